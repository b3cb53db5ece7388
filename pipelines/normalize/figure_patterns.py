"""The shapes of Indonesian figures, written once for Polars (to find them) and for Python (to read them).

Sources: EYD V (Badan Bahasa) on writing numbers and currency: dot for thousands, comma for decimals, "Rp" set close
to the digits; the rest are press habits that the guide frowns upon but readers understand.
"""

from __future__ import annotations

WS = "[ \u00a0\u2009\u202f]"
DASH = "[-–—−]"

UNITS: dict[str, int] = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
SCALES: dict[str, float] = {
    "ratus": 1e2, "ribu": 1e3, "rb": 1e3, "k": 1e3, "juta": 1e6, "jt": 1e6,
    "miliar": 1e9, "milyar": 1e9, "miliyar": 1e9, "milliar": 1e9, "m": 1e9,
    "triliun": 1e12, "trilyun": 1e12, "triliyun": 1e12, "trilliun": 1e12, "t": 1e12,
    "kuadriliun": 1e15, "quadriliun": 1e15,
}  # fmt: skip
ONE_OF: dict[str, float] = {
    "seratus": 1e2, "seribu": 1e3, "sejuta": 1e6, "semiliar": 1e9, "semilyar": 1e9, "setriliun": 1e12,
}  # fmt: skip
VAGUE: dict[str, float] = {
    "belasan": 10, "puluhan": 10, "ratusan": 1e2, "ribuan": 1e3, "jutaan": 1e6, "miliaran": 1e9, "triliunan": 1e12,
    "seratusan": 1e2, "seribuan": 1e3, "sejutaan": 1e6,
}  # fmt: skip
FRACTIONS: dict[str, float] = {
    "setengah": 1 / 2, "separuh": 1 / 2, "separo": 1 / 2, "sepertiga": 1 / 3, "seperempat": 1 / 4, "seperlima": 1 / 5,
    "sepersepuluh": 1 / 10,
}  # fmt: skip
PARTS: dict[str, float] = {"pertiga": 3, "perempat": 4, "perlima": 5, "persepuluh": 10}


def either(*words: str) -> str:
    """An alternation, longest first, since the first that fits is taken."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_LONG_SCALES = [word for word in SCALES if len(word) > 1]
# One capital letter is a scale, a small one is not: "Rp479 M" but "5 m".
# What speech hangs on to a word: "14 persenlah", "dua jutanya".
CLITIC = "(?:nya|lah|kah|pun)"
SCALE = rf"(?:{either(*_LONG_SCALES)}(?:-?an)?{CLITIC}?|(?-i:[MTK]))\b"
# Codes in capitals only: "sebesar 65" names no riyal.
_CODES = rf"\b(?-i:{either('IDR', 'USD', 'EUR', 'SGD', 'MYR', 'JPY', 'GBP', 'AUD', 'CNY', 'HKD', 'SAR')})"
_DOLLARS = r"(?:\b(?-i:US|AS|A|S|SG|HK|NZ|NT))?\$"
CURRENCY_BEFORE = rf"(?:(?:Rp|{_CODES}|\b(?-i:RM)|{_DOLLARS}|[€£¥])(?:{WS}?\.{WS}?|{WS})?)+"
_FOREIGN = (
    "dolar", "dollar", "euros", "euro", "yen", "pound", "poundsterling", "ringgit", "riyal", "franc", "yuan", "won",
    "baht", "zloty",
)  # fmt: skip
_COUNTRY = rf"(?:{WS}(?:Indonesia|CFP|AS|Amerika{WS}Serikat)\b)?"
CURRENCY_AFTER = rf"(?:{WS}?(?:{either('rupiah', *_FOREIGN)}\b{_COUNTRY}|{_CODES}\b|[$€]))"
CENTS = rf"(?:{WS}(?:sen|grosz)\b)"
PERCENT = (
    rf"(?:{WS}?%|{WS}?(?:persen|prosen|persern|presen|percent|persent)(?:{WS}poin\b|(?:an)?{CLITIC}?\b)"
    rf"|{WS}poin{WS}(?:persentase|persen)\b)"
)

# "229. 405": a thousands mark followed by a stray space; whole groups of three only.
_BROKEN = r"\b[0-9]{1,3}(?:\.[0-9]{3})*\. [0-9]{3}(?:\.[0-9]{3})*(?:,[0-9]+)?\b"
DIGITS = rf"(?:{_BROKEN}|[0-9]+(?:[.,][0-9]+)*)"

_WORD_START = either(*UNITS, *ONE_OF, *VAGUE, *FRACTIONS)
_WORD_NEXT = either(
    *UNITS, *ONE_OF, *FRACTIONS, *PARTS, *_LONG_SCALES, "belas", "puluh", "koma",
)  # fmt: skip
MINUS = rf"(?:\b(?:minus|min|negatif){WS}|[-−])"
WORDS = rf"\b{_WORD_START}(?:{WS}{_WORD_NEXT})*(?:an)?\b"

# "600-an ribu", "30-an": the ending makes a round number of it.
SCALED = rf"{DIGITS}(?:-?an\b)?(?:{WS}?{SCALE})*"
# "Rp1, 592 triliun", "Rp18 ,8 miliar": a decimal comma with a stray space, told by the scale.
_BROKEN_SCALED = rf"[0-9]{{1,3}}(?:, | ,)[0-9]{{1,3}}(?:{WS}?{SCALE})+"
_REST = rf"{WS}[0-9]+(?:,[0-9]+)?{WS}?{either('ribu', 'rb', 'juta', 'jt')}\b"
NUMBER = rf"(?:{SCALED}(?:{_REST})?|{WORDS})"
# "lima ratus (500)", "500 (lima ratus rupiah)": a number, maybe said twice.
SAID = (
    rf"(?:{WORDS}(?:{WS}?\({WS}?{DIGITS}{WS}?\))?"
    rf"|{SCALED}(?:{WS}?\({WS}?{WORDS}(?:{WS}rupiah)?{WS}?\)|{_REST})?)"
)
SEN = rf"(?:{WS}{WORDS}{CENTS})"
AMOUNT = (
    rf"(?:{MINUS}?{CURRENCY_BEFORE}(?:{_BROKEN_SCALED}|{SAID}|{MINUS}{NUMBER})(?:,-)?{CURRENCY_AFTER}?"
    rf"|(?:[±~]|{MINUS})?{SAID}(?:{PERCENT}|{CURRENCY_AFTER}{SEN}?|,-)?)"
)
TO = rf"(?:{WS}?{DASH}{WS}?|{WS}(?:hingga|sampai{WS}dengan|sampai|s/d|s\.d\.|sd){WS})"
SPAN = rf"(?:antara{WS}{AMOUNT}{WS}dan{WS}{AMOUNT}|{AMOUNT}(?:{TO}{AMOUNT})?)"
# "Ke-41,56 juta orang itu": the prefix makes a figure definite, not an ordinal.
DEFINITE = rf"\bke-(?:[0-9]+(?:[.,][0-9]+)+(?:{WS}?{SCALE})*|[0-9]+(?:{WS}?{SCALE})+)"
ORDINAL = rf"\bke(?:-?[0-9]+|{WORDS.removeprefix(chr(92) + 'b')})\b"

_LAWS = either(
    "UU", "PP", "Perpres", "Inpres", "Permenaker", "Perda", "Perbup", "Pergub", "Perwal", "Perwali", "Permendagri",
    "Keppres", "Kepmenaker", "Permenko",
)  # fmt: skip
REGULATION = (
    rf"\b(?:(?:Nomor|No\.?|Pasal|ayat){WS}?\(?[0-9]+\)?(?:/[A-Z0-9./-]*[A-Z0-9])?(?:{WS}[Tt]ahun{WS}[0-9]{{4}}\b)?"
    rf"|{_LAWS}{WS}(?:RI{WS})?[0-9]+(?:{WS}?/{WS}?|{WS}tahun{WS})[0-9]{{4}}\b)"
)
_TIME = r"[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?"
CLOCK = (
    rf"(?:\b(?:pukul|jam){WS}{_TIME}(?:{WS}?{DASH}{WS}?{_TIME})?|\b[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?\b"
    rf"|\b{_TIME}(?:{WS}?{DASH}{WS}?{_TIME})?{WS}(?:WIB|WITA|WIT|UTC|GMT)\b)"
)
PHONE = r"(?:\+62|\b0)[0-9]{2,3}[- ]?[0-9]{3,4}[- ]?[0-9]{3,5}\b"
# "RT 03/RW 05" numbers a neighbourhood, "RT/RW 4.020 orang" counts its heads: there the number goes on.
_ENDS_NUMBER = "(?:[.,]?(?:[^0-9.,]|$))"
CODE = (
    rf"(?:\bR[TW]\.?{WS}?(?:0[0-9]{{1,2}}|[0-9]{{1,2}})(?:{WS}?/{WS}?(?:R[TW])?\.?{WS}?[0-9]+|{_ENDS_NUMBER})"
    rf"|\b[0-9]+{WS}?[x×]{WS}?[0-9]+|\bskor{WS}[0-9]+{DASH}[0-9]+"
    rf"|\b(?:kategori|daerah|wilayah|kawasan|lari){WS}[0-9]+(?-i:[A-Z])\b"
    r"|\b[0-9]+/[0-9]+(?:/[0-9]+)*\b)"
)
# "GPT-4", "Covid-19", "G20": a name with a number in it.
LABEL = r"\b(?:(?-i:[A-Z])[A-Za-z]*-?[0-9][0-9A-Za-z]*|[A-Za-z]+-[0-9]+)\b"


def for_polars(pattern: str) -> str:
    """The pattern as Polars' regex engine wants it: ASCII word ends (Unicode ones cost it its fast path)."""
    return "(?i)" + pattern.replace(r"\b", r"(?-u:\b)")
