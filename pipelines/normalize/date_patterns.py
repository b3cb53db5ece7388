"""The shapes of Indonesian dates and periods, written once for Polars (to find them) and for Python (to read them)."""

from __future__ import annotations

from pipelines.normalize.figure_patterns import DASH, UNITS, WS, either

MONTHS: dict[str, int] = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
    # English, as content systems print it in datelines.
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "october": 10, "december": 12,
}  # fmt: skip
SHORT_MONTHS: dict[str, int] = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8, "agust": 8,
    "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "des": 12, "aug": 8, "oct": 10, "dec": 12,
}  # fmt: skip
WEEKDAYS: dict[str, int] = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5, "minggu": 6,
    "ahad": 6, "sen": 0, "sel": 1, "rab": 2, "kam": 3, "jum": 4, "sab": 5, "min": 6,
}  # fmt: skip
ORDINALS: dict[str, int] = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "pertama": 1, "kesatu": 1, "kedua": 2,
    "ketiga": 3, "keempat": 4, "satu": 1, "dua": 2, "tiga": 3, "empat": 4,
}  # fmt: skip

YEAR = r"\b(?:19|20)[0-9]{2}\b"
DAY = r"\b[0-3]?[0-9]"
MONTH = rf"(?:{either(*MONTHS)}\b|{either(*SHORT_MONTHS)}\b\.?)"
_NUMBER_MONTH = "[01]?[0-9]"
_LONG_DAYS = [day for day in WEEKDAYS if len(day) > 3]
WEEKDAY = rf"\b{either(*WEEKDAYS)}\b"
# "Minggu" is Sunday, "minggu" a week: a bare weekday counts with its capital only.
BARE_WEEKDAY = rf"\b(?-i:{either(*[day.capitalize() for day in _LONG_DAYS])})\b"
TO = rf"(?:{WS}?{DASH}{WS}?|{WS}(?:hingga|sampai{WS}dengan|sampai|s/d|s\.d\.|sd|dan){WS})"
_OF_YEAR = rf"(?:{WS}?,?{WS}?(?:tahun{WS})?{YEAR}|{WS}tahun{WS}(?:ini|lalu|depan)\b)"
# "Rabu pagi (9/7/2025)": the time of day may stand between.
_DAYTIME = rf"(?:{WS}(?:pagi|siang|sore|petang|malam|dini{WS}hari)\b)?"
_WEEKDAYS = rf"{WEEKDAY}(?:(?:{WS}?{DASH}{WS}?|{WS}(?:dan|hingga|sampai){WS}){WEEKDAY})?"
_LED = rf"(?:{_WEEKDAYS}{_DAYTIME},?{WS}?\(?(?:(?:tanggal|tgl\.?){WS})?)?"

# "Mei 14, 2024": as content systems print the day of publication.
_MONTH_FIRST = rf"\b{MONTH}{WS}{DAY},{WS}?{YEAR}"
DAY_MONTH = rf"(?:{_LED}{DAY}{WS}?-?{MONTH}(?:-{YEAR}|{_OF_YEAR})?\)?|{_MONTH_FIRST})"
DAY_SPAN = rf"{_LED}{DAY}(?:{WS}{MONTH}{_OF_YEAR}?)?{TO}(?:{WEEKDAY},{WS})?{DAY}{WS}{MONTH}{_OF_YEAR}?\)?"
SLASHED = (
    rf"(?:{WEEKDAY}{_DAYTIME},?{WS}?\({WS}?{DAY}{WS}?/{WS}?{_NUMBER_MONTH}(?:{WS}?/{WS}?(?:{YEAR}|[0-9]{{2}}))?{WS}?\)"
    rf"|\({DAY}/{_NUMBER_MONTH}(?:/(?:{YEAR}|[0-9]{{2}}))?\)"
    rf"|{_LED}{DAY}/{_NUMBER_MONTH}/(?:{YEAR}|[0-9]{{2}}\b)"
    rf"|{WEEKDAY},?{WS}{DAY}/{_NUMBER_MONTH}\b"
    rf"|{DAY}(?:-{_NUMBER_MONTH}-|\.{_NUMBER_MONTH}\.){YEAR})"
)
SLASHED_SPAN = (
    rf"(?:{_WEEKDAYS},?{WS}?)?\(?{DAY}(?:/{_NUMBER_MONTH})?{WS}?{DASH}{WS}?{DAY}/{_NUMBER_MONTH}(?:/{YEAR}|\))\)?"
)
ISO = rf"{YEAR}(?:-[01][0-9]-[0-3][0-9](?:T[0-9:.]+Z?)?|/[01][0-9]/[0-3][0-9])\b"
# The last days of a period, and all parts of one.
CLOSING = rf"\b(?:menutup|mengakhiri|akhir|penghujung|pengujung|ujung|penutupan|penutup|tutup(?:{WS}(?:buku|tahun))?)"
_EDGE = rf"(?:{CLOSING}|\b(?:awal|pertengahan|medio))"
_WEEK = rf"\b(?:pekan|minggu){WS}(?:ke-?{WS}?[1-5]\b|pertama|kedua|ketiga|keempat|kelima|terakhir)"
_PART = rf"(?:(?:{_EDGE}|{_WEEK}){WS})?(?:(?:bulan|tahun){WS})?"
MONTH_DAY_SPAN = rf"\b{MONTH}{_OF_YEAR}?{TO}{DAY}{WS}{MONTH}{_OF_YEAR}?"
YEAR_MONTH_SPAN = (
    rf"(?:\b(?:tahun|awal|akhir){WS})*{YEAR}{TO.replace('|dan', '')}{_PART}(?:{DAY}{WS})?{MONTH}{_OF_YEAR}"
)
MONTH_SPAN = rf"\b{MONTH}{_OF_YEAR}?{TO}{_PART}{MONTH}{_OF_YEAR}?"
# "Oktober 2025 kemarin" is no day.
_PAST = rf"(?:{WS}kemarin\b)?"
MONTH_YEAR = rf"\b(?:{MONTH}{_OF_YEAR}{_PAST}|{either(*MONTHS)}{WS}(?:lalu|silam|kemarin|mendatang|depan|ini)\b)"
BARE_MONTH = rf"\b(?-i:{either(*[month.capitalize() for month in MONTHS])})\b"
# "kuartal I (Januari-Maret) tahun 2025"
_MONTHS = rf"(?:{WS}?\({MONTH}{TO}{MONTH}\))"
_NTH = r"(?:(?-i:III|IV|II|I)|[1-4]|pertama|kesatu|kedua|ketiga|keempat|satu|dua|tiga|empat)\b"
QUARTER = rf"\b(?:(?:triwulan|kuartal|kwartal|tw|trw){WS}?|(?-i:Q))(?:ke-?)?-?{_NTH}(?:{_MONTHS}?[/-]?{_OF_YEAR})?"
QUARTER_SPAN = rf"\b(?:triwulan|kuartal|kwartal|tw){WS}?{_NTH}{TO}{_NTH}(?:[/-]?{_OF_YEAR})?"
HALF = rf"\b(?:semester|paruh)(?:{WS}ke-?|{WS}){_NTH}(?:{_MONTHS}?[/-]?{_OF_YEAR})?"
_WHICH = "(?:ini|lalu|silam|depan|kemarin|berjalan|mendatang|sebelumn?ya)"
EDGE = (
    rf"(?:{_EDGE}|{_WEEK}){WS}(?:(?:bulan{WS})?{MONTH}(?:{_OF_YEAR}|{WS}(?:lalu|silam|kemarin|ini|mendatang|depan)\b)?"
    rf"|bulan{WS}{_WHICH}\b)"
    rf"|{_EDGE}{WS}(?:(?:tahun{WS})?{YEAR}{_PAST}|(?:tahun|bulan)(?:{WS}{_WHICH}\b|\b))"
)
NAMED = rf"\b(?:(?:tahun|bulan|(?-i:minggu)|pekan|triwulan|kuartal|semester){WS}{_WHICH}|hari{WS}ini)\b"
AGO = (
    rf"\b(?:[0-9]{{1,3}}{WS}?|se|{either(*UNITS)}{WS})(?:hari|minggu|pekan|bulan|tahun){WS}"
    rf"(?:(?:yang{WS})?lalu|silam|lagi|dari{WS}sekarang|mendatang|ke{WS}depan)\b"
    rf"|\bdalam{WS}[0-9]{{1,3}}{WS}(?:hari|minggu|pekan|bulan|tahun)\b"
)
# "setahun sebelumnya", "dua tahun sebelumnya": back from the year just named; "setahun kemudian", "tahun berikutnya":
# so many years after it.
BEFORE = (
    rf"\b(?:(?:(?:se|[2-9]{WS}?|{either(*UNITS)}{WS})tahun|sebulan){WS}sebelumnya"
    rf"|(?:setahun|[2-9]{WS}?tahun|{either(*UNITS)}{WS}tahun){WS}(?:kemudian|berikutnya|sesudahnya|setelahnya)"
    rf"|tahun{WS}(?:berikutnya|selanjutnya))\b"
)
_COUNT = rf"(?:[0-9]{{1,2}}|{either(*UNITS)})"
_YEAR_SO_FAR = rf"(?:(?:tahun{WS})?{YEAR}|tahun{WS}(?:ini|lalu|silam|kemarin|berjalan)\b)"
# The months of a year up to one of them: "enam bulan pertama 2025", "delapan bulan tahun ini", "tujuh bulan berjalan".
_DURING = rf"(?:selama|dalam|sepanjang)(?:{WS}(?:kurun|rentang|tempo|masa|waktu|periode))*{WS}"
FIRST_MONTHS = (
    rf"\b(?:{_DURING})?{_COUNT}{WS}bulan{WS}"
    rf"(?:(?:pertama|awal|berjalan)\b(?:{WS}(?:di|pada|dari|dalam))?(?:{WS}{_YEAR_SO_FAR})?"
    rf"|(?:(?:di|pada|dalam|selama|sepanjang){WS})?{_YEAR_SO_FAR})"
)
# "bulan kedelapan", "bulan ke-8 2024"
NTH_MONTH = rf"\bbulan{WS}(?:ke-?{WS}?[0-9]{{1,2}}|ke(?:{'|'.join(list(UNITS)[2:])}))\b(?:{WS}{_YEAR_SO_FAR})?"
NEAR = rf"\b(?:kemarin{WS}dulu|kemarin{WS}lusa|kemarin|besok|lusa)\b"
_WHICH_DAY = rf"(?:(?:yang{WS})?lalu|kemarin|depan|mendatang|ini|(?:pekan|minggu){WS}(?:lalu|ini|depan))\b"
WEEKDAY_REL = rf"{BARE_WEEKDAY}(?:{WS}{_WHICH_DAY})?"
YEAR_SPAN = rf"(?:\b(?:tahun|periode){WS})?{YEAR}(?:{TO.replace('|dan', '')}|/){YEAR}"
YEAR_WORD = rf"\b(?:tahun|thn|th\.|TA|T\.A\.){WS}(?:anggaran{WS})?{YEAR}{_PAST}"

# First fit wins: long constructs before the short ones that begin alike.
DATES: dict[str, str] = {
    "day_span": DAY_SPAN, "slashed_span": SLASHED_SPAN, "iso": ISO, "slashed": SLASHED, "day_month": DAY_MONTH,
    "month_day_span": MONTH_DAY_SPAN, "month_span": MONTH_SPAN,
    "year_month_span": YEAR_MONTH_SPAN,
    "edge": EDGE, "month_year": MONTH_YEAR, "quarter_span": QUARTER_SPAN, "quarter": QUARTER, "half": HALF,
    "first_months": FIRST_MONTHS, "nth_month": NTH_MONTH, "before": BEFORE,
    "year_span": YEAR_SPAN, "year_word": YEAR_WORD, "ago": AGO,
    "named": NAMED, "near": NEAR,
    "weekday": WEEKDAY_REL, "bare_month": BARE_MONTH,
}  # fmt: skip

_CUES = either(
    "hingga", "sampai dengan", "sampai", "s/d", "s.d.", "per", "sejak", "mulai", "selama", "sepanjang", "pada", "dalam",
    "di", "posisi", "menjelang", "target", "dari", "untuk", "periode", "tiap", "setiap", "antara", "menuju", "kurun",
    "awal", "akhir", "pertengahan", "tanggal", "tgl", "bulan", "tahun", "data", "catatan", "hitungan", "rekap",
    "rekapitulasi", "status", "kondisi", "cut off", "ytd",
)  # fmt: skip
_INNER = either(
    "akhir", "awal", "pertengahan", "bulan", "tahun", "tanggal", "tgl", "posisi", "periode", "dengan", "hari", "waktu",
    "data", "pekan", "minggu", "pertama", "kedua", "ketiga", "keempat", "terakhir", "tutup buku", "penutupan buku",
    "penghujung", "pengujung", "ujung", "penutupan",
)  # fmt: skip
# The word that governs a date, at the end of the text before it.
CUE = rf"\b({_CUES})(?:{WS}{_INNER})*(?:{WS}|-)\(?$"
