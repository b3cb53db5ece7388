"""What the words around a figure make of it: how they soften it, and whether it is a count at all."""

from __future__ import annotations

import polars as pl

from pipelines.normalize.figure_patterns import WS, either, for_polars

QUALIFIER_WORDS: dict[str, str] = {
    "sekitar": "about", "kurang lebih": "about", "lebih kurang": "about", "kurleb": "about", "kira-kira": "about",
    "lebih-kurang": "about", "kisaran": "about", "sekira": "about", "berkisar": "about", "diperkirakan": "about",
    "ditaksir": "about",
    "lebih dari": "more_than", "lebih": "more_than", "di atas": "more_than", "diatas": "more_than",
    "melebihi": "more_than", "melampaui": "more_than", "melewati": "more_than", "lebih besar dari": "more_than",
    "lebih tinggi dari": "more_than",
    "minimal": "at_least", "minimum": "at_least", "paling sedikit": "at_least", "paling rendah": "at_least",
    "setidaknya": "at_least", "setidak-tidaknya": "at_least", "sedikitnya": "at_least", "paling tidak": "at_least",
    "sekurang-kurangnya": "at_least", "sekurangnya": "at_least", "tidak kurang dari": "at_least",
    "tak kurang dari": "at_least",
    "hampir": "nearly", "mendekati": "nearly", "nyaris": "nearly",
    "kurang dari": "less_than", "di bawah": "less_than", "dibawah": "less_than", "tidak sampai": "less_than",
    "tak sampai": "less_than", "belum sampai": "less_than", "belum mencapai": "less_than",
    "lebih kecil dari": "less_than", "lebih rendah dari": "less_than", "lebih murah dari": "less_than",
    "maksimal": "up_to", "maksimum": "up_to", "paling banyak": "up_to", "paling tinggi": "up_to",
    "paling besar": "up_to", "setinggi-tingginya": "up_to", "sebanyak-banyaknya": "up_to", "sampai dengan": "up_to",
    "tidak lebih dari": "up_to", "tak lebih dari": "up_to", "hingga mencapai": "up_to", "hingga": "up_to",
    "sampai": "up_to", "s/d": "up_to", ">": "more_than", "≥": "at_least", "<": "less_than", "≤": "up_to",
    # What rises "hingga 46 persen" has reached it.
    **{f"{verb} {to}": "exact" for verb in ("naik", "meningkat", "tumbuh", "bertambah", "melonjak", "turun", "menurun",
                                            "berkurang", "mencapai", "terdaftar", "tercatat")
       for to in ("hingga", "sampai", "hingga mencapai")},
}  # fmt: skip
_FILLER = either(
    "sebesar", "sebanyak", "sejumlah", "senilai", "mencapai", "menjadi", "dari", "angka", "di angka", "pada angka",
    "yakni", "yaitu", "sekitar", "total", "nilai", "ada", "terdapat", "tercatat",
)  # fmt: skip
# A bound may stand before the verb: "minimal menaikkan cakupan 20 persen".
_BOUND = either("minimal", "minimum", "paling sedikit", "setidaknya", "sedikitnya", "maksimal", "maksimum")
_BEFORE = for_polars(
    rf"\b(?:({either(*QUALIFIER_WORDS)})((?:{WS}{_FILLER})*{WS}\(?)"
    rf"|({_BOUND})({WS}me[a-z]+(?:{WS}[a-z]+)?{WS}))$|([<>≥≤])({WS}?)$"
)
_LEBIH_NOT = either("banyak", "tinggi", "besar", "rendah", "dari", "sedikit", "baik", "kecil", "lanjut", "luas",
                    "cepat", "dulu", "dahulu", "kurang", "murah", "mahal", "kuat", "siap")  # fmt: skip
_LEBIH = rf"^(?:{WS}(?:orang|jiwa|pekerja|peserta|kasus|an))?{WS}lebih\b"
_AFTER, _AFTER_NOT = for_polars(_LEBIH), for_polars(rf"{_LEBIH}{WS}{_LEBIH_NOT}\b")
_OR_MORE = for_polars(rf"^{WS}(?:(?:ke{WS}atas|atau{WS}lebih)\b)")
# Things that come in whole numbers: before them a comma and three digits cannot be a fraction.
COUNT_NOUNS = either(
    "orang", "jiwa", "pekerja", "peserta", "kasus", "tenaga", "buruh", "karyawan", "nelayan", "petani", "warga",
    "perusahaan", "badan usaha", "pemberi kerja", "tk", "kepala keluarga", "kk", "klaim", "keluarga", "ahli waris",
    "guru", "pegawai", "kader", "pedagang", "desa", "kelurahan", "unit", "rumah", "anak", "siswa", "relawan", "anggota",
    "pengemudi", "angkatan kerja", "penduduk", "penerima", "perangkat", "rt", "rw", "pelaku", "umkm", "petugas",
    "personel", "honorer", "pekebun", "peternak", "pengurus", "ojek", "sopir", "tukang", "marbot", "santri",
    "mahasiswa", "masyarakat", "pengusaha",
)  # fmt: skip
# After these words a number like 2022 is a year, whatever follows: "selama 2022 peserta aktif".
_YEAR_LEADS = ("tahun", "selama", "sepanjang", "pada", "hingga", "sampai", "per", "sejak", "akhir", "awal", "mulai")
_YEAR_LED = for_polars(rf"\b{either(*_YEAR_LEADS)}{WS}$")
# "Di 2022 klaim naik" names a year, "di 2022 desa" counts them.
_IN_YEAR = for_polars(rf"\b(?:di|dalam){WS}$")
_SITES = for_polars(rf"^{WS}(?:perusahaan|badan{WS}usaha|desa|kelurahan|unit|rumah|rt|rw|umkm)\b")
COUNTED = for_polars(rf"^{WS}{COUNT_NOUNS}\b")
_AGE_BEFORE = for_polars(rf"\b(?:usia|umur|berusia|berumur)(?:{WS}\w+)?{WS}$")
_DURATION = for_polars(rf"^(?:{WS}|-)(?:tahun|bulan|hari|minggu|pekan|jam|menit|detik)\b")
# Regions whose names hold a number word.
_NAMED_BEFORE = for_polars(rf"\b(?:Kepulauan|Kep\.?|Pulau){WS}$")
_NAMED_AFTER = for_polars(rf"^{WS}(?:Kota|Lawang)\b")
_NOT_A_NUMBER = for_polars(rf"(?:\b(?:salah|seperti|se){WS}|[A-Za-z]-|[0-9][.,])$")


def is_led_as_year(before: pl.Expr, after: pl.Expr) -> pl.Expr:
    """Whether the words around a number like 2022 make it a year, though it stands before a noun that is counted."""
    return before.str.contains(_YEAR_LED) | (before.str.contains(_IN_YEAR) & ~after.str.contains(_SITES))


def context_columns(candidates: pl.DataFrame) -> pl.DataFrame:
    """Adds `qualifier`, `qualifier_text`, `qualifier_start`, `nature`, `counted` (a count noun follows) and `rejected`
    (part of a word, name or idiom: "salah satu", "satu-satunya", "2M Fahrudin", "Kepulauan Seribu")."""
    before, after, match, shape = pl.col("before"), pl.col("after"), pl.col("match"), pl.col("shape")
    framed = candidates.with_columns(
        after.str.contains(COUNTED).alias("counted"),
        _nature(before, after, match, shape).alias("nature"),
        _rejected(before, after, match, shape).alias("rejected"),
    )
    framed = _with_comma_evidence(framed)
    # "2024 pekerja" is a count, "1999 peserta" too.
    counts = (shape == "year") & pl.col("counted") & ~is_led_as_year(before, after)
    counted = framed.with_columns(
        pl.when(counts).then(pl.lit("figure")).otherwise(shape).alias("shape"),
        pl.when(counts).then(None).otherwise("nature").alias("nature"),
    ).with_row_index("_at")
    return counted.join(_qualified(counted), on="_at", how="left", maintain_order="left").with_columns(
        pl.col("qualifier").fill_null("exact")
    )


def _with_comma_evidence(framed: pl.DataFrame) -> pl.DataFrame:
    """A text that groups by commas throughout ("12,345 ... 8,210", no dotted thousands) means thousands each time."""
    comma = pl.col("match").str.contains("^[1-9][0-9]{0,2}(?:,[0-9]{3})+$")
    dotted = pl.col("match").str.contains(r"[0-9]\.[0-9]{3}(?:[^0-9]|$)")
    rows = framed.filter(comma).group_by("row").agg(pl.len().alias("_commas")).filter(pl.col("_commas") > 1)
    if rows.is_empty():
        return framed
    other = framed.filter(dotted).select(pl.col("row").unique())
    english = rows.join(other, on="row", how="anti").get_column("row").implode()
    return framed.with_columns((pl.col("counted") | (comma & pl.col("row").is_in(english))).alias("counted"))


def _qualified(framed: pl.DataFrame) -> pl.DataFrame:
    """The rows that a word before or after softens: `_at`, `qualifier`, `qualifier_text`, `qualifier_start`."""
    before, after = pl.col("before"), pl.col("after")
    some = framed.filter(before.str.contains(_BEFORE) | after.str.contains(_AFTER) | after.str.contains(_OR_MORE))
    said = before.str.extract_groups(_BEFORE)
    read = some.select(
        "_at",
        pl.coalesce(*(said.struct.field(n) for n in "135")).alias("_words"),
        pl.coalesce(*(said.struct.field(n) for n in "246")).alias("_tail"),
        (after.str.contains(_AFTER) & ~after.str.contains(_AFTER_NOT)).alias("_lebih"),
        after.str.contains(_OR_MORE).alias("_or_more"),
        "start",
    )
    key = pl.col("_words").str.to_lowercase().str.replace_all(f"{WS}+", " ")
    spoken = pl.col("_words") + pl.col("_tail")
    named = key.replace_strict(QUALIFIER_WORDS, default=None, return_dtype=pl.String)
    return read.select(
        "_at",
        pl.when(pl.col("_lebih") & named.is_null()).then(pl.lit("more_than"))
        .when("_or_more").then(pl.lit("at_least"))
        .otherwise(named).alias("qualifier"),
        pl.when(named != "exact").then("_words").when("_lebih").then(pl.lit("lebih")).alias("qualifier_text"),
        (pl.col("start") - spoken.str.len_chars().cast(pl.Int64)).alias("qualifier_start"),
    )  # fmt: skip


def _nature(before: pl.Expr, after: pl.Expr, match: pl.Expr, shape: pl.Expr) -> pl.Expr:
    bare = match.str.contains("^[0-9]{1,2}$")
    bracketed = bare & before.str.contains(r"\($") & after.str.contains(r"^( tahun)?\)")
    return (
        pl.when(shape.is_in(["year", "year_span"])).then(pl.lit("year"))
        .when(shape == "regulation").then(shape)
        .when(before.str.contains(_AGE_BEFORE) | bracketed).then(pl.lit("age"))
        .when((shape == "figure") & after.str.contains(_DURATION)).then(pl.lit("duration"))
        .when(bare & before.str.contains(r"(?:^|\n)\s*$") & after.str.contains(r"^[.)]\s")).then(pl.lit("list_number"))
    )  # fmt: skip


def _rejected(before: pl.Expr, after: pl.Expr, match: pl.Expr, shape: pl.Expr) -> pl.Expr:
    worded = match.str.contains("^[A-Za-z]")
    # "satu-satunya", "dua-duanya"; "4G"; "60 MVA" keeps its 60.
    doubled = worded & after.str.contains("^-[a-z]") & ~after.str.contains("^-an")
    glued = match.str.contains("[0-9]$") & after.str.contains("^[A-Za-z]{1,2}(?:[^A-Za-z]|$)")
    initial = match.str.contains("^[0-9]+ ?[MTK]$") & after.str.contains("^ [A-Z][a-z]")
    inside = before.str.contains(_NOT_A_NUMBER) & (shape == "figure")
    # Ten digits and more without a mark are an account, a card or a telephone.
    number = match.str.contains("^[0-9]{10,}$")
    # "Rp489,5" where the text breaks off has lost its scale.
    cut_off = match.str.contains("^Rp.*[0-9],[0-9]$") & after.str.contains(r"^\s*(?:…|\.{3})?\s*$")
    named = (match.str.contains("(?i)^seribu$") & before.str.contains(_NAMED_BEFORE)) | (
        match.str.contains("(?i)^(?:lima ?puluh|empat)$")
        & match.str.contains("^[A-Z]")
        & after.str.contains(_NAMED_AFTER)
        & after.str.contains("^.[A-Z]")
    )
    return doubled | glued | initial | inside | cut_off | number | named
