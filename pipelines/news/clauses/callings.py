"""Names of people's callings that no lexicon lists: "512 penjaga pintu air", "28 pesilat", "1.214 operator crane".

Indonesian names those who do something with *pe-* (*penjaga*, *penyelam*), *juru*, *para* or *-wan*, so that a word
behind a number can be told to mean people by its form. Any other word does where the clause says that they are covered,
since things are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.news.texts.article import Figure, Sentence
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.wording import Wording

_NO_PERSONS = (
    r"pe(?:r(?!ias|angkai|akit|antau|ancang|upa|intis|awat)[a-z]+|s[ae](?:wat|rta)|ti[a-z]*|kan|lat|let|luru|luang|na|nalti|dal|dang|lang[a-z]*"
    r"|milik|megang|ngguna|langgan|mbeli|mohon|nderita|nyintas|nghuni|ngungsi|ngikut|nggemar|menang|mudik|lapor"
    r"|ndukung|ziarah|lancong|ngendara|jalan|numpang|waris|mda|m(?:kab|kot|ko|prov|des)|njara|nyakit|muda|laku|minat"
    r"|ngantin|mbaca|mirsa|ndengar|nonton|nuntut|nerus|dagangnya|merintah|milu|mutihan|ndapat|ngaruh|ringkat|gang)"
)
_LESS = (
    r"(?:yang|di|dan|dari|pada|untuk|bagi|kepada|buat|milik|atas|dengan|serta|atau|ini|itu|tersebut|kini|sudah|telah|akan|baru|masih|juga|oleh"
    r"|ke|dalam|sebagai|secara|hingga|sampai|mulai|tahun|bulan|resmi|ikut|turut|per|lagi|lebih|saja|pun|karena|sejak"
    r"|sehingga|agar|supaya|namun|tetapi|sedangkan|sementara|adalah|ialah|yakni|yaitu|tidak|belum|tak|bisa|dapat|harus"
    r"|siap|lainnya|lain|asal|penerima|langsung|tadi|semua|seluruh|seluruhnya|semuanya|antara|alias|kurang|sekitar"
    r"|me[mn][a-z]+|me(?:lindung|la|ra|nya)[a-z]*|di[a-z]{4,}|ter[a-z]{4,}|ber[a-z]{4,}|se[a-z-]*)"
)
"""Words that end the name of a calling."""
_REST = rf"(?: (?!{_LESS}\b)[a-z-]{{3,}}){{0,2}}"
_OF_FORM = (
    rf"(?:para (?!{_LESS}\b)[a-z-]{{3,}}|juru [a-z]{{3,}}|(?!{_NO_PERSONS}\b)pe[a-z]{{4,}}(?<!an)|pelayan"
    rf"|anggota(?= [A-Z])|tenaga(?= [a-z])"
    rf"|[a-z]{{3,}}(?:wan|wati)(?<!hewan)(?<!dewan)(?<!lawan)(?<!kawan)(?<!rawan)){_REST}\b"
)
_BEHIND = re.compile(rf"\s(?:orang )?(?P<name>{_OF_FORM})")
_GENERIC = (
    r"(?:data|kepesertaan|beserta|orang|jiwa|nama|insan|pria|wanita|lelaki|rakyat|manusia|pihak|akun|keping|anggota)"
)
_ANY = re.compile(rf"\s(?!{_LESS}\b|{_GENERIC}\b)(?P<name>[a-z][a-z-]{{3,}}{_REST})\b(?!/)")
_NAMELESS = re.compile(
    r"\s*(?:orang|jiwa)?\s*(?:[.,;()\"”]|$|yang|di|atau|dan|pada|per|hingga|sampai|telah|sudah|orang)"
)
_BEFORE = re.compile(
    rf"(?:^\W*|[,:;.“\"]\s|\b(?:jumlah|total|seluruh|semua|adapun|sedangkan|sementara|untuk|bagi|kini|ini|dan)\s)\s*"
    rf"(?:(?:adapun|jumlah|untuk|bagi|total)\s)?(?P<name>{_OF_FORM})(?= yang| di| asal)",
    re.IGNORECASE,
)
_BEFORE_PAUSE = re.compile(rf"\b(?:bagi|untuk|seluruh|semua|para|jumlah) (?P<name>{_OF_FORM})(?=[,:])", re.IGNORECASE)
_NUMBER_OF = Wording(rf"\bjumlah (?!{_LESS}\b)(?P<name>[a-z][a-z-]{{3,}}{_REST}) yang\b", re.IGNORECASE)
_WHOM = re.compile(
    rf"\b(?:pada|para|untuk|bagi|kepada|iuran|melindungi|mendaftarkan)\s+(?:para )?(?P<name>{_OF_FORM})", re.IGNORECASE
)
_JOINT = re.compile(r"\s*(?:,|(?:,\s*)?\b(?:dan|serta|juga|plus|beserta)\b)\s*")
_MEMBERS_OF = re.compile(
    r"anggota (?!BPJS|Jamsostek|BPJAMSOSTEK|Bpjs|DPR|TNI|Polri|Polres|Polsek|Komisi|Dewan|Ketenagakerjaan)"
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}"
)
_STAFF_OF = re.compile(rf"tenaga (?!{_LESS}\b|asing)[a-z]{{4,}}{_REST}\b")
_FROM = re.compile(r"\b(?:dari|di|pada|ke|se)\s$")
"""Behind these a plain word is more likely a place: "relawan dari 52 posko"."""
_OF_OTHERS = re.compile(r"[0-9]|(?:kepada|untuk|bagi|milik|dari|oleh|buat)$")
"""What parts a number from a state that is told of somebody else: "500 helm kepada pekerja yang terlindungi"."""
_PERSON = {"noun": "person"}
_COVER = ("active", "registered", "unprotected", "new")
_WORDS_BEHIND, _WORDS_BEFORE = 6, 2
"""How many words may stand between a calling and the state of those who follow it."""


def with_callings(text: str, sentence: Sentence, figures: Sequence[Figure], cues: Sequence[Cue]) -> list[Cue]:
    """`cues` of the sentence with the callings of its numbers that have no cue.

    A number without a noun of its own may have its calling before it: "Pesilat yang ikut berjumlah 214 orang". A word
    of any form is a calling if a state of cover stands with it, or with those joined to it ("25 kiper dan 11 bek").
    """
    found = list(cues)
    likely: list[tuple[Figure, re.Match[str], bool]] = []
    for figure in figures:
        if figure.kind != "cardinal":
            continue
        name = _BEHIND.match(text, figure.end)
        if name is None:
            plain = _ANY.match(text, figure.end)
            if plain is not None and not _FROM.search(text, max(0, figure.start - 8), figure.start):
                likely.append((figure, plain, _is_covered(text, cues, figure.start, plain.end())))
                continue
            if _NAMELESS.match(text, figure.end):
                behind = max((f.end for f in figures if f.end <= figure.start), default=sentence.start)
                _add_before(found, text, sentence, behind, figure.start)
            continue
        likely.append((figure, name, True))
    for i, (_, name, sure) in enumerate(likely):
        if sure or _is_joined(text, likely, i):
            _add(found, text, *name.span("name"))
    return found


def _is_covered(text: str, cues: Sequence[Cue], start: int, end: int) -> bool:
    """Whether a state of cover stands with what is counted from `start` to `end`, without a stop between."""
    for cue in cues:
        if cue.tags.get("status") not in _COVER:
            continue
        behind = cue.start >= end
        between = text[end : cue.start] if behind else text[cue.end : start]
        if (behind or cue.end <= start) and not any(mark in between for mark in ",.;:()"):
            words = between.split()
            if len(words) <= (_WORDS_BEHIND if behind else _WORDS_BEFORE) and not any(map(_OF_OTHERS.match, words)):
                return True
    return False


def _is_joined(text: str, likely: Sequence[tuple[Figure, re.Match[str], bool]], at: int) -> bool:
    """Whether the number is joined, maybe over others, to one whose calling is sure."""
    for step in (1, -1):
        i = at
        while 0 <= i + step < len(likely):
            one, other = sorted((i, i + step))
            if not _JOINT.fullmatch(text, likely[one][1].end(), likely[other][0].start):
                break
            i += step
            if likely[i][2]:
                return True
    return False


def _add_before(found: list[Cue], text: str, sentence: Sentence, opening: int, end: int) -> None:
    """Adds the calling that stands before a number, from `opening` to `end`."""
    part = text[opening:end]
    paused = "," in part or ":" in part
    name = _BEFORE.search(part) or (_BEFORE_PAUSE.search(part) if paused else None) or _NUMBER_OF.search(sentence, part)
    if name is not None:
        _add(found, text, opening + name.start("name"), opening + name.end("name"))


def _add(found: list[Cue], text: str, start: int, end: int) -> None:
    """Adds the calling in its place, unless the lexicon knows its first word; a word that it knows ends the name."""
    at = bisect_left(found, start, key=lambda cue: cue.start)
    first = start + len(text[start:end].split(maxsplit=1)[0])
    if at and found[at - 1].end > start:
        return
    if at < len(found) and found[at].start < first:
        if found[at].end == first:
            _specify(found, at, text)
        return
    if at < len(found) and found[at].start < end:
        end = start + len(text[start : found[at].start].rstrip())
    found.insert(at, Cue(start, end, {**_PERSON, "group": text[start:end].lower().removeprefix("para ")}))


def _specify(found: list[Cue], at: int, text: str) -> None:
    """Makes a general noun that names whose or for what they are a group: "anggota Pramuka", "tenaga harian"."""
    cue = found[at]
    members, staff = _MEMBERS_OF.match(text, cue.start), _STAFF_OF.match(text, cue.start)
    while members is not None and at + 1 < len(found) and found[at + 1].end <= members.end():
        del found[at + 1]
    limit = found[at + 1].start if at + 1 < len(found) else len(text)
    said = members or staff
    name = text[cue.start : min(said.end(), limit)].rstrip() if said is not None else ""
    if len(name) > cue.end - cue.start:
        found[at] = Cue(cue.start, cue.start + len(name), {**_PERSON, "group": name})


def calling_in(text: str) -> str | None:
    """The calling of those to whom something is done in a sentence: "Iuran bagi para penjaga pintu air dibayar"."""
    name = _WHOM.search(text)
    return name["name"].lower().removeprefix("para ") if name is not None else None
