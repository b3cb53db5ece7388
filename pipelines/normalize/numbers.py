"""Figures in digits, and whole amounts: currency, number, scale and percent sign of one match.

A dot groups thousands and a comma marks decimals (EYD V); evidence overrules convention where the shape allows only
one reading: "79.20 persen" is a decimal, "Rp16,800" a thousand.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.normalize import figure_patterns as shape
from pipelines.normalize.number_words import read_words

SCALE_DOUBLED = "scale_doubled"
COMMA_THOUSANDS = "comma_thousands"


class Amount(NamedTuple):
    """One amount. `quantum`: weight of the last printed digit (0: an exact count); `scale`: product of scale words."""

    value: float
    quantum: float
    scale: float
    kind: str
    unit: str | None
    flags: tuple[str, ...] = ()
    about: bool = False
    vague: bool = False
    share: bool = False


_LONGEST = 32  # characters of a number in digits
_MOST_DIGITS = 1e15  # whole numbers below are exact to the last of the fifteen digits that count
_AMOUNT = re.compile(
    rf"(?P<sign>{shape.MINUS})?(?P<before>{shape.CURRENCY_BEFORE})?(?P<sign2>{shape.MINUS})?(?P<body>.*?)"
    rf"(?P<old>,-)?(?P<percent>{shape.PERCENT})?(?P<after>{shape.CURRENCY_AFTER})?"
    rf"(?P<sen>{shape.SEN})?",
    re.IGNORECASE,
)
_SCALED = re.compile(
    rf"(?P<digits>[0-9]{{1,3}}(?:, | ,)[0-9]{{1,3}}(?={shape.WS}?{shape.SCALE})|{shape.DIGITS})(?P<round>-?an\b)?"
    rf"(?P<scales>(?:{shape.WS}?{shape.SCALE})*)",
    re.IGNORECASE,
)
_SCALE_WORD = re.compile(shape.SCALE, re.IGNORECASE)
_CLITIC = re.compile(rf"{shape.CLITIC}$")
_IN_FULL = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3}){3,}|(?:,[0-9]{3}){3,})(?:[.,][0-9]{1,2})?")
"""A thousand million or more, written out to the last digit."""
_GROUPS_AND_CENTS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+,[0-9]{1,2}")
_BRACKETED = re.compile(rf"(?P<first>.+?){shape.WS}?\((?P<second>[^)]+)\)")
_RUPIAH = ("rp", "idr", "rupiah")


def read_digits(text: str, *, scale: float = 1.0, money: bool = False, percent: bool = False, counted: bool = False,
                ) -> tuple[str, int, tuple[str, ...]] | None:  # fmt: skip
    """The number as Python writes it, how many decimals it has, and flags.

    `counted`: a noun follows whose number is whole ("27,703 kasus"), so a comma before three digits groups thousands.
    """
    text = re.sub(r"\s", "", text)
    if len(text) > _LONGEST:
        return None
    dots, commas = text.count("."), text.count(",")
    flags: tuple[str, ...] = ()
    last = len(text) - max(text.rfind("."), text.rfind(",")) - 1
    if dots and commas:
        decimal = "." if text.rfind(".") > text.rfind(",") else ","
        if decimal == "." and last == 3 and dots > 1:
            return None
        if decimal == ".":
            flags = (COMMA_THOUSANDS,)
    elif commas > 1:
        decimal, flags = ".", (COMMA_THOUSANDS,)
        if _GROUPS_AND_CENTS.fullmatch(text):
            # "Rp 3,053,299,200,00": what is left behind the groups can only be cents.
            head, _, cents = text.rpartition(",")
            text = f"{head}.{cents}"
    elif commas == 1:
        grouped = last == 3 and scale == 1 and not text.startswith("0") and (money or counted) and not percent
        decimal, flags = (".", (COMMA_THOUSANDS,)) if grouped else (",", ())
    elif dots == 1 and (last != 3 or text.startswith("0") or (percent and not re.fullmatch(r"[1-9]\.[0-9]00", text))):
        # A percentage of thousands is rare, and then round: "1.200 persen", but "39.091 persen".
        decimal = "."
    else:
        decimal = "," if last == 3 or not dots else "."
    if dots > 1 and not commas and not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:\.[0-9]{1,2})?", text):
        return None  # "32.16.07" is a code
    if decimal == "." and dots > 1 and not commas:
        # "1.234.56": the last group can only be a fraction.
        head, _, tail = text.rpartition(".")
        text, dots = head.replace(".", "") + "." + tail, 1
    plain = text.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    if plain.count(".") > 1:
        return None
    decimals = len(plain.partition(".")[2])
    return plain, decimals, flags


@lru_cache(maxsize=65536)
def read_amount(text: str, counted: bool = False) -> Amount | None:
    """Read one amount ("Rp 394.216.185.131,67,-", "19.042 ribu", "48 persennya"); None if it is none."""
    about = text[:1] in "±~"
    match = _AMOUNT.fullmatch(text[1:] if about else text)
    if match is None:
        return None
    money = bool(match["before"] or match["after"] or match["old"])
    body = _read_body(match["body"].strip(), money=money, percent=bool(match["percent"]), counted=counted)
    if body is None:
        return None
    value = body.value + (_cents(match["sen"]) if match["sen"] else 0.0)
    value = -value if match["sign"] or match["sign2"] else value
    body = body._replace(value=value, about=body.about or about)
    if body.share:
        return body._replace(value=value * 100, quantum=10.0, kind="percent", unit="percent")
    if match["percent"]:
        points = "poin" in match["percent"].lower()
        unit = "percentage_points" if points else "percent"
        return body._replace(kind="percent", unit=unit, quantum=body.quantum or 1.0)
    if money:
        words = ((match["before"] or "") + (match["after"] or "")).lower()
        return body._replace(kind="money", unit="IDR" if not words or any(w in words for w in _RUPIAH) else None)
    return body


def _cents(text: str) -> float:
    spelt = read_words(re.sub(r"\s+\S+$", "", text.strip()))
    return spelt.value / 100 if spelt else 0.0


def _read_body(text: str, *, money: bool, percent: bool, counted: bool) -> Amount | None:
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        # "lima ratus (500)": said twice; the digits decide, the words are for the ear.
        parts = [bracketed["first"], bracketed["second"]]
        digits = [part for part in parts if re.search("[0-9]", part)]
        return _read_body(digits[0].strip(), money=money, percent=percent, counted=counted) if digits else None
    if not re.search("[0-9]", text):
        spelt = read_words(text)
        if spelt is None:
            return None
        quantum = 0.0 if spelt.quantum == 1 else spelt.quantum
        return Amount(spelt.value, quantum, 1.0, "cardinal", None, (), spelt.about, spelt.vague, spelt.share)
    total: Amount | None = None
    position = 0
    for match in _SCALED.finditer(text):
        if text[position : match.start()].strip():
            return None
        position = match.end()
        part = _read_scaled(match["digits"], match["scales"], money=money, percent=percent, counted=counted)
        if part is None or (total and part.scale >= total.scale):
            return None
        part = part._replace(about=part.about or bool(match["round"]))
        total = part if total is None else part._replace(value=total.value + part.value)
    return total if not text[position:].strip() else None


def _read_scaled(digits: str, scales: str, *, money: bool, percent: bool, counted: bool) -> Amount | None:
    words = [_CLITIC.sub("", word.lower()) for word in _SCALE_WORD.findall(scales)]
    about = any(word.endswith("an") for word in words)
    scale = 1.0
    for word in words:
        scale *= shape.SCALES[re.sub("-?an$", "", word)]
    read = read_digits(digits, scale=scale, money=money, percent=percent, counted=counted)
    if read is None or len(words) > 2:
        return None
    plain, decimals, flags = read
    groups = re.sub(r"\s", "", digits).split(".")
    grouped = len(groups) > 1 and "," not in digits and all(len(group) == 3 for group in groups[1:])
    # Nobody writes 19 million as "19.042 ribu", nor "Rp196,639,313,997 miliar" in billions: the scale is printed twice.
    in_full = scale >= 1e6 and _IN_FULL.fullmatch(re.sub(r"\s", "", digits)) is not None
    # Sums may be kept in millions, but a round one with nine digits is already in rupiah: "Rp71.211.600 juta".
    millions = scale == 1e6 and len(groups) == 3 and (not money or digits.endswith("00"))
    doubled = (scale == 1e3 and len(groups) == 2) or millions
    if in_full or (grouped and doubled):
        return Amount(float(plain), 0.0, 1.0, "cardinal", None, (*flags, SCALE_DOUBLED), about)
    power = round(math.log10(scale))
    quantum = 0.0 if scale == 1 and not decimals else float(f"1e{power - decimals}")
    return Amount(float(f"{plain}e{power}"), quantum, scale, "cardinal", None, flags, about)


def significance(value: float) -> tuple[float, int]:
    """Weight of the last digit that is not zero, and how many digits count: 600 000 is (100 000, 1)."""
    if not value:
        return 1.0, 1
    if abs(value) < _MOST_DIGITS and value == int(value):
        whole = str(abs(int(value)))
        kept = len(whole.rstrip("0"))
        return 10.0 ** (len(whole) - kept), kept
    mantissa, _, exponent = f"{abs(value):.14e}".partition("e")
    digits = mantissa.replace(".", "").rstrip("0")
    return 10.0 ** (int(exponent) - len(digits) + 1), len(digits)
