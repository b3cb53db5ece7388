"""Rules about facts set against each other, over all weeks. A failing fact stands and is flagged.

That figures do not go together says that one of them is wrong, not which: nothing is refused and nothing held back.
Only one fact said twice is critical, since it would be counted twice.
"""

from __future__ import annotations

import polars as pl

from expectations import limits
from expectations.rules import Holds, Rule


def _absent(column: str) -> Holds:
    """Nothing was found against the row (`across`)."""
    return Holds(pl.col(column).is_null())


ACROSS_RULES: tuple[Rule, ...] = (
    Rule(
        "expect_one_standing_fact_a_statement", ("statement_id", "superseded_at"),
        Holds(pl.col("superseded_at").is_null().sum().over("statement_id") <= 1), "critical",
        "No two facts that stand come from one statement", "Tidak ada dua fakta yang berlaku dari satu pernyataan",
        "Another fact comes from the same statement: {statement_id}.",
        "Fakta lain berasal dari pernyataan yang sama: {statement_id}.",
    ),
    Rule(
        "expect_active_not_above_eligible", ("metric", "value", "region_code", "as_of"), _absent("_eligible"),
        "warning",
        "Active participants are no more than those who ought to be covered, at the same place and date",
        "Peserta aktif tidak melebihi potensi pekerja pada tempat dan tanggal yang sama",
        "{value} active in {region} at {as_of}, but at most {_eligible} ought to be covered ({_eligible_document}).",
        "{value} peserta aktif di {region} per {as_of}, padahal potensinya paling banyak {_eligible} "
        "({_eligible_document}).",
    ),
    Rule(
        "expect_rate_to_follow_from_its_parts", ("metric", "value", "region_code", "as_of"), _absent("_rate_sum"),
        "warning",
        "A rate is the numerator in percent of the denominator that its document states, as far as their words allow",
        "Persentase sesuai dengan pembilang dan penyebut dalam dokumen yang sama, sejauh kata-katanya memungkinkan",
        "The rate of {region} does not follow from the counts beside it: {_rate_sum}.",
        "Persentase {region} tidak sesuai dengan jumlah yang menyertainya: {_rate_sum}.",
    ),
    Rule(
        "expect_shares_to_make_a_hundred", ("metric", "value", "region_code", "as_of"), _absent("_complement_sum"),
        "warning",
        "The protected and the unprotected share of the same workers make 100 percent",
        "Persentase terlindungi dan belum terlindungi berjumlah 100 persen",
        "The shares of {region} do not make a hundred: {_complement_sum}.",
        "Persentase {region} tidak berjumlah seratus: {_complement_sum}.",
    ),
    Rule(
        "expect_parts_to_make_the_total", ("metric", "value", "region_code", "as_of"), _absent("_total_sum"),
        "warning",
        "Active and unprotected workers make those who ought to be covered",
        "Peserta aktif dan pekerja belum terlindungi berjumlah potensi pekerja",
        "The total of {region} is not the sum of its parts: {_total_sum}.",
        "Total {region} tidak sama dengan jumlah rinciannya: {_total_sum}.",
    ),
    Rule(
        "expect_part_not_above_its_whole", ("metric", "value", "segment", "program", "worker_group"),
        _absent("_part_sum"), "warning",
        "A segment, programme or group has no more than the figure for all of them, in the same document",
        "Satu segmen, program, atau kelompok tidak melebihi angka keseluruhannya dalam dokumen yang sama",
        "A part of {region} is larger than its whole: {_part_sum}.",
        "Sebagian dari {region} lebih besar daripada keseluruhannya: {_part_sum}.",
    ),
    Rule(
        "expect_region_to_agree_with_its_members", ("metric", "value", "region_code", "as_of"),
        _absent("_members_sum"), "warning",
        "A country's or province's count is no less than the sum of its known members, and is the sum of all of them",
        "Jumlah nasional atau provinsi tidak kurang dari jumlah anggota yang diketahui, dan sama bila semua diketahui",
        "{region} is said to have {value} at {as_of}, but its {_members} known members together have {_members_sum}.",
        "{region} disebut {value} per {as_of}, padahal {_members} anggotanya yang diketahui berjumlah {_members_sum}.",
    ),
    Rule(
        "expect_year_to_date_not_to_fall", ("metric", "value", "period", "as_of"), _absent("_before"), "warning",
        "A figure that runs from January does not fall within the year",
        "Angka kumulatif sejak Januari tidak menurun dalam tahun yang sama",
        "{metric} of {region} is {value} at {as_of}, but was {_before} at {_before_as_of} already.",
        "{metric} {region} sebesar {value} per {as_of}, padahal sudah {_before} per {_before_as_of}.",
    ),
    Rule(
        "expect_no_jump", ("metric", "value", "region_code", "as_of"), _absent("_jump_from"), "warning",
        f"A count changes by a factor of at most {limits.JUMP_FACTOR_YEAR:g} from the year before, a rate by "
        f"{limits.JUMP_POINTS_YEAR:g} points; without a figure of that season by "
        f"{limits.JUMP_FACTOR_HALF_YEAR:g} ({limits.JUMP_POINTS_HALF_YEAR:g} points) within half a year, over the turn "
        f"of the year by {limits.JUMP_FACTOR_HALF_YEAR * limits.SEASON_FACTOR:g}",
        f"Jumlah berubah paling banyak {limits.JUMP_FACTOR_YEAR:g} kali dari tahun sebelumnya, persentase "
        f"{limits.JUMP_POINTS_YEAR:g} poin; tanpa angka musim itu {str(limits.JUMP_FACTOR_HALF_YEAR).replace('.', ',')}"
        f" kali ({limits.JUMP_POINTS_HALF_YEAR:g} poin) dalam setengah tahun, melewati akhir tahun "
        f"{str(limits.JUMP_FACTOR_HALF_YEAR * limits.SEASON_FACTOR).replace('.', ',')} kali",
        "{metric} of {region} is {value} at {as_of}, after {_jump_from} at {_jump_as_of}.",
        "{metric} {region} sebesar {value} per {as_of}, setelah {_jump_from} per {_jump_as_of}.",
    ),
    Rule(
        "expect_statutory_value_to_be_in_force", ("kind", "metric", "value", "as_of"), _absent("_law_instrument"),
        "warning",
        "A sum said to be set by law is not one that was in force on other days only",
        "Besaran yang disebut menurut peraturan bukan yang hanya berlaku pada waktu lain",
        "{value} {unit} is what {_law_instrument} set from {_law_from} to {_law_to}, not at {as_of}.",
        "{value} {unit} ditetapkan {_law_instrument} dari {_law_from} sampai {_law_to}, bukan untuk {as_of}.",
    ),
)  # fmt: skip
