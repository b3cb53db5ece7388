"""Numbers in words: "dua puluh lima ribu", "setengah juta", "tujuh koma lima", "puluhan ribu", "dua pertiga"."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.normalize.figure_patterns import FRACTIONS, ONE_OF, PARTS, SCALES, UNITS, VAGUE


class Spelt(NamedTuple):
    """A number in words. `quantum`: the weight of its last digit. `vague`: only its magnitude is said, from `value`
    up to ten times that. `share`: a bare fraction, so a part of a whole. `about`: "dua ribuan"."""

    value: float
    quantum: float
    vague: bool = False
    share: bool = False
    about: bool = False


def read_words(text: str) -> Spelt | None:
    """The number that the words say; None if they say none ("satuan", "puluh dua")."""
    words = re.split(r"\s+", text.strip().lower())
    if words[0] in VAGUE:
        return _vague(words)
    share = _share(words)
    if share is not None:
        return Spelt(share, 0.1, share=True)
    about = len(words) > 1 and words[-1].removesuffix("an") in SCALES and words[-1] not in SCALES
    if about:
        words[-1] = words[-1].removesuffix("an")
    if "koma" in words:
        return _decimal(words, about)
    return _whole(words, about)


def _whole(words: list[str], about: bool) -> Spelt | None:
    value, quantum = 0.0, 1.0
    group = 0.0  # what waits for a scale of a thousand or more
    for word in words:
        if word in SCALES and word != "ratus":
            value, quantum = value + (group or 1) * SCALES[word], (1 if group == int(group) else 0.1) * SCALES[word]
            group = 0.0
        elif word in FRACTIONS:
            # "dua setengah juta" is two and a half million, "sejuta setengah" one and a half.
            if group == 0 and value:
                return Spelt(value * (1 + FRACTIONS[word]), value * 0.1, about=about)
            group, quantum = group + FRACTIONS[word], 0.1
        elif ONE_OF.get(word, 0) >= 1e3:
            value, quantum = value + ONE_OF[word], ONE_OF[word]
        else:
            below = _below_thousand(word, group)
            if below is None:
                return None
            group, quantum = below, 1.0
    return Spelt(value + group, quantum, about=about)


def _below_thousand(word: str, group: float) -> float | None:
    """The group after one more word: a digit, "seratus", or a weight that falls on its last digit."""
    if word in UNITS:
        return group + UNITS[word]
    if word in ONE_OF:
        return group + ONE_OF[word]
    if word == "belas":
        return group + 10
    if word == "puluh":
        return _weighted(group, 10)
    return _weighted(group, 100) if word == "ratus" else None


def _vague(words: list[str]) -> Spelt | None:
    """ "puluhan ribu": the indefinite number says a magnitude only; `value` is its lower end."""
    value = VAGUE[words[0]]
    for word in words[1:]:
        if word not in SCALES:
            return None
        value *= SCALES[word]
    return Spelt(value, value, vague=True)


def _share(words: list[str]) -> float | None:
    """ "separuh", "dua pertiga": a part of the whole, not a number of things."""
    if len(words) == 1 and words[0] in FRACTIONS:
        return FRACTIONS[words[0]]
    if len(words) == 2 and words[0] in UNITS and words[1] in PARTS:
        return UNITS[words[0]] / PARTS[words[1]]
    return None


def _decimal(words: list[str], about: bool) -> Spelt | None:
    """ "tujuh koma nol lima juta": after `koma` the digits are read one by one, then a scale."""
    comma = words.index("koma")
    whole = read_words(" ".join(words[:comma])) if comma else None
    digits = [word for word in words[comma + 1 :] if word in UNITS and UNITS[word] < 10]
    rest = words[comma + 1 + len(digits) :]
    if whole is None or not digits or any(word not in SCALES for word in rest):
        return None
    scale = 1.0
    for word in rest:
        scale *= SCALES[word]
    fraction = "".join(str(UNITS[word]) for word in digits)
    value = float(f"{whole.value:.0f}.{fraction}")
    return Spelt(value * scale, 10.0 ** -len(digits) * scale, about=about)


def _weighted(group: float, weight: int) -> float:
    """ "dua puluh": the last digit of the group counts tens (or hundreds)."""
    digit = group % weight
    return group - digit + (digit or 1) * weight
