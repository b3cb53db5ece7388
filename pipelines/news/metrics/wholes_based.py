"""A count that a rate is reckoned on: the covered told beside it make so much of it."""

from __future__ import annotations

import re

from pipelines.news.clauses.scene import Scene, Slot

_WINDOW = 260
"""How many characters before or behind the count its part and the rate may stand."""
_RATE = re.compile(r"(?<![0-9.,])(?P<whole>[0-9]{1,3}),(?P<decimals>[0-9]{1,3})\s?(?:%|persen)")
_PART = re.compile(
    r"(?<![0-9.,])(?:(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+)|(?P<few>[0-9]+(?:,[0-9]+)?) (?P<scale>ribu|juta))\b"
)
_SCALES = {"ribu": 1e3, "juta": 1e6}
_SMALLEST = 1000


def as_base(scene: Scene, slot: Slot, noun: str | None) -> tuple[str, str] | None:
    """As the whole of a part and a rate: "Sasaran kabupaten 702.300 pekerja. Pesertanya 229.442 orang, 32,67 persen".

    Only rates with decimals are compared, so that hardly a pair of numbers agrees by chance.
    """
    value = slot.figure.value or 0.0
    if noun != "person" or value < _SMALLEST or slot.is_target_base:
        return None
    start, stop = max(0, slot.start - _WINDOW), slot.figure.end + _WINDOW
    found = _RATE.finditer(scene.text, start, stop)
    rates = [(float(f"{m['whole']}.{m['decimals']}"), len(m["decimals"])) for m in found]
    if not rates:
        return None
    parts = [_value(m) for m in _PART.finditer(scene.text, start, stop)]
    agree = any(_agrees(part, value, rate, decimals) for part in parts if part < value for rate, decimals in rates)
    return ("eligible", "base_of_rate") if agree else None


def _value(match: re.Match[str]) -> float:
    if match["number"] is not None:
        return float(match["number"].replace(".", ""))
    return float(match["few"].replace(",", ".")) * _SCALES[match["scale"]]


def _agrees(part: float, whole: float, rate: float, decimals: int) -> bool:
    """Whether the rate is what part and whole make, rounded or cut off at its last digit."""
    return abs(100 * part / whole - rate) <= 10.0**-decimals
