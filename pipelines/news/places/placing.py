"""Where each claim of an article holds: the region its own words give, else the region that the text carries on.

Order of evidence: national by law or by word; a word that points back (kabupaten itu, cabang ini); the region stated
right behind the figure; before it in the sentence; the region of the number that the sentence takes up; the region that
the sentences before carried; the headline; the office of who speaks; the dateline, save Jakarta; Indonesia. A branch
stays a branch unless the article shows that its one region is meant (`placing_offices`). Twins that nothing tells apart
stay without a code, flagged `region_ambiguous`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from pipelines.news.places.mentions import SPEECH, Mention
from pipelines.news.places.named import USABLE, inside, stated
from pipelines.news.places.nation import COUNTRY, by_law, central, nation, of_centre
from pipelines.news.places.offices import called_branch, called_region, is_of_one_province, stands_for_region
from pipelines.news.places.pointers import of_parts, pointing, pointing_behind
from pipelines.news.places.reprinted import headlined, raised_before, told_before
from pipelines.news.places.rows import OWN_NUMBER, each, figure_first, joined, serving, shared_by, total
from pipelines.news.places.speakers import fallback, of_rate_before, own_words
from pipelines.news.places.story import PAID_BY_OFFICES, Story
from pipelines.news.places.told import EXPLICIT
from pipelines.news.texts.article import Article, Claim, Placement

_PREPOSITION = (
    r"(?:di|dari|asal|ber-?ktp|berdomisili|se|wilayah|milik|bagi|untuk|warga|pekerja|petani|nelayan|penduduk|peserta"
    r"|buruh|masyarakat|seluruh|apbd|tani|tembakau|rentan|informal|formal|non-?asn|dan sekitarnya)"
)
_LINK_BEHIND = re.compile(
    rf"\b{_PREPOSITION}(?: (?:wilayah kerja|wilayah|seluruh|daerah|lingkungan|area|se))*[\s-]*$", re.IGNORECASE
)
_AGENT = re.compile(r"\bdi(?!antara)[a-z]{4,}(?: oleh)?\s+$")
"""Behind it an office is who did it: dikucurkan Cabang X."""
_TO_OFFICE = re.compile(
    r"\b(?:masuk|di(?:ajukan|sampaikan|laporkan|terima|urus|proses|tangani|layani))(?: [a-z]+)? (?:ke|kepada|di|pada) $"
)
"""Before an office: claims are its own (klaim yang masuk ke BPJS Ketenagakerjaan X)."""
_NAMES_WHO = re.compile(
    r"\s*,?\s*(?:(?:kembali|lagi|tetap|masih|hanya|cuma|baru|adalah|ialah|yakni|yaitu|oleh|milik|di(?:miliki|raih|capai|tempati|duduki|pegang"
    r"|sumbang(?:kan)?|bukukan|catat(?:kan)?|cetak))\s+)+|\s*:\s*"
    r"|\s*(?:(?:orang|peserta|pekerja|tenaga kerja|persen)\s+)?(?:membuat|menjadikan|menempatkan|membawa"
    r"|mengantar(?:kan)?|mendudukkan)\s+"
)
"""Between a figure and the regions that it is said of: hanya Kota X; tak sampai 15 persen: X, Y dan Z."""
_PUT_BEFORE = re.compile(
    r"[\W0-9]*(?:(?:hanya |masih |kini |namun |sementara |sedangkan )?(?:dengan|lewat|berbekal|bermodal(?:kan)?"
    r"|memiliki|punya|mempunyai|mencatat(?:kan)?|mengantongi|membukukan|mencapai|menorehkan|meraih|menyentuh|menembus|mengoleksi))\b",
    re.IGNORECASE,
)
_SUBJECT_NEXT = re.compile(r"[^,.;:0-9]{0,60}, (?:giliran |daerah |wilayah )?")
_WITH = re.compile(r",? (?:dengan|yakni|yaitu|sebanyak|sebesar)(?: [a-z]+)? ")
_WORKERS = re.compile(
    r"\b(?:petani|nelayan|pekerja|buruh|perajin|pedagang|peternak|penambang|guru|kader)"
    r"(?: (?!dan|di|dari|melalui|lewat|oleh|bersama|dengan|kepada|untuk|ke|serta|yang)[a-z]+){1,2}\s+$"
)
"""Workers of a trade right before the region they are of: petani kopi Ngada."""
_SOURCE = re.compile(r"\b(?:data|catatan|laporan|paparan)(?: yang [a-z]+(?: oleh)?| dari| milik)? $", re.IGNORECASE)
_AT_ADDRESS = re.compile(
    r"(?: (?!bersama|kata|ujar|oleh|kepada|dan|dengan|menurut|dari|sebut)[a-z]+){1,4} [A-Z][a-z]+(?: [A-Z][a-z]+)?, "
)
"""A place in a region, behind those who are counted: 1.500 penjual jamu Nguter, Sukoharjo."""
_MEMBER_OF = re.compile(r"\b(?:peserta|anggota|terdaftar (?:di|pada|dalam))\s$")
_HOLDING = ("plain", "area", "office", "actor")
_AND_IN = re.compile(r"\bdan\s+(?:di\s+)?$")
_COUNT_NEXT = re.compile(r"\s*(?:ada |sebanyak |[0-9])")
_REPORTS = re.compile(
    r"(?: juga| sendiri)? (?:mendata|mencatat|menyebut(?:kan)?|melaporkan|merilis|memaparkan|mengungkapkan)\b"
)
"""Behind an office: it says the number, and need not be what the number is of."""
_HAS_ONLY = re.compile(r"\b(?:baru|hanya|cuma)\b[^.;:]{0,40}$")
"""Between an office and a count: it is a part of the workers just counted."""
_TURN = re.compile(
    r"\b(?:sedangkan|sementara|tetapi|namun|lalu|kemudian|disusul|diikuti|adapun|dibanding(?:kan)?|dan di|di atas"
    r"|di bawah)\b|[;:!?]|\.\s",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:di|se|wilayah)[\s-]*$")
_SAID_THERE = re.compile(
    rf",[\"”'’]? {SPEECH}"
    r"|\b(?:saat|ketika|usai|seusai|sesudah|di sela(?:-sela)?|ditemui|dijumpai|kepada wartawan)\b"
)
"""Between a figure and `di X`: it was said there (", kata Budi saat ditemui di X")."""
_AS_SHARE = re.compile(r"[^.;:0-9]{0,30}?(?:\(|\b(?:atau|setara|alias)\b)[^,.;:0-9]{0,30}", re.IGNORECASE)
_JOINED = re.compile(r"[^,.;:()]{0,40}(?:,|\bdan\b|\bserta\b) *(?:sebanyak )?", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?:ter(?:depan|tinggi|baik|banyak|besar|atas|bawah)|peringkat|urutan|barisan|jajaran|papan|juara"
    r"|nomor [a-z]+)\b"
    r"[^,.;:]{0,20}$"
)
"""Before a region among whose parts one is ranked: terdepan se-Indonesia."""
_RANKS = re.compile(
    r"(?: (?:ini|itu|tersebut))?,? (?:(?:kita|kami|ini|itu|kota|kabupaten|daerah|menjadi|jadi|yang) ){0,2}"
    r"(?:ter(?:depan|tinggi|baik|banyak|besar|atas|bawah)|peringkat|urutan|juara|nomor|paling)\b"
)
"""Behind a region among whose parts one is ranked: `78 persen, di Jawa Barat nomor satu`."""
_GIVEN_BY = re.compile(r"[^,.;:0-9]{0,20}\b(?:dari|oleh) ")
"""Between a number and the government above that pays for it: `ditambah 3 ribu dari Pemprov X`."""
_PART_OF = re.compile(r"(?:^|[–—-]\s*)[\"“'‘]?[Dd]ari\b")
_PARTNER = re.compile(r"\b(?:dan|bersama|dengan|menggandeng|kepada|ke|oleh|melalui|lewat|serta)\s*$", re.IGNORECASE)
# Largest plausible values: no regency or city has more workers than Kabupaten Bogor (about 3 million), no province
# more than Jawa Barat (about 26 million; Statistics Indonesia, August 2025); claims are about Rp50 trillion a year.
# Only six provinces have more than 6 million workers: Sumatera Utara, Jakarta, Jawa Barat, Jawa Tengah, Jawa Timur and
# Banten.
_POPULOUS = ("12", "31", "32", "33", "35", "36")
_OTHER_PROVINCES = 6e6
_BOUNDS = {
    ("persons", "local"): 3.5e6,
    ("persons", "province"): 2.8e7,
    ("IDR", "local"): 8e12,
    ("IDR", "province"): 2.5e13,
    ("cases", "local"): 1e6,
    ("cases", "province"): 3e6,
}


def place_claims(article: Article, claims: Sequence[Claim]) -> list[Placement]:
    """One placement for each claim; `claims`: in text order.

    A claim that nothing places holds for Indonesia, with low certainty and the flag `region_inferred`; one whose only
    region is a twin without a sign keeps the name, with `region_code` null and the flag `region_ambiguous`.
    """
    story = Story(article, claims)
    placed: list[Placement] = []
    for sentence, group in itertools.groupby(claims, key=attrgetter("sentence")):
        story.read_to(sentence)
        members = list(group)
        for claim in members:
            placement = _plausible(story, claim, _of_both_twins(story, _place(story, claim)))
            story.note(claim, placement)
            placed.append(placement)
        story.close(sentence, members, placed[-len(members) :])
    return placed


def _place(story: Story, claim: Claim) -> Placement:
    for rule in (
        by_law,
        nation,
        each,
        total,
        pointing,
        _behind,
        pointing_behind,
        _restated,
        _before,
        _farther_behind,
        headlined,
        raised_before,
        of_rate_before,
        own_words,
    ):
        placement = rule(story, claim)
        if placement is not None:
            if placement.region_code == COUNTRY[0] and placement.rule in EXPLICIT:
                return replace(placement, rule="nation")
            return _narrower(story, claim, placement) if rule is pointing else placement
    parted = of_parts(story, claim)
    if parted is not None:
        return parted
    same = story.same_as_before(claim)
    if same is None and (story.of_nation(claim) or of_centre(story, claim)):
        return Placement(*COUNTRY, "nation", 0.75)
    carried = same or story.carried(claim)
    return carried or central(story, claim) or fallback(story, claim)


def _of_both_twins(story: Story, placement: Placement) -> Placement:
    """A name that nothing tells apart from its twin (Probolinggo) is the area of its office, which has both."""
    if "region_ambiguous" not in placement.flags or not placement.region:
        return placement
    for office in (m for m in [*story.title, *story.mentions] if m.is_office and len(m.place.candidates) > 1):
        if (office.name or "").split(" (")[0].endswith(f" {placement.region}"):
            return replace(placement, region_kind="branch", region=office.name)
    return placement


_THEIRS = re.compile(
    r"\s*(?!orang|jiwa)[a-z]{4,}(?: (?!oleh|dari|lewat|bersama|melalui|kepada|untuk|bagi|yang)[a-z]{4,})? "
)
"""Between a number of some group and the region whose they are: `131 atlet Kalteng`."""


def _narrower(story: Story, claim: Claim, placement: Placement) -> Placement:
    """`Pemprov mengiur 1.500 petani di Polewali Mandar`, `pihaknya membidik 1,5 juta pekerja Sumsel`: the part right
    behind the figure, not the whole or the office before it."""
    behind = _behind(story, claim)
    part = behind is not None and (behind.region_code or "").startswith(f"{placement.region_code or ''}.")
    part = part or (behind is not None and placement.region_kind == "branch" and behind.region_code is not None)
    return behind if behind is not None and part else placement


def _behind(story: Story, claim: Claim) -> Placement | None:
    """`900 orang di Kabupaten Blora`, `2 ribu petani se-Bali`, `600 pekerja Kota Batu`.

    The region follows in the same breath: no comma, no turn (sedangkan, namun), no other figure save a restatement
    (30,5% atau sekitar 80.000 pekerja di ...).
    """
    text = story.article.text
    start, mention = story.next_behind(claim)
    gap = text[start : mention.start] if mention is not None else ""
    if mention is None or mention.role not in _HOLDING or _holds_elsewhere(story, claim, mention, gap):
        return None
    who = _NAMES_WHO.fullmatch(gap) and not story.usable_left(claim) and not OWN_NUMBER.match(text, mention.end)
    if who or _AT_ADDRESS.fullmatch(gap) or _opens_on(story, claim, mention):
        return stated(mention, "behind", 0.85)
    if len(gap) > 90 or "," in gap or _TURN.search(gap) or _RANK.search(gap) or story.has_figure(start, mention.start):
        return None
    linked = (
        figure_first(story, claim) is mention
        or _LINK_BEHIND.search(gap)
        or _WORKERS.search(gap)
        or (claim.worker_group is not None and _THEIRS.fullmatch(gap) and not OWN_NUMBER.match(text, mention.end))
        or (mention.role == "actor" and _AGENT.search(gap) and not _names_part(story, claim, mention))
        or (mention.is_office and (_AGENT.search(gap) or (claim.metric in PAID_BY_OFFICES and _TO_OFFICE.search(gap))))
    )
    if not linked or (_AND_IN.search(gap) and _COUNT_NEXT.match(text, mention.end)):
        return None
    codes = shared_by(story, mention)
    if codes:
        return None if story.usable_left(claim) else serving(story, claim, mention, codes)
    return _of_called(story, mention) or stated(mention, "behind", 0.95)


def _of_called(story: Story, mention: Mention) -> Placement | None:
    """The region by whose full name an office behind a figure is called: `BPJS Ketenagakerjaan Provinsi X`."""
    called = called_region(mention) if mention.is_office and not story.serves_several() else None
    return None if called is None else story.region(called, "behind_office", 0.75)


def _opens_on(story: Story, claim: Claim, mention: Mention) -> bool:
    """Whether the figure stands in a phrase put before its subject: `Dengan cakupan 48 persen, Kota X memimpin`."""
    if (
        mention.is_office
        or story.usable_left(claim)
        or not _SUBJECT_NEXT.fullmatch(story.article.text, claim.figure.end, mention.start)
    ):
        return False
    return _PUT_BEFORE.match(story.article.text, story.sentence(claim).start, claim.figure.start) is not None


def _names_part(story: Story, claim: Claim, mention: Mention) -> bool:
    """Whether a part of the region that pays is named before the figure: `Di A 900 dibiayai Pemprov B`.

    Also where a larger number of such a part was just told, of which so many are paid for from above.
    """
    if any(inside(m.code, mention.code) for m in story.usable_left(claim)):
        return True
    told, place = story.noted if story.noted is not None else (None, None)
    if told is None or place is None or not inside(place.region_code, mention.code):
        return False
    return told.unit == claim.unit == "persons" and claim.value <= told.value and claim.sentence - told.sentence <= 1


def _holds_elsewhere(story: Story, claim: Claim, mention: Mention, gap: str) -> bool:
    """Whether who stands behind a figure only took part: an office where people of a region named before were entered
    (`Pasar Kota X mengajak 1.760 pedagang menjadi peserta BPJS Ketenagakerjaan Y`), the government above that pays for
    some (`ditambah 3 ribu dari Pemprov Z`)."""
    if mention.is_office:
        entered = _MEMBER_OF.search(gap) is not None
        return entered and any(m.code in mention.place.candidates for m in story.usable_left(claim))
    pays = mention.role == "actor" and _GIVEN_BY.fullmatch(gap) is not None
    return pays and story.is_about_part_of(mention)


def _restated(story: Story, claim: Claim) -> Placement | None:
    """A percentage holds where the count does that it restates: `1,7 juta orang di A dan B alias 16 persen`."""
    if claim.unit != "percent" or story.noted is None or story.noted[0].sentence != claim.sentence:
        return None
    count, placement = story.noted
    between = (count.figure.end, claim.figure.start)
    named = any(between[0] <= m.start < between[1] for m in story.here(claim))
    if named or _AS_SHARE.fullmatch(story.article.text, *between) is None:
        return None
    return replace(placement, rule="taken_up", certainty=0.85)


def _before(story: Story, claim: Claim) -> Placement | None:
    """The nearest region before the figure in its sentence, of what is said and not of who says it.

    A region goes on over an office in between where the figure is a part of one given for the region (`Dari N pekerja
    di Provinsi X, Cabang Y melindungi M`), or the office is a partner (`Pemkab X dan BPJS Ketenagakerjaan Y`). What an
    office pays or collects is its own; its participants may be the region's.
    """
    left = story.usable_left(claim)
    if not left:
        # `Peserta terbanyak di X` with no other region in the sentence, or `dengan N` behind it, is said of X.
        scope = [m for m in story.left(claim) if m.role == "scope"]
        named = [m.code for m in story.here(claim) if m.role in USABLE]
        text, start = story.article.text, claim.figure.start
        left = [m for m in scope if not named or _WITH.fullmatch(text, m.end, start) or _heads_row(m, named)]
    if not left:
        return None
    nearest = left[-1]
    most = next((m for m in story.left(claim)[-1:] if m.role == "scope" and inside(m.code, nearest.code)), None)
    if most is not None and _WITH.fullmatch(story.article.text, most.end, claim.figure.start):
        # `Di Kaltara baru 11.200, terbesar di Tarakan dengan 5.100`
        return stated(most, "before", 0.85)
    regions = [m for m in left if not m.is_office]
    sentence = story.sentence(claim)
    if nearest.is_office and nearest.role == "office" and regions:
        head = story.article.text[sentence.start : regions[-1].start]
        if _PART_OF.search(head) or _PARTNER.search(story.article.text[sentence.start : nearest.start]):
            return stated(regions[-1], "before", 0.8)
    several = joined(story, claim)
    if several is not None:
        return several
    return _by_office(story, claim, nearest) if nearest.is_office else stated(nearest, "before", 0.9)


def _heads_row(most: Mention, others: Sequence[str | None]) -> bool:
    """Whether a region where most are heads a row of its like: `Terbanyak di A, 640 orang, disusul B dengan 610`."""
    size = len(most.code or "")
    return size > len("00") and all(code is None or (len(code) == size and code != most.code) for code in others)


def _by_office(story: Story, claim: Claim, office: Mention) -> Placement:
    """A number of which an office is the subject: its own, if it is called an office.

    One that it only reports may be of the region that the paragraph is about.
    """
    again = told_before(story, claim)
    if again is not None:
        return again
    if not called_branch(office) or is_of_one_province(office) or called_region(office):
        return story.office(office, "before", 0.85, own=claim.metric in PAID_BY_OFFICES)
    if claim.kind == "target" and stands_for_region(office) and not story.has_area():
        return story.office(office, "before", 0.75, own=False, as_such=False)
    text = story.article.text
    part = _HAS_ONLY.search(text, office.end, claim.figure.start) if claim.metric == "active_participants" else None
    whole = story.whole_before(claim) if part else None
    if whole is not None:
        return whole
    source = _SOURCE.search(text[max(0, office.start - 40) : office.start])
    reports = source or _REPORTS.match(text, office.end)
    topic = story.topic(claim) if reports else None
    if topic is None and reports and claim.metric not in PAID_BY_OFFICES:
        topic = story.main.region_code if story.main is not None else None
    if topic is not None and topic in office.place.candidates:
        return story.region(topic, "before", 0.7)
    return stated(office, "before", 0.85)


def _farther_behind(story: Story, claim: Claim) -> Placement | None:
    """A region later in the sentence, after `di` or `se-`, that no other figure claims.

    Counts joined by *dan* share it (`500 nelayan dan 300 petani di X`).
    """
    text = story.article.text
    for mention in story.right(claim):
        start = claim.figure.end
        for figure in story.figures(story.sentence(claim)):
            if start <= figure.start < mention.start and _JOINED.fullmatch(text, start, figure.start):
                start = figure.end
        gap = text[start : mention.start]
        if story.has_figure(start, mention.start) or _TURN.search(gap):
            return None
        if _RANK.search(gap) or ("," in gap and _RANKS.match(text, mention.end)):
            continue
        if OWN_NUMBER.match(text, mention.end):
            return None
        if mention.role in ("plain", "area", "office") and _IN.search(gap):
            return None if _SAID_THERE.search(gap) else stated(mention, "farther_behind", 0.75)
    return None


def _plausible(story: Story, claim: Claim, placement: Placement) -> Placement:
    """A value too large for its region holds for the region above (10 million workers are no city's)."""
    twin = "region_ambiguous" in placement.flags
    if (placement.region_kind in (None, "country") and not twin) or placement.rule in ("behind", "each", "pointing"):
        return placement
    bound = _bound(claim.unit, placement)
    # What a sentence says of a small province is its own, be it too much: the checks flag it.
    said = placement.region_kind == "province" and placement.rule == "before"
    if bound is None or claim.value <= (_BOUNDS.get((claim.unit, "province"), bound) if said else bound):
        return placement
    level = "province" if placement.region_kind in ("province", "branch") else "local"
    above = story.region((placement.region_code or "00")[:2] if level == "local" else "00", "magnitude", 0.7)
    fits = claim.value <= (_bound(claim.unit, above) or 0.0) and story.names(above.region_code or "")
    raised = above if fits else story.region("00", "magnitude", 0.7)
    return replace(raised, flags=(*raised.flags, "region_inferred"))


def _bound(unit: str, placement: Placement) -> float | None:
    """The largest plausible value for a region."""
    if placement.region_kind == "province" and unit == "persons" and placement.region_code not in _POPULOUS:
        return _OTHER_PROVINCES
    level = "province" if placement.region_kind in ("province", "branch") else "local"
    return _BOUNDS.get((unit, level))
