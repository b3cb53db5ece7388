"""What each flag of a fact says, in plain words, and which of them put its value in doubt."""

from __future__ import annotations

import polars as pl

MEANINGS: dict[str, tuple[str, str]] = {
    "ratio_inconsistent": (
        "The rate printed does not follow from the counts printed with it",
        "Persentase yang tertulis tidak sesuai dengan jumlah yang menyertainya",
    ),
    "complement_mismatch": (
        "The protected and the unprotected share do not make 100 percent",
        "Persentase terlindungi dan belum terlindungi tidak berjumlah 100 persen",
    ),
    "sum_mismatch": (
        "The parts printed do not add up to the total printed",
        "Rincian yang tertulis tidak sama dengan jumlah totalnya",
    ),
    "weekday_mismatch": (
        "The weekday printed is not the weekday of the date printed; the date is kept",
        "Nama hari tidak cocok dengan tanggalnya; tanggal yang dipakai",
    ),
    "implausible_magnitude": (
        "The figure is far outside what the region or the measure can hold",
        "Angka jauh di luar kewajaran bagi wilayah atau ukurannya",
    ),
    "statutory_mismatch": (
        "The amount is not the one the regulation in force sets",
        "Besaran berbeda dengan peraturan yang berlaku",
    ),
    "scale_doubled": (
        "The scale is printed twice, in digits and in words; the evident value was taken",
        "Satuan ribuan atau jutaan tertulis dua kali; nilai yang masuk akal yang dipakai",
    ),
    "comma_thousands": (
        "A comma separates thousands in the figure, against Indonesian usage",
        "Koma dipakai sebagai pemisah ribuan",
    ),
    "region_ambiguous": (
        "The name printed fits more than one region",
        "Nama wilayah dapat berarti lebih dari satu wilayah",
    ),
    "region_inferred": (
        "The region is not named beside the figure; it was taken from the rest of the document",
        "Wilayah disimpulkan dari bagian lain dokumen",
    ),
    "date_inferred": (
        "The date is not stated beside the figure; it was taken from the rest of the document or its publication",
        "Tanggal disimpulkan dari bagian lain dokumen atau tanggal terbit",
    ),
    "total_mismatch": (
        "The total row of the table is not the sum of its rows",
        "Baris jumlah pada tabel tidak sama dengan penjumlahan barisnya",
    ),
    "code_name_mismatch": (
        "The region code and the region name in the table belong to different regions",
        "Kode dan nama wilayah pada tabel tidak cocok",
    ),
    "not_monotone": (
        "A figure that runs from January falls from one month to the next",
        "Angka kumulatif sejak Januari menurun dari bulan sebelumnya",
    ),
    "thousand_factor": (
        "The figure differs by a factor of a thousand from those beside it",
        "Angka berbeda seribu kali lipat dari angka di sekitarnya",
    ),
}

DOUBTFUL = (
    "ratio_inconsistent",
    "complement_mismatch",
    "sum_mismatch",
    "implausible_magnitude",
    "statutory_mismatch",
    "region_ambiguous",
    "total_mismatch",
    "code_name_mismatch",
    "not_monotone",
    "thousand_factor",
)
"""Flags that put the value or its place in doubt. The others record how a sound value was read."""


def meanings() -> pl.DataFrame:
    """`flag, meaning_en, meaning_id`, one row for each flag of the vocabulary."""
    rows = [(flag, english, indonesian) for flag, (english, indonesian) in MEANINGS.items()]
    return pl.DataFrame(rows, schema=["flag", "meaning_en", "meaning_id"], orient="row")
