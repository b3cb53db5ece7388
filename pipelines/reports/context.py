"""What the lines around a table say of all its figures: period, place, unit, what it is about, who pays.

Precedence for the period and the place: lines above the table, then the sheet's name, then notes that say so, then the
file's name. A source with only a year is refined by a later one that has the month ("TAHUN 2025", sheet "SEPT").
Dates of signatures, printing and meetings are no periods.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.reports.basis import basis_in
from pipelines.reports.columns import Column
from pipelines.reports.layout import Table, is_note
from pipelines.reports.lexicon import NOTHING, Traits, read_phrase
from pipelines.reports.periods import Period, find_periods
from pipelines.reports.places import INDONESIA, Place, places_in
from pipelines.reports.senders import sender

_CUE = re.compile(r"\b(?:per|tw|semester|data|tanggal)\b", re.I)
_STRONG_CUE = re.compile(
    r"\b(?:periode|bulan|posisi|per|cut\s*-?off|s\s?\.?\s?d\b|sampai dengan|keadaan|hingga|triwulan|semester|kondisi)",
    re.I,
)
_BESIDE = re.compile(
    r"\b(?:dicetak|ditarik|diunduh|cetak|rapat|rakor|disampaikan|nomor|surat|dibuat|update|tanggal tarik|sakernas|"
    r"target|dasar|perda|perbup|pergub|inpres)\b",
    re.I,
)
_ADDRESS = re.compile(r"\b(?:jl|jalan|telp|telepon|fax|website|email|alamat|kode pos)\b", re.I)
_UNIT_LINE = re.compile(r"\b(?:dalam|satuan|unit|in)\b|^\s*\(?\s*(?:rp|juta|ribu|orang|jiwa)\b", re.I)
_SPONSORED = re.compile(
    r"rentan|bantuan iuran|didaftarkan|dbh|dana desa|apbd|csr|baznas|bersubsidi|ditanggung|miskin", re.I
)
_CLAIMS = re.compile(
    r"\b(?:klaim|manfaat|santunan|jaminan dibayar|pembayaran jaminan|beasiswa|claims?|benefits?)\b", re.I
)
_PAYER = re.compile(
    r"\b(?:oleh|didaftarkan|ditanggung|dibiayai|bantuan)\s+(?:oleh\s+)?"
    r"(pemerintah\s+(?:kabupaten|kota|provinsi|kab\.?|prov\.?|desa)|pemkab|pemkot|pemprov|pemda)\s+"
    r"([A-Za-z][A-Za-z ]+?)(?=\s*(?:$|[,.;(\-–]|tahun|periode|bulan|melalui|20[0-9]{2}))",
    re.I,
)
_OF_NOBODY = frozenset({"inactive", "leavers"})
"""What the line right above a table may say of all its figures: those who are no members."""
_FILE_NOISE = re.compile(r"\.(?:xlsx?|xlsm|ods|csv|tsv|pdf|html?|txt)$", re.I)


@dataclass(frozen=True, slots=True)
class Context:
    """The setting of a table. `years`: all years its lines name; `about`: the traits of its title lines together."""

    period: Period | None = None
    years: frozenset[int] = frozenset()
    place: Place | None = None
    about: Traits = NOTHING
    scale: float | None = None
    money_scale: float | None = None
    sponsored: bool = False
    claims: bool = False
    health: bool = False
    sponsor: str | None = None
    title: str | None = None
    basis: str | None = None
    """By what members are assigned to places, as titles and notes say: `nik`, `branch`."""
    office: str | None = None
    """Who sends the report, as far as it says."""


def read_context(table: Table, sheet: str, file: str, inherited: Context | None) -> Context:
    """The context of a table. `inherited`: what the file's first table said, for one without lines of its own."""
    own, lead = ([line for line in lines if not is_note(line)] for lines in (table.titles, table.lead))
    about = _about([read_phrase(line) for line in own])
    file_words = re.sub(r"[_\-.]+", " ", _FILE_NOISE.sub("", file))
    for lines in (lead, [sheet]):
        if not (about.counts or about.segment or about.group):
            about = about.under(_about([read_phrase(line) for line in lines]))
    if not (about.counts or about.segment or about.group):
        about = about.under(inherited.about if inherited else _about([read_phrase(file_words)]))
    spoken = " ".join((*own, *lead))
    everything = f"{spoken} {sheet} {file_words}"
    payer = next((found for line in (*own, *lead) if (found := _PAYER.search(line))), None)
    above = [*table.titles, *table.lead]
    return Context(
        period=_period((own, lead), sheet, [*above, *table.notes], file, inherited),
        years=frozenset(p.year for line in (*own, *lead) for p in find_periods(line) if p.year is not None),
        place=_place((own, lead), sheet, file_words, inherited),
        about=about,
        scale=_scale(above, money=False),
        money_scale=_scale(above, money=True),
        sponsored=_SPONSORED.search(everything) is not None or bool(inherited and inherited.sponsored and not own),
        claims=_CLAIMS.search(everything) is not None,
        health=any(read_phrase(line).health for line in (*own, *lead)) and "ketenagakerjaan" not in spoken.lower(),
        sponsor=_payer(payer) if payer else inherited.sponsor if inherited else None,
        title=_title([*own, *lead]) or (inherited.title if inherited else None),
        basis=next(
            (by for line in (*above, *table.notes) if (by := basis_in(line))), inherited.basis if inherited else None
        ),
        office=inherited.office if inherited else sender([*lead, *own], file_words),
    )


def dated_by_headers(context: Context, columns: Sequence[Column]) -> Context:
    """The context with the one period that its headers name ("Aktif per 30 April 2025"), where nothing else has one.

    Columns of targets and of growth name other times than that of the table.
    """
    if context.period is not None:
        return context
    named = {c.period for c in columns if c.role == "data" and c.period and c.period.year and not c.traits.mods}
    return replace(context, period=named.pop()) if len(named) == 1 else context


def _about(traits: Sequence[Traits]) -> Traits:
    """Title lines together. A segment holds for all figures only if the lines name no other.

    `ignore` is that of the last line ("B. Peserta Non Aktif"), unless a line counts active members too.
    """
    whole = NOTHING
    segments: set[str | None] = set()
    programs: set[str] = set()
    for line in traits:
        whole = whole.under(line)
        segments |= {line.segment} if line.segment else set()
        programs |= set(line.programs)
    ignore = traits[-1].ignore & _OF_NOBODY if traits and not (whole.bases and "active" in whole.bases) else frozenset()
    segment = segments.pop() if len(segments) == 1 else "VULNERABLE" if "VULNERABLE" in segments else None
    return replace(whole, segment=segment, programs=tuple(sorted(programs)), ignore=ignore, unit=None, scale=None)


def _title(lines: Sequence[str]) -> str | None:
    """The longest of the first lines that says what is counted, else the longest of all."""
    telling = [line for line in lines[:8] if read_phrase(line).known] or list(lines[:8])
    return max(telling, key=len, default=None)


def _period(
    above: Sequence[Sequence[str]], sheet: str, notes: Sequence[str], file: str, inherited: Context | None
) -> Period | None:
    sources: list[list[Period]] = [_ranked(lines) for lines in above]
    sources.append([p for p in find_periods(sheet) if not p.span])
    sources.append(
        _ranked([line for line in notes if is_note(line) and _STRONG_CUE.search(line) and not _BESIDE.search(line)])
    )
    if inherited and inherited.period:
        sources.append([inherited.period])
    sources.append([p for p in reversed(find_periods(_FILE_NOISE.sub("", file))) if not p.span])
    chosen: Period | None = None
    for periods in sources:
        for period in periods:
            chosen = _joined(chosen, period)
    return chosen if chosen and chosen.year is not None else None


def _joined(chosen: Period | None, period: Period) -> Period:
    """The chosen period, with the year or the month that another source adds to it."""
    if chosen is None:
        return period
    if chosen.year is None and period.year is not None and (period.month in (None, chosen.month)):
        return replace(chosen, year=period.year, day=chosen.day or period.day)
    if chosen.month is None and period.month is not None and period.year in (None, chosen.year):
        return replace(period, year=chosen.year)
    return chosen


def _ranked(lines: Sequence[str]) -> list[Period]:
    """Periods of title lines, the most telling first: with a word like `posisi`, then by precision, then by order."""
    ranked = []
    for order, line in enumerate(lines):
        weight = 2 * bool(_STRONG_CUE.search(line)) + bool(_CUE.search(line)) - 4 * bool(_BESIDE.search(line))
        for place, period in enumerate(find_periods(line)):
            if not period.span:
                ranked.append((-(weight + 2 * (period.month is not None)), -period.precision, order, place, period))
    return [entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:-1])]


def _place(above: Sequence[Sequence[str]], sheet: str, file: str, inherited: Context | None) -> Place | None:
    """The region that the title names, else the office; the lines of the table before those of the sheet."""
    kept = [_calmed([line for line in lines if not _ADDRESS.search(line)]) for lines in above]
    by_sheet, by_file = _calmed((sheet, file))
    named = places_in([line for line in (*kept[0], *kept[1], by_sheet, by_file) if line])
    chosen: Place | None = None
    for lines in kept:
        chosen = chosen or _of_lines([named[line] for line in lines if line])
    told = named.get(by_sheet, ())
    if told and (chosen is None or _is_within(told[0], chosen)):
        chosen = told[0]
    if chosen is None and inherited:
        chosen = inherited.place
    if chosen is None:
        named_by_file = named.get(by_file, ())
        office = next((place for place in named_by_file if place.kind == "branch"), None)
        chosen = office or _only(named_by_file)
    return chosen


def _of_lines(named: Sequence[Sequence[Place]]) -> Place | None:
    """Of all places of some lines the narrowest region, else the office."""
    regions: list[Place] = []
    offices: list[Place] = []
    for places in named:
        for place in places:
            if place.kind == "branch":
                offices.append(place)
                break  # a region after an office in one line is its address
            regions.append(place)
    chosen = _narrowest(regions)
    return _office(offices) or chosen if chosen is None or chosen == INDONESIA else chosen


def _calmed(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines as the region grammar reads them best: no colons of forms, initial capitals instead of all capitals."""
    plain = [re.sub(r"[\s:]+", " ", line).strip() for line in lines]
    return tuple(line.title() if line.isupper() else line for line in plain)


def _narrowest(regions: Sequence[Place]) -> Place | None:
    """The first region, or one within it that the lines also name ("Kabupaten Lebak, Provinsi Banten")."""
    chosen: Place | None = None
    for place in regions:
        if chosen is None or _is_within(place, chosen):
            chosen = place
    return chosen


def _only(regions: Sequence[Place]) -> Place | None:
    """The narrowest region of a name, unless it names another one beside it ("UCJ Gresik Lamongan")."""
    chosen = _narrowest(regions)
    if chosen is None or any(p != chosen and not _is_within(chosen, p) and not _is_within(p, chosen) for p in regions):
        return None
    return chosen


def _is_within(place: Place, other: Place) -> bool:
    if other.code == "00":
        return place.code not in (None, "00")
    return bool(place.code and other.code and place.code != other.code and place.code.startswith(other.code))


def _office(offices: Sequence[Place]) -> Place | None:
    """The branch before its regional office."""
    branches = [
        office for office in offices if not (office.name or "").lower().startswith(("kanwil", "kantor wilayah"))
    ]
    return next(iter(branches or offices), None)


def _scale(lines: Sequence[str], *, money: bool) -> float | None:
    for line in lines:
        if _UNIT_LINE.search(line):
            traits = read_phrase(line)
            if traits.scale and (traits.unit == "IDR") == money:
                return traits.scale
    return None


def _payer(found: re.Match[str]) -> str:
    kind = found[1].lower()
    short = (
        "Pemkab"
        if "kab" in kind
        else "Pemkot"
        if "kota" in kind or "pemkot" in kind
        else "Pemprov"
        if "prov" in kind
        else "Pemda"
    )
    return f"{short} {found[2].strip().title()}"
