"""Reads counts: of workers in their several states, of employers, of cases and recipients of claims."""

from __future__ import annotations

import re

from pipelines.news.firms import plain_small, read_firms
from pipelines.news.memory import Memory, Reading
from pipelines.news.persons import read_persons
from pipelines.news.scene import Scene, Slot
from pipelines.news.sieve import is_classifier
from pipelines.news.unsaid import PERSONS, is_level
from pipelines.news.zones import aim, clause, first, last, near
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.programs import programs_of
from pipelines.normalize.wording import Wording

_TO_WHOM = re.compile(
    r"\b(?:kepada|untuk|bagi|buat|diterima|dinikmati|dirasakan|oleh|pada|dari|terhadap|ke)\s+(?:(?:sebanyak|sekitar|total|lebih|para|setidaknya|sejumlah|oleh)\s+)*$",
    re.IGNORECASE,
)
_RECEIVES = Wording(
    r"\b(?:menerima|merasakan|memperoleh|mendapat(?:kan)?|menikmati) (?:hak |pembayaran )?"
    r"(?:manfaat|klaim|santunan|jht|jkm|beasiswa)\b"
    r"|\b(?:mencairkan|mengajukan klaim|mengklaim|diklaimkan|disantuni)\b",
    re.IGNORECASE,
)
_RECEIVERS = Wording(rf"\byang\s+(?:sudah\s+|telah\s+)?(?:{_RECEIVES.pattern})[^,;]{{0,60}}$", re.IGNORECASE)
_SUM = Wording(
    r"\b(?:total|totalnya|digabung|dijumlah|dijumlahkan|keseluruhan|secara keseluruhan|jumlah)\b", re.IGNORECASE
)
_AND = re.compile(r"[\s,()/&+]*(?:dan|serta|maupun|plus)?[\s,()]*(?:\w+\s)?")
_PAYMENTS = re.compile(r"\s*(?:santunan|manfaat|pembayaran)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'’]+ ?\($")
_LENT = re.compile(r"\s*debitur\b", re.IGNORECASE)
_SHARED = re.compile(
    r"(?:\s+(?:adalah|merupakan|program|klaim|santunan|jht|jkm|jkk|jkp|jp|jaminan|hari tua|kematian|pensiun"
    r"|kecelakaan kerja|kehilangan pekerjaan)){0,5}"
    r"\s*(?:\(|\b(?:untuk|bagi|kepada|buat)\b)\s*(?:(?:sebanyak|sekitar|total|lebih dari|untuk|bagi|kepada|buat)\s+)*",
    re.IGNORECASE,
)
_LEFT_WORK = Wording(
    r"\b(?:mengundurkan diri|resign|phk|pemutusan hubungan kerja|habis kontrak|usia pensiun|berhenti bekerja)\b\W*$",
    re.IGNORECASE,
)
_DIED = Wording(r"\b(?:meninggal|wafat|gugur)(?: dunia)?\b", re.IGNORECASE)
_SETTLED = Wording(r"\b(?:dibayar(?:kan)?|disantuni|diklaim(?:kan)?|menerima santunan|santunannya)\b", re.IGNORECASE)
_THING_NUMBERS = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:yang\s+)?(?:berjumlah|jumlahnya|(?:bertambah|naik|berkurang|turun)(?: dari)?)\s+",
    re.IGNORECASE,
)
_THEREOF = re.compile(r"\s*(?:orang\s+)?di ?antaranya\b", re.IGNORECASE)
_AND_NEXT = re.compile(r"\s+dan\s+", re.IGNORECASE)
_OF_CLAIMS = re.compile(r"penerima\w*\s+(?:manfaat|santunan|klaim|beasiswa|jht|jkm|jkk)", re.IGNORECASE)
_RESTATED = {"coverage_rate": "active_participants", "unprotected_rate": "unprotected_workers"}
_EXACTLY = re.compile(r"[^.;:0-9]{0,30}\b(?:tepatnya|persisnya|pastinya)\s+", re.IGNORECASE)
_OF_COVER = re.compile(
    r"penerima\w*\s+(?:program|bantuan iuran|kartu|kepesertaan|perlindungan|kuota|jaminan sosial)\b"
    r"(?! (?:jht|jkm|jkk|jkp))",
    re.IGNORECASE,
)
_POSITION = re.compile(r"\b(?:posisi|angka|jumlah|capaian|kondisi)\b[^,;]{0,30}\byang\s+(?:\w+\s+)?$", re.IGNORECASE)
_NEAR_LABEL = 5
"""How many words may stand between residents and their number; farther off they act in the sentence."""
_EXACT = ("active_participants", "registered_workers", "unprotected_workers")
_LONG_AGO = 99
_FEWEST = 10
_HELPED_REACH = 8
"""How many sentences after the group whose contributions are paid "penerima" may still mean it."""
_FEWEST_BARE = 100


def read_count(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """What the count is of and in which state; None where it counts nothing of ours."""
    noun = slot.noun = _noun(scene, slot)
    foreign = first(clause(slot), "foreign", "health", "insurance", "aid")
    absent = noun == "thing" or (noun == "resident" and not _RECEIVERS.search(slot, slot.left_text))
    if absent or foreign is not None or _is_unfit(scene, slot):
        return None
    if noun == "recipient" and _is_helped(scene, slot, memory):
        noun = "person"
    elif noun in _READERS:
        return _READERS[noun](scene, slot, memory)
    exactly = scene.slots[slot.index - 1].reading if slot.index and _is_exactly(scene, slot) else None
    if exactly is not None and exactly.metric in _EXACT:
        return exactly
    return _read_people(scene, slot, memory, noun)


def _read_people(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> Reading | None:
    if noun is None and not _may_count_persons(scene, slot, memory):
        return None
    if slot.noun == noun and (_is_paid(scene, slot, memory) or _is_claimed_for(scene, slot)):
        return _recipients(scene, slot, memory)
    value = slot.figure.value or 0
    if 0 < value < _FEWEST or (value < _FEWEST_BARE and slot.head is None and not slot.placed and noun is None):
        return None
    return read_persons(scene, slot, memory, noun)


def _is_unfit(scene: Scene, slot: Slot) -> bool:
    return (slot.figure.value or 0) < 0 or _is_age(scene, slot) or _is_lent_to(slot)


def _is_exactly(scene: Scene, slot: Slot) -> bool:
    """Whether the figure gives the one before it exactly: "sebelas ribu orang saja, tepatnya 11.286"."""
    return _EXACTLY.fullmatch(scene.text, scene.slots[slot.index - 1].figure.end, slot.start) is not None


def read_restating(scene: Scene, slot: Slot) -> Reading | None:
    """A count that restates a rate whose meaning a header or the sentences before gave: "57 persen (9.800 pekerja)"."""
    rate = scene.slots[slot.link].reading if slot.link is not None else None
    restated = _RESTATED.get(rate.metric) if rate is not None else None
    if rate is None or restated is None or slot.noun not in PERSONS:
        return None
    return Reading(restated, "observation", "persons+rate", 0.75, rate.state, segment=rate.segment, group=rate.group)


def _is_helped(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether "penerima" are those whose contributions are paid, of whom the text told, not those a claim went to."""
    named = last([*slot.left, *slot.right], "noun", "recipient")
    if named is None or not scene.text[named.start : named.end].lower().startswith("penerima"):
        return False
    if _OF_COVER.match(scene.text, named.start):
        return True
    if _OF_CLAIMS.match(scene.text, named.start) or scene.says("money", "claims", "benefit") or scene.says("program"):
        return False
    if (
        memory.money is not None
        and memory.money.metric == "budget_allocated"
        and scene.sentence.index - memory.money_at <= 2
    ):
        return True
    told = memory.persons is not None and memory.persons.metric == "registered_workers"
    paid_since = memory.money is not None and memory.money.metric in ("claims_paid", "benefit_amount")
    return (
        told
        and scene.sentence.index - memory.persons_at <= _HELPED_REACH
        and not (paid_since and memory.money_at >= memory.persons_at)
    )


def _is_age(scene: Scene, slot: Slot) -> bool:
    """Whether the number is the age behind a person's name: "Rohana (47), penjual sayur"."""
    text, value = scene.text, slot.figure.value or 0
    return (
        10 <= value < 100
        and bool(_NAME.search(text, 0, slot.start))
        and text[slot.figure.end : slot.figure.end + 1] in (")", ",")
    )


def _is_lent_to(slot: Slot) -> bool:
    """Whether debtors are counted for their loans, not for being insured with them."""
    return bool(_LENT.match(slot.right_text)) and first([*near(slot), *slot.beyond], "status") is None


def _noun(scene: Scene, slot: Slot) -> str | None:
    """The kind of thing counted: by the noun behind the figure, else the label before it."""
    label = last(slot.left, "noun", "recipient", "case", "resident", "person", "member")
    if (
        label is not None
        and label.tags["noun"] == "resident"
        and len(scene.text[label.end : slot.start].split()) > _NEAR_LABEL
    ):
        label = None
    if slot.head is not None:
        noun = slot.head.tags.get("noun", "person")
        firms = first(slot.left, "noun", "employer") or (slot.index and scene.slots[slot.index - 1].noun == "employer")
        if firms and is_classifier(scene.text, slot.head):
            noun = "employer"
        bare = noun == "person" and "group" not in slot.head.tags
        return label.tags["noun"] if bare and label is not None else noun
    if _PAYMENTS.match(slot.right_text):
        return "case"
    return _noun_of_run(scene, slot) or _noun_before(scene, slot)


def _noun_before(scene: Scene, slot: Slot) -> str | None:
    """The noun of a number that a label before it, the count before it, or the whole behind it names."""
    labels = [c for c in slot.left if c.tags.get("noun", "thing") != "thing"]
    plain = [c for c in labels if "status" not in c.tags] or labels
    if plain:
        return plain[-1].tags["noun"]
    other = scene.slots[slot.joined] if slot.joined is not None and slot.head is None else None
    if other is not None and (other.noun in ("case", "recipient") or _is_bare_pair(scene, other, slot)):
        return other.noun
    if slot.index and scene.slots[slot.index - 1].noun == "employer" and not first(slot.left, "segment"):
        return "employer"
    former = scene.slots[slot.index - 1] if slot.index and slot.change_to and slot.head is None else None
    if former is not None and former.noun in _READERS:
        return former.noun
    behind = scene.slots[slot.index + 1 : slot.index + 2]
    wholes = [s.head for s in behind if s.base_of == slot.index and s.head is not None]
    return wholes[0].tags.get("noun", "person") if wholes else None


def _is_bare_pair(scene: Scene, other: Slot, slot: Slot) -> bool:
    """Whether nothing but "dan" or a comma stands between two numbers: "berturut-turut 17.900 dan 2.600"."""
    return other.reading is not None and _AND.fullmatch(scene.text, other.figure.end, slot.start) is not None


def _noun_of_run(scene: Scene, slot: Slot) -> str | None:
    """The noun of a number that stands bare beside others: "masing-masing 210 dan 340 klaim", "90 di antaranya"."""
    things = last(slot.left, "noun")
    if (
        things is not None
        and things.tags["noun"] == "thing"
        and first(slot.left, "noun", *PERSONS) is None
        and _THING_NUMBERS.fullmatch(scene.text, things.end, slot.start)
    ):
        return "thing"
    if _THEREOF.match(slot.right_text) and slot.index:
        return max(scene.slots[: slot.index], key=lambda s: s.figure.value or 0).noun
    listed = _noun_of_list(scene, slot)
    if listed is not None:
        return listed
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    if after is not None and after.head is not None and _AND_NEXT.fullmatch(scene.text, slot.figure.end, after.start):
        return after.head.tags.get("noun", "person")
    return None


def _noun_of_list(scene: Scene, slot: Slot) -> str | None:
    """The noun that only the last member of a list prints: "Solo 210, Sragen 190, dan Wonogiri 70 kasus"."""
    for other in scene.slots[slot.index + 1 :]:
        if other.joined != other.index - 1:
            return None
        if other.head is not None:
            noun = other.head.tags.get("noun")
            return (
                noun if noun in ("case", "employer", "recipient") and not first(slot.left, "noun", *PERSONS) else None
            )
    return None


def _may_count_persons(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a bare number goes on a list of persons: it has a label of ours, or follows a count of persons."""
    labels = [*slot.left, *slot.right]
    if any(first(labels, name) for name in ("segment", "group", "status")) or _follows_persons(scene, slot, memory):
        return True
    return (
        first(slot.before, "noun", *PERSONS) is not None
        or first(memory.header, "noun", *PERSONS) is not None
        or first(slot.beyond, "status") is not None
    )


def _follows_persons(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether persons were just counted and the number goes on with them: by its place, as a sum, level or target."""
    index, value = scene.sentence.index, slot.figure.value or 0
    age = index - memory.persons_at if memory.persons is not None else _LONG_AGO
    if age <= 3 and (slot.placed or _SUM.search(slot, slot.left_text)):
        return True
    if age <= 1 and value >= _FEWEST_BARE and (slot.change_to or _POSITION.search(slot.left_text)):
        return True
    if age <= 1 and value >= 1000 and (aim(slot) == "target" or is_level(scene, slot)):
        return True
    return first(slot.left, "relation", "achievement") is not None and index - memory.new_at <= 1


def _run_from(text: str, named: list[Cue]) -> list[Cue]:
    """The first programme behind a figure with those that a comma or "dan" adds to it."""
    run = named[:1]
    for cue in named[1:]:
        if not _AND.fullmatch(text, run[-1].end, cue.start):
            break
        run.append(cue)
    return run


def _cases(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if aim(slot) == "target" or first(near(slot), "money", "reject"):
        return None
    ours = (
        scene.says("program") or scene.says("money", "claims") or scene.ours or first(memory.header, "money", "claims")
    )
    if not ours and memory.money is None:
        return None
    return Reading("claim_cases", "observation", "cases", 0.9, program=program_of(scene, slot, memory))


def _is_paid(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the persons are those a claim was paid to: "disalurkan kepada 2.040 tenaga kerja"."""
    if first(near(slot), "status", "unprotected", "eligible"):
        return False
    if last(slot.left, "noun", "recipient") is not None or _shares_sum(scene, slot, memory):
        return True
    if not _TO_WHOM.search(slot.left_text) or first([*slot.before, *slot.left], "money", "reject"):
        return False
    paid = last([*slot.before, *slot.left], "money", "claims", "budget", "contribution", "benefit")
    if paid is None or paid.tags["money"] not in ("claims", "benefit"):
        return False
    return not first([*slot.left, *slot.right], "sponsored") and (
        slot.index > 0
        or scene.says("program")
        or scene.says("noun", "case")
        or "klaim" in scene.text[scene.sentence.start : slot.start].lower()
        or "manfaat" in scene.text[scene.sentence.start : slot.start].lower()
    )


def _shares_sum(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the sum just before went to them: "Rp9 miliar JHT untuk 80 orang", "JKM Rp2 miliar (48 orang)"."""
    if not slot.index or memory.money is None or memory.money.metric != "claims_paid":
        return False
    other = scene.slots[slot.index - 1]
    if not other.is_money or memory.money_at != scene.sentence.index:
        return False
    named = first(near(slot), "sponsored") or first(slot.right, "status", "active", "registered", "unprotected")
    return named is None and _SHARED.fullmatch(scene.text, other.figure.end, slot.start) is not None


def _is_claimed_for(scene: Scene, slot: Slot) -> bool:
    """Whether the persons got a benefit, or died and were claimed for: "yang meninggal 31 orang, semuanya dibayar"."""
    if _RECEIVES.search(slot, slot.right_text) or _RECEIVERS.search(slot, slot.left_text):
        return True
    before = scene.text[scene.sentence.start : slot.start]
    if _LEFT_WORK.search(slot, before) and "klaim" in before.lower():
        return True
    died = _DIED.search(slot, slot.left_text) is not None
    return died and _SETTLED.search(slot, scene.text, slot.figure.end, scene.sentence.end) is not None


def _recipients(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if plain_small(slot) or (slot.figure.value or 0) < 5:
        return None
    if not (scene.says("money", "claims", "benefit") or scene.says("program") or memory.money is not None):
        return None
    if aim(slot) == "target":
        return None
    if (
        first(slot.right, "status", "active", "registered", "unprotected")
        and not _RECEIVES.search(slot, slot.right_text)
        and slot.head is not None
        and slot.head.tags.get("noun") != "recipient"
    ):
        return None
    return Reading("claim_cases", "observation", "recipients", 0.8, program=program_of(scene, slot, memory))


def program_of(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, ...]:
    """The programme of a claim: before the figure, else behind it, else of the list or header it stands in.

    Of several before it, those named together without a figure between: "JKK dan JKM Rp2 miliar" is of both.
    """
    for zone in (slot.left, [*slot.right, *slot.beyond], slot.before, memory.header):
        named = [c for c in zone if "program" in c.tags]
        if not named:
            continue
        if zone and zone[0].start >= slot.figure.end and zone is not memory.header:
            return programs_of(_run_from(scene.text, named))
        run = [named[-1]]
        for cue in reversed(named[:-1]):
            if any(c.isdigit() for c in scene.text[cue.end : run[0].start]):
                break
            run.insert(0, cue)
        return programs_of(run)
    return ()


_READERS = {"employer": read_firms, "case": _cases, "recipient": _recipients}
