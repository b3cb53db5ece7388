"""Whom a text lets speak, and what is left where nothing else places a claim: venue, dateline, the country."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.news.places.mentions import Mention
from pipelines.news.places.named import inside, stated
from pipelines.news.places.offices import called_branch, has_own_name, stands_for_province
from pipelines.news.places.story import Story
from pipelines.news.texts.article import Claim, Placement
from pipelines.normalize.wording import Wording

_OTHER_HEAD = re.compile(
    r"\b(?:bupati|wali ?kota|gubernur|kepala (?:dis[a-z]*|dinas|bappeda|badan|bagian|bidang)|kadis\w*|sekda"
    r"|sekretaris daerah|menteri|ketua|direktur utama)\b",
    re.IGNORECASE,
)
"""Titles of those who do not speak for an office of the agency."""
_WE = Wording(r"\b(?:kami|kita|pihaknya|pihak kami)\b", re.IGNORECASE)
_US = re.compile(r"\b(?:kami|pihaknya)\b", re.IGNORECASE)
"""The speaker's own side, without those spoken to (kita)."""
_SAID = re.compile(
    r"\b(?:kata|ujar|jelas|tutur|ungkap|ucap|sebut|papar|terang|imbuh|tambah|tegas|beber|urai|tandas|lanjut)(?:nya)?\b"
)
_NAME = re.compile(r"\b[A-Z][a-z'’]{2,}\b")
_FULL_NAME = re.compile(r"(?:,? [A-Z][\w.'’]*){1,5}")
_CAPITAL = "31"
_LOCAL = ("regency", "city")
_GOVERNED = ("regency", "city", "province")
_MANY = 3
"""So many regions of one level are a list: what comes before it is said of the region above them."""


def speaker(story: Story, claim: Claim, *, as_such: bool = False) -> Placement | None:
    """The region or office of who speaks in the claim's sentence, or spoke last; `as_such`: an office's own area."""
    for mention in _speakers(story, claim)[-1:]:
        if as_such and mention.is_office:
            return story.office(mention, "speaker", 0.65, own=True, as_such=not stands_for_province(mention))
        return story.of(mention, "speaker", 0.65)
    return None


def _speakers(story: Story, claim: Claim) -> list[Mention]:
    """Who may speak in the claim's sentence, likeliest last: all so far, those of the sentence, those it calls by name.

    A person named in full once is called by a part of the name later (Kepala Cabang X, Adi Rais ... Adi menyebut).
    """
    speakers = [m for m in story.mentions if m.role == "speaker" and m.sentence <= claim.sentence]
    here = [m for m in speakers if m.sentence == claim.sentence]
    here = [m for m in here if m.end <= claim.figure.start] or here[:1]
    if here or len(speakers) < 2:
        return here or speakers
    sentence = story.sentence(claim)
    words = set(_NAME.findall(story.article.text[sentence.start : sentence.end]))
    return [m for m in speakers if words & _names_after(story, m)] or speakers


def _names_after(story: Story, mention: Mention) -> set[str]:
    """The parts of the name that follows a speaker's title."""
    match = _FULL_NAME.match(story.article.text, mention.end)
    return set(_NAME.findall(match.group())) if match else set()


def own_words(story: Story, claim: Claim) -> Placement | None:
    """`"Kami mendaftarkan 5.000 petani," kata Bupati X`: who says *we* means the own region, an office its area.

    A head of government named in the sentence, or the last to speak where it only says `ujarnya`; not where the text is
    already about a part of the region (a governor on one of the regencies). An office where it serves several regions.
    """
    sentence = story.sentence(claim)
    before = [m for m in story.left(claim) if m.role == "speaker" and m.code]
    start = story.segment(claim)[0] if before else sentence.end
    if before and before[-1].start >= start > sentence.start:
        # `Bupati A menyebut 300 orang, sedangkan Bupati B mengklaim 400`: who is named since the figure before.
        return stated(before[-1], "own_words", 0.7)
    heads = [m for m in before if m.kind in _GOVERNED]
    if heads and not story.usable_left(claim) and _promises(claim) and not story.is_about_part_of(heads[-1]):
        return stated(heads[-1], "own_words", 0.75)
    local = _local_voice(story, claim)
    if local is not None or _WE.search(sentence, story.article.text, sentence.start, sentence.end) is None:
        return None if local is None else stated(local, "own_words", 0.7)
    text = story.article.text[sentence.start : sentence.end]
    speakers = [m for m in story.here(claim) if m.role == "speaker"][:1]
    if not speakers and _SAID.search(text):
        speakers = [m for m in _speakers(story, claim)[-1:] if _still_speaks(story, m, claim)]
    for mention in speakers:
        if mention.is_office:
            several = len(mention.place.candidates) > 1 or story.serves_several()
            whole = several and _US.search(text) and story.regions_told(claim.figure.start)
            return story.office(mention, "own_words", 0.7, own=True, as_such=True) if whole else None
        if mention.code and not story.is_about_part_of(mention):
            return stated(mention, "own_words", 0.75)
    return None


def of_rate_before(story: Story, claim: Claim) -> Placement | None:
    """The region of the rate of the sentence before, for what it comes to and what that is held against, whoever says
    *we*: `Di A cakupan 47 persen. "Kalau dihitung orangnya 312 ribu, sedangkan yang kami kejar 65 persen."`"""
    if _restates_rate(claim):
        return story.same_as_before(claim) or story.carried(claim)
    beside, place = story.noted if story.noted is not None else (None, None)
    if beside is None or place is None or beside.sentence != claim.sentence or story.usable_left(claim):
        return None
    return replace(place, rule="taken_up") if _restates_rate(beside) else None


def _restates_rate(claim: Claim) -> bool:
    return claim.rule.startswith("persons+unsaid+rate")


def _local_voice(story: Story, claim: Claim) -> Mention | None:
    """Who of a local government speaks in the claim's sentence, where the text is about the region above, or lets the
    heads of several regions speak: `Bupati A menyebut 300 orang. Menurut Kadisnaker B, 400 orang.`"""
    voices = [m for m in story.here(claim) if m.role == "speaker" and m.code and m.kind in _LOCAL]
    about = story.carried(claim) if len({m.code for m in voices}) == 1 and not story.usable_left(claim) else None
    if about is None or about.region_code is None or inside(about.region_code, voices[0].code):
        return None
    others = (m for m in story.mentions if m.role == "speaker" and m.code != voices[0].code and m.kind in _LOCAL)
    return voices[0] if inside(voices[0].code, about.region_code) or any(others) else None


def _promises(claim: Claim) -> bool:
    """Whether a claim is what a government means to do: a plan, a target, a budget."""
    return claim.kind in ("plan", "target") or claim.metric == "budget_allocated"


def _still_speaks(story: Story, mention: Mention, claim: Claim) -> bool:
    """Whether nobody of another body has been named since; a head of government only in the sentences just before."""
    near = mention.is_office or mention.sentence >= claim.sentence - 2
    return near and _OTHER_HEAD.search(story.article.text, mention.end, claim.figure.start) is None


def own_office(story: Story, claim: Claim) -> Placement | None:
    """The office of `pihaknya` or `kantornya`: who spoke last, if that is an office, else the last one named.

    Not where the head of another body has spoken since.
    """
    offices = [m for m in story.mentions if m.is_office and m.role in ("speaker", "office") and _until(m, claim)]
    if not offices:
        return None
    last = offices[-1]
    since = story.article.text[last.end : claim.figure.start]
    heads = [m for m in story.mentions if m.role == "speaker" and m.start > last.start and _until(m, claim)]
    if heads or _OTHER_HEAD.search(since):
        return None
    as_such = (called_branch(last) or has_own_name(last)) and not stands_for_province(last)
    return story.office(last, "pointing", 0.8, own=True, as_such=as_such)


def _until(mention: Mention, claim: Claim) -> bool:
    return mention.sentence < claim.sentence or mention.end <= claim.figure.start


def fallback(story: Story, claim: Claim) -> Placement:
    """Who speaks; what the regions named later have in common; venue and dateline; else Indonesia."""
    said = speaker(story, claim)
    if said is not None:
        return said
    if story.noted is not None and story.noted[0].sentence == claim.sentence:
        return replace(story.noted[1], certainty=0.5)
    roles = ("plain", "actor", "area", "scope")
    later = [m for m in story.mentions if m.role in roles and m.start > claim.figure.start]
    codes = {m.code for m in later if m.code and len(m.code) == len(later[0].code or "")}
    if len(codes) >= _MANY:
        above = {c[:2] if len(c) > 2 else "00" for c in codes}
        return story.region(above.pop() if len(above) == 1 else "00", "later", 0.5)
    later += [m for m in story.mentions if m.role == "office" and m.start > claim.figure.start]
    for mention in sorted(later, key=lambda m: (m.code == "00", m.role == "office", m.start))[:1]:
        return story.of(mention, "later", 0.5)
    for role in ("venue", "dateline"):
        # News of the whole country is written in the capital: Jakarta alone says nothing about where.
        for mention in [m for m in story.mentions if m.role == role and m.code and m.code[:2] != _CAPITAL][:1]:
            return story.of(mention, role, 0.45)
    return Placement("00", "country", "Indonesia", "default", 0.4, ("region_inferred",))
