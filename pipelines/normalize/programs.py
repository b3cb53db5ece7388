"""Programmes, segments and worker groups named in a text: shared by the readers of news and of reports."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.normalize.lexicon import Cue
from warehouse.model.vocabulary import PROGRAMS, SEGMENTS

SEGMENTS_SAID = frozenset(("pekerja rentan", "tenaga non-ASN", "non ASN"))
"""Lemmas that name one of `NAMED_SEGMENTS` and no group in it."""
NAMED_SEGMENTS = ("VULNERABLE", "NON_ASN")


def programs_of(cues: Iterable[Cue]) -> tuple[str, ...]:
    """The programmes named, in the order of the law (JKK, JKM, JHT, JP, JKP), each once."""
    named = {cue.tags["program"] for cue in cues if "program" in cue.tags}
    return tuple(program for program in PROGRAMS if program in named)


def segment_of(cues: Iterable[Cue]) -> str | None:
    """The one segment named; of a name and its gloss ("pekerja informal (BPU)") the gloss; None if none or several."""
    named = [cue.tags["segment"] for cue in cues if "segment" in cue.tags]
    if not named:
        return None
    distinct = set(named)
    if distinct == {"BPU", "INFORMAL"}:
        return "BPU"
    return named[0] if len(distinct) == 1 and named[0] in SEGMENTS else None


def group_of(cues: Iterable[Cue]) -> str | None:
    """The first worker group named, as its lemma ("petani", "kader", "tenaga non-ASN")."""
    for cue in cues:
        if "group" in cue.tags:
            return cue.tags["group"]
    return None
