"""Whether persons were entered by somebody, or are the stock of a place: what makes them registered or active."""

from __future__ import annotations

import re

from pipelines.news.clauses.scene import Slot
from pipelines.news.clauses.zones import first, last
from pipelines.news.metrics.persons_begun import Count
from pipelines.news.metrics.unsaid import NOW_OR_THEN, follows_employers, told_to_be_paid_for

_ENTERED_BY = re.compile(
    r"(?:men|di)?daftarkan|(?:meng|di)?ikutsertakan|(?:meng|di)?ikutkan|(?:meny|dis)ertakan|(?:me|di)masukkan",
    re.IGNORECASE,
)
_AS = re.compile(r"(?:sebagai|menjadi|jadi)\b", re.IGNORECASE)
_CONTRIBUTIONS_FOR = re.compile(r"\biuran(?:nya)? (?:bagi|untuk)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\bdari (?:total |jumlah |seluruh |keseluruhan )+(?:angkatan kerja|(?:sekitar )?[0-9][0-9.,]*(?: (?:ribu|juta))? "
    r"(?:tenaga kerja|pekerja|angkatan kerja|orang))\b(?! (?:rentan|[a-z]*formal|non))",
    re.IGNORECASE,
)
_PAID_FOR = re.compile(
    r"[\s\"“”]*(?:seluruh |semua |adapun )?(?:iuran|premi)(?:nya| mereka)\b[^.!?]{0,80}?"
    r"\b(?:pem(?:kab|kot|prov|da|des|ko)|pemerintah|apb[dn]\w*|dbh\w*|csr|dana desa|baznas|bupati|wali ?kota"
    r"|gubernur)\b",
    re.IGNORECASE,
)
"""Who pays, told behind them: "900 orang dilindungi. Iurannya diambilkan pemkab", "baru 900, iurannya dari pemkab"."""
_STOCK = re.compile(r"(?:jumlah|total)\b", re.IGNORECASE)
_FAR_MORE = 5


def are_paid_for(count: Count) -> bool:
    """Whether the next clause or the next sentence tells that a public purse pays their contributions."""
    text, slot = count.scene.text, count.slot
    behind = slot.figure.end + len(slot.right_text)
    if text[behind : behind + 1] == "," and _PAID_FOR.match(text, behind + 1) is not None:
        return True
    return _PAID_FOR.match(text, count.scene.sentence.end) is not None


def is_entered_by(count: Count) -> bool:
    """Whether somebody enters the persons ("mendaftarkan 900 pekerja"), unless they are part of a whole."""
    slot, memory = count.slot, count.memory
    before = count.scene.slots[slot.index - 1] if slot.index and slot.change_to else None
    if before is not None and before.change_from and _is_registered(before) and first(slot.right, "status") is None:
        return True
    at = slot.joined if slot.joined is not None else slot.index - 1 if slot.placed and slot.index else None
    other = count.scene.slots[at] if at is not None else None
    if count.zone == "before" and other is not None and _is_registered(other):
        said = last(slot.before, "status")
        return said is not None and _ENTERED_BY.match(count.scene.text, said.start) is not None
    said = first(slot.right, "status") if count.zone == "right" else last(slot.left, "status")
    if said is not None and count.zone == "right" and _AS.match(count.scene.text, said.start):
        said = last(slot.left, "status") or said
    if said is None or count.zone not in ("right", "left"):
        return False
    if (slot.index or slot.after_colon) and first([c for c in slot.left if c.start > said.end], "segment"):
        return False
    whole = memory.persons is not None and memory.persons.state == "eligible"
    part = whole and memory.persons_at >= count.scene.sentence.index - 1
    active = count.scene.low.startswith("me", said.start)
    return (active or not part) and _ENTERED_BY.match(count.scene.text, said.start) is not None


def _is_registered(slot: Slot) -> bool:
    return slot.reading is not None and slot.reading.metric == "registered_workers"


def is_stock_by_now(count: Count) -> bool:
    """Whether the number behind a word of entering is all there are: "tambahan itu membuat jumlah peserta 63.330"."""
    said = last(count.slot.left, "status")
    return said is not None and count.zone == "left" and bool(_STOCK.match(count.scene.text, said.start))


def is_stock_of_place(count: Count) -> bool:
    """Whether all members of a place or segment are counted: "peserta di Solok kini 13.900 orang".

    Also far more of a place than those just said to be paid for: "900 lewat APBD. Di Solok 13.900 pekerja terlindungi".
    """
    slot, memory = count.slot, count.memory
    paid = memory.persons is not None and memory.persons_at == memory.fund_at and count.group is None
    if paid and slot.placed and (slot.figure.value or 0) > _FAR_MORE * memory.persons_sum:
        return True
    label = last(slot.left, "noun", "member")
    return label is not None and count.group is None and (slot.placed or count.segment is not None)


def is_part_of_all(count: Count) -> bool:
    """Whether the count is a part of all workers, be they of any group: "251.000 pekerja dari total 708.000"."""
    if count.group is not None or first(count.own, "sponsored"):
        return False
    behind = count.scene.text[count.slot.figure.end : count.slot.clause[1]]
    return _OF_ALL.search(behind) is not None


def comes_in_by_it(count: Count) -> bool:
    """Whether who enters does so by what the sentence before tells: "Pemprov menopang lewat ... 49.300 orang masuk"."""
    slot = count.slot
    said = count.zone in ("left", "right") or count.why[-1] == "asked"
    if count.noun != "person" or not said or slot.index or count.segment is not None:
        return False
    return not slot.placed and not count.scene.ours and told_to_be_paid_for(count.scene)


def goes_on_with_entered(count: Count) -> bool:
    """Whether it is only said how many of those just told to be entered there are by now: "Kini sudah 6.200 orang"."""
    slot, told = count.slot, count.memory.persons
    if told is None or told.metric != "registered_workers" or told.kind != "observation" or slot.index or slot.placed:
        return False
    if count.memory.persons_at != count.scene.sentence.index - 1 or count.noun != "person" or count.segment is not None:
        return False
    bare = slot.head is not None and slot.head.end - slot.head.start <= len("orang")
    fits = (slot.figure.value or 0) <= _FAR_MORE * count.memory.persons_count
    return bare and fits and NOW_OR_THEN.fullmatch(slot.left_text) is not None


def parts_active(count: Count) -> bool:
    """Whether the count restates one of several shares of the active: "petani 38 persen atau 2,3 juta dari yang aktif.
    Pedagang 24 persen atau 1,5 juta"."""
    before, share = count.memory.persons, count.memory.percent
    if before is None or share is None or count.slot.link is None or before.metric != "active_participants":
        return False
    return share.metric == "segment_share" and count.memory.percent_at >= count.scene.sentence.index - 1


def breaks_down(count: Count) -> bool:
    """Whether the count goes on with a larger one of persons whom somebody entered, and so is a part of these."""
    whole = count.memory.persons
    if whole is None or whole.metric != "registered_workers" or whole.kind != "observation":
        return False
    if count.noun == "member" or (count.segment is not None and count.group is None):
        return False
    return whole.state == "registered" and (count.slot.figure.value or 0) <= count.memory.persons_count


def pays_for_its_own(count: Count) -> bool:
    """Whether firms pay the contributions of those who work for them: "3.410 pemberi kerja menyetor iuran bagi"."""
    return follows_employers(count.scene, count.slot) and _CONTRIBUTIONS_FOR.search(count.slot.left_text) is not None
