"""Who sends a report: the office or agency that its letterhead, its file's name or its folder names.

Revisions are told by their sender (reconcile.facts), so a name is given only where one is evident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from pipelines.reports.places import Place, places_in

_AGENCIES = (
    (
        "Dinas Tenaga Kerja",
        re.compile(r"\bdinas\s+(?:tenaga\s+kerja|ketenagakerjaan|transmigrasi)\b|\bdisnaker[a-z]*", re.I),
    ),
    ("Kementerian Ketenagakerjaan", re.compile(r"\bkementerian\s+ketenagakerjaan\b|\bkemn?aker\b|\bkemenaker\b", re.I)),
    ("Badan Pusat Statistik", re.compile(r"\bbadan\s+pusat\s+statistik\b|\bbps\b", re.I)),
    ("Bappeda", re.compile(r"\bbappeda[a-z]*\b|\bbapperida\b|\bbappelitbang[a-z]*\b", re.I)),
    ("Dinas Sosial", re.compile(r"\bdinas\s+sosial\b|\bdinsos\b", re.I)),
    ("Dinas Komunikasi dan Informatika", re.compile(r"\bdinas\s+komunikasi\b|\bdiskominfo\b", re.I)),
    ("Pemerintah Kabupaten", re.compile(r"^\s*pemerintah\s+kabupaten\b|\bpemkab\b", re.I)),
    ("Pemerintah Kota", re.compile(r"^\s*pemerintah\s+kota\b|\bpemkot\b", re.I)),
    ("Pemerintah Provinsi", re.compile(r"^\s*pemerintah\s+provinsi\b|\bpemprov\b", re.I)),
)  # fmt: skip
LETTERHEAD = 6
"""Lines at the top of a report that may name who sends it."""
_FOLDER_NOISE = re.compile(r"[_\-.]+")
_OFFICE = re.compile(r"\b(?:kc|kcp|kacab|cabang|kanwil|kantor)\b", re.I)


def sender(lines: Sequence[str], file: str) -> str | None:
    """The office or agency that the first lines name, else the file's name; None where none is evident.

    `file`: the name of the file with blanks between its words.
    """
    top = [_calmed(line) for line in lines[:LETTERHEAD]]
    named = places_in([line for line in (*top, _calmed(file)) if line])
    for group in (top, [_calmed(file)]):
        places = [place for line in group if line for place in named[line]]
        offices = [place.name for place in places if place.kind == "branch" and place.name]
        branches = [name for name in offices if not name.lower().startswith(("kanwil", "kantor wilayah"))]
        if offices:
            return (branches or offices)[0]
        for line in group:
            agency = next((name for name, pattern in _AGENCIES if pattern.search(line)), None)
            if agency:
                return _of_region(agency, [*named.get(line, ()), *places])
    return None


def sender_by_folder(path: PurePath, inbox: PurePath) -> str | None:
    """The office or agency that a folder between the inbox and the file names ("kc-serang", "Disnaker Gresik")."""
    for part in reversed(path.relative_to(inbox).parts[:-1]):
        words = _FOLDER_NOISE.sub(" ", part)
        if _OFFICE.search(words) or any(pattern.search(words) for _, pattern in _AGENCIES):
            return sender([words], "") or " ".join(words.split())
    return None


def _of_region(agency: str, places: Sequence[Place]) -> str:
    """ "Dinas Tenaga Kerja" of the first region named; the level is said once."""
    place = next((place.name for place in places if place.code and place.code != "00" and place.name), None)
    if agency.startswith("Kementerian") or place is None:
        return agency
    level = agency.rsplit(maxsplit=1)[-1]
    return f"{agency} {place.removeprefix(level).strip()}" if agency.startswith("Pemerintah") else f"{agency} {place}"


def _calmed(line: str) -> str:
    plain = re.sub(r"[\s:]+", " ", line).strip()
    return plain.title() if plain.isupper() or plain.islower() else plain
