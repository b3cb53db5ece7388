"""Words that point back: `kabupaten itu`, `provinsi termuda itu`, a bare `Pemprov`, `kantornya`, `lima daerah itu`.

Language fact: a level word with a demonstrative (itu, ini, tersebut) takes up the last region of that level, whatever
stands between the two (kota penghasil tembakau itu); a title without a name is that of the region spoken of; `kantor`,
`cabang` and `pihaknya` take up the office, as such, and never the region it is called by.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipelines.news.places.mentions import Mention
from pipelines.news.places.named import namesake, stated
from pipelines.news.places.offices import has_own_name, serves_alone, stands_for_province
from pipelines.news.places.rows import together
from pipelines.news.places.speakers import own_office, speaker
from pipelines.news.places.story import Story
from pipelines.news.texts.article import Claim, Placement, Sentence
from pipelines.normalize.wording import Wording, fitting

_THIS = r"(?:itu|ini|tersebut)\b"
_NO_PLACE = (
    r"(?!(?:program|tahun|bulan|hari|pekan|angka|jumlah|saat|kegiatan|acara|kesempatan|bantuan|santunan|iuran|dana|hal"
    r"|perlindungan|data|capaian|kerja|sama|dan|serta|yang|untuk|dengan|sudah|telah|baru|masih|ada|hanya)\b)"
)
_BETWEEN = rf"(?: {_NO_PLACE}[^\s,.;:()/\"]+){{0,5}}?"
"""What describes a region between its level and the demonstrative: `di ujung timur`, `penghasil sawit`."""
_ALONE = (
    r"(?=\s*(?:[0-9]|Rp)| (?:baru|masih|hanya|sudah|telah|mencapai|sebesar|sebanyak|ada|tercatat|sendiri)\b"
    r"|,? (?:kata|ujar|tutur|lanjut|jumlahnya|angkanya|cakupannya|pesertanya)\b)"
)
"""Behind a level that stands without a name: di kabupaten 48 persen, provinsi baru 30 persen."""
_FACING = r"\b(?:[Dd]i|[Uu]ntuk|[Kk]alau|[Ss]edangkan|[Ss]ementara|[Aa]dapun|[Nn]amun)(?: di)?(?: wilayah)?"
"""Before a level without a name: the namesake of the region spoken of (di kota 44 persen, sedangkan kabupaten 21)."""
_WHOLE = r"(?:[Ss]e-?|[Dd]i tingkat |[Ss]ecara )"
"""All over the level that the region spoken of is of: sekabupaten, se-provinsi."""
_NAMELESS = r"(?!\s+(?:[A-Z]|dan [A-Z]))"
_TITLES = {
    "regency": Wording(r"\b(?:[Pp]emkab|[Bb]upati|[Ww]abup)\b"),
    "city": Wording(r"\b(?:[Pp]emkot?|[Ww]ali ?[Kk]ota|[Ww]awali)\b"),
}
"""Titles of one region, also with the person's name (Bupati Adi Rais): that of the region the text is about."""
_LEVELS = {
    "regency": rf"(?<!/)\b(?:[Kk]abupaten(?! /)(?:{_BETWEEN} {_THIS}| (?:tuan rumah|setempat)\b)"
    rf"|{_WHOLE}kabupaten\b(?!/| dan){_NAMELESS})",
    "city": rf"(?<!/)\b(?:[Kk]ota(?:{_BETWEEN} {_THIS}| (?:tuan rumah|setempat)\b)|{_WHOLE}kota\b{_NAMELESS})",
    "bare regency": rf"{_FACING} kabupaten(?:nya)?{_ALONE}|\b[Kk]abupaten tetangga(?:nya)?\b{_NAMELESS}",
    "bare city": rf"{_FACING} kota(?:nya)?{_ALONE}|\b[Kk]ota tetangga(?:nya)?\b{_NAMELESS}",
    "there": r"\b(?:[Dd]i|[Dd]ari) (?:sana|situ)\b",
    "province": rf"\b(?:[Pp]rovinsi{_BETWEEN} {_THIS}|(?:{_WHOLE}|[Dd]i seluruh )provinsi\b{_NAMELESS}"
    rf"|(?:[Pp]emprov|[Gg]ubernur)\b{_NAMELESS}"
    r"|(?<!APBD )(?<!ke )(?<!kepada )(?<!oleh )(?<!DBHCHT )(?<!anggaran )(?<!dana )"
    rf"[Pp]rovinsi(?:{_ALONE}| me[a-z]{{4,}})"
    rf"|(?:[Tt]ingkat|[Cc]akupan|[Cc]apaian|[Rr]ata-rata|[Tt]arget) provinsi\b{_NAMELESS}"
    r"|[Pp]rovinsi yang dipimpinnya)",
}
_COUNT = (
    r"(?:kedua|ketiga|keempat|kelima|keenam|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|[0-9]{1,2}"
    r"|seluruh|semua)"
)
_AND = r"(?:maupun|dan|serta|ataupun)"
_PROVINCES = re.compile(rf"{_COUNT} provinsi\b")
_PATTERNS = (
    *((kind, Wording(pattern)) for kind, pattern in _LEVELS.items()),
    *((f"title {kind}", pattern) for kind, pattern in _TITLES.items()),
    (
        "together",
        Wording(
            rf"\b{_COUNT} (?:daerah|wilayah|kabupaten/kota|kabupaten dan kota|kabupaten|kota|provinsi)"
            rf"(?: (?:kerja|layanan|binaan)(?:nya)?(?: {_THIS}|\b)| {_THIS}"
            r"| yang (?:di(?:bawahi|layani|naungi|ampu|bina)(?:nya)?|menjadi (?:wilayah|area) kerja(?:nya)?)\b)"
            r"|\b(?:kedua|ketiga|keempat|kelima|keenam) (?:daerah|wilayah|kabupaten/kota|kabupaten|kota|provinsi)\b"
            r"(?! (?-i:[A-Z]))"
            r"|\b(?:dari|di|untuk|jumlah|total) (?:keduanya|ketiganya|keempatnya|kelimanya|keenamnya)\b"
            r"|\bdigabung(?:kan)?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "speaker",
        Wording(r"(?<!yang )\b(?:daerah|wilayah|kabupaten|kota|provinsi)(?:nya| kami| saya)\b", re.IGNORECASE),
    ),
    (
        "office",
        Wording(
            rf"\b(?:(?:kantor )?cabang|kantor|kanwil)(?: (?:perintis|cabang|wilayah|pelayanan|pembantu))?"
            rf"(?: yang [^,.;:]{{3,50}}?)? (?:{_THIS}|kami\b)"
            r"|\bwilayah kerja(?:nya| kami| cabang)\b"
            r"|\bdi(?!antara)[a-z]{4,} (?:oleh )?(?:kantor )?cabang\b(?! (?-i:[A-Z]))"
            r"|\b(?:klaim|peserta|target|iuran|manfaat) (?:di )?(?:kanwil|cabang|kantor)\b(?! (?-i:[A-Z]))"
            r"|(?<!kepala )(?<!kepala kantor )(?<!pimpinan )\b(?:kanwil|(?:kantor )?cabang)"
            r"(?= (?:juga |sudah |telah |akan |mampu )?(?:me[mnrl][a-z]+|di(?:target|beri|beban|minta|patok)[a-z]*"
            r"|berhasil)\b)",
            re.IGNORECASE,
        ),
    ),
    ("here", Wording(r"\b(?:(?:daerah|wilayah) ini|di sini)\b", re.IGNORECASE)),
    ("named", Wording(r"\b(?:daerah|wilayah) (?:itu|tersebut|tadi)\b", re.IGNORECASE)),
    ("government", Wording(rf"\b(?:[Pp]emda|[Pp]emerintah (?:daerah|setempat))\b{_NAMELESS}")),
    (
        "both",
        Wording(rf"\b(?:kota {_AND}(?: di)? kabupaten|kabupaten {_AND}(?: di)? kota)\b{_NAMELESS}"),
    ),
    ("we", Wording(rf"(?<=, )(?:sedangkan |sementara |namun )?(?:kita|kami)(?: sendiri| di sini)?(?={_ALONE})")),
    (
        "own_office",
        Wording(
            r"\b(?:pihaknya|pihak kami|(?<!catatan )(?<!data )(?<!laporan )(?<!hitungan )kantor(?: cabang)?nya"
            r"|(?<!kepala )cabangnya|yang (?:dikelola|dibina|dilayani|dinaungi|dibawahi|ditangani)nya)\b",
            re.IGNORECASE,
        ),
    ),
)
_TOGETHER_BEHIND = Wording(
    rf"[^,.;:()]{{0,60}}?\b(?:di|dari) (?P<these>{_COUNT} (?:daerah|wilayah|kabupaten/kota|kabupaten|kota|provinsi)"
    rf" {_THIS}|(?:kedua|ketiga|keempat|kelima)nya\b)",
    re.IGNORECASE,
)
_BEHIND = Wording(
    r"[^,.;:()]{0,60}?\b(?:di|se|milik|punya|kepunyaan) ?-?(?P<level>kabupaten|kota|provinsi)" + rf"{_BETWEEN} {_THIS}",
    re.IGNORECASE,
)
_THERE_BEHIND = Wording(
    r"[^,.;:()]{0,60}?\b(?:(?P<there>(?:di|dari) (?:sana|situ))"
    r"|(?P<named>(?:di|dari) (?:daerah|wilayah) (?:itu|tersebut|tadi)"
    rf"|(?:milik|punya) daerah{_BETWEEN} (?:itu|tersebut))"
    r"|(?P<here>di sini|(?:di|dari) (?:daerah|wilayah) ini)|se-?(?P<level>provinsi|kabupaten|kota)(?!/| [A-Z]| dan))\b"
)
"""`40.204 pekerja di sana`, `900 ribu pekerja se-provinsi`."""
_BARE_BEHIND = Wording(
    r"[^,.;:()0-9]{0,40}?\b(?:di|untuk|dari|milik)(?: wilayah)? (?P<level>kabupaten|kota)"
    r"(?=[,.;]| (?:dan|serta|sedangkan|sementara|hingga|sampai|per|pada)\b)"
)
"""`34.100 peserta untuk kota dan 19.650 untuk kabupaten`."""
_OWN_BEHIND = Wording(
    r"[^,.;:()]{0,60}?\b(?:di|(?:untuk|dari|bagi)(?= (?:seluruh )?wilayah))(?: seluruh)?"
    r" (?:daerah|wilayah(?: kerja)?|kabupaten|kota|provinsi)(?:nya| kami)\b"
)
_SINGLE_BEHIND = (("own", _OWN_BEHIND), ("level", _BEHIND), ("there", _THERE_BEHIND), ("bare", _BARE_BEHIND))
_WHICH_IS = re.compile(r" yang (?:[a-z]+ ){0,2}di[a-z]{4,} (?:oleh )?")
"""Between a region and `kantornya`: the region is told of (Sekadau yang ikut diurus kantornya)."""
_LOCAL = ("regency", "city")
_REPORTS = re.compile(r"\b(?:mencatat|mendata|menghitung|melaporkan)\b")
_FOR = re.compile(r"\b(?:di|untuk|bagi|khusus)(?: (?:wilayah|daerah|kota|kabupaten|provinsi))? [^.;:0-9]{3,40},\s*$")
"""A region put first, of which `pihaknya mencatat` a number: `Untuk Bali, pihaknya mencatat 600.000 peserta`."""
_PARTS_BEHIND = Wording(
    rf"[^.;:()]{{0,60}}?\b(?:di|dari|pada) (?:seluruh |semua )?(?:{_COUNT}|sebelas|dua belas|[a-z]+ belas) "
    r"(?P<level>kabupaten|kota|kecamatan|kapanewon|distrik)\b(?! [A-Z])"
)
"""`17.361 pekerja sawit di 21 kabupaten/kota`, `3.000 nelayan tersebar di 11 kecamatan`: parts of the region meant."""
_BEHIND_LEVEL = {"kabupaten": "regency", "kota": "city", "provinsi": "province"}


def pointing(story: Story, claim: Claim) -> Placement | None:
    """The region or office that the nearest pointing word before the figure takes up.

    Nothing where a region is named between the word and the figure.
    """
    sentence = story.sentence(claim)
    found = story.pointers.get(sentence.index)
    if found is None:
        found = story.pointers[sentence.index] = pointers_in(story.article.text, sentence)
    if not found:
        return None
    nearest = max((m.end for m in story.usable_left(claim)), default=sentence.start)
    left = story.left(claim)
    for end, at, kind in reversed(found):
        if end < nearest:
            return None
        # `Wali Kota Payakumbuh` is no title without a name.
        named = kind.startswith("title") and any(at < m.start < end for m in left)
        inside = named or any(m.start <= at < m.end or _WHICH_IS.fullmatch(story.article.text, m.end, at) for m in left)
        if end <= claim.figure.start and not inside:
            placement = _taken_up(story, claim, kind, at)
            # `Bupati Adi menyebut pihaknya melindungi 900 orang`: no office's, but the regency's.
            if placement is not None or kind not in ("own_office", "speaker"):
                return placement
    return None


def pointers_in(text: str, sentence: Sentence) -> list[tuple[int, int, str]]:
    """End, start and kind of all pointing words of a sentence, by end, of equal ends the longest last."""
    patterns = fitting(_PATTERNS, sentence)
    if not patterns:
        return []
    start, said = sentence.start, text[sentence.start : sentence.end]
    found = [(start + m.end(), -m.start(), kind) for kind, each in patterns for m in each.finditer(sentence, said)]
    return [(stop, start - at, kind) for stop, at, kind in sorted(found)]


def _taken_up(story: Story, claim: Claim, kind: str, at: int) -> Placement | None:
    """What a pointing word of this kind at this place means."""
    if kind in ("together", "both"):
        provinces = _PROVINCES.match(story.article.low, at) is not None
        codes = _twins(story) if kind == "both" else story.regions_told(at, provinces=provinces)
        return together(story, codes, at) if len(codes) > 1 else None
    if kind in ("speaker", "own_office", "office"):
        return _of_speaker(story, claim, kind, at)
    known = _KNOWN.get(kind)
    if known is not None:
        return known(story, claim)
    how, _, level = kind.rpartition(" ")
    if how == "title":
        return story.spoken_of(level, at, claim)
    return (story.namesake(level) if how == "bare" else None) or story.last_of(level, at)


def _we(story: Story, claim: Claim) -> Placement | None:
    """Behind others' numbers: `Sleman sudah 58 persen, kita baru 22 persen`."""
    return (speaker(story, claim) or story.at_opening()) if story.usable_left(claim) else None


def _twins(story: Story) -> set[str]:
    """The region spoken of and its namesake: `di kota maupun kabupaten`."""
    for kind, twin in (("regency", "city"), ("city", "regency")):
        other = story.namesake(kind)
        if other is not None and other.region_code:
            own = namesake(other.region_code, twin)
            return {other.region_code, own} if own else set()
    return set()


def _governed(story: Story, claim: Claim) -> Placement | None:
    """The region of a government without a name: the one spoken of, else the headline's; no office's area."""
    for about in (story.carried(claim), story.headline()):
        if about is not None and about.region_code:
            return replace(about, rule="pointing", certainty=0.75)
    return None


def _last_told(story: Story, claim: Claim) -> Placement | None:
    """`daerah itu`: the last of several regions told of in the sentence before, the one it names, or the one spoken
    of."""
    return story.last_of_list(claim) or story.last_named(claim) or story.carried(claim)


_KNOWN: dict[str, Callable[[Story, Claim], Placement | None]] = {
    "we": _we,
    "there": Story.last_named,
    "here": Story.meant_here,
    "named": _last_told,
    "government": _governed,
}
"""What words that point back without a level take up."""


def _of_speaker(story: Story, claim: Claim, kind: str, at: int) -> Placement | None:
    """`daerahnya`, `pihaknya`, `kantor itu`."""
    if kind == "speaker":
        return speaker(story, claim, as_such=True)
    if kind == "own_office":
        reported = _REPORTS.search(story.article.low, at, claim.figure.start) and _FOR.search(story.article.low, 0, at)
        return None if reported and story.usable_left(claim) else own_office(story, claim)
    office = story.last_office(at)
    return None if office is None else story.office(office, "pointing", 0.85, own=True, as_such=is_as_such(office))


def pointing_behind(story: Story, claim: Claim) -> Placement | None:
    """`5.000 peserta di provinsi ini`, `dari tiga daerah itu`: what points back right behind the figure."""
    sentence = story.sentence(claim)
    several = _TOGETHER_BEHIND.match(sentence, story.article.text, claim.figure.end, sentence.end)
    if several is not None:
        return _taken_up(story, claim, "together", several.start("these"))
    if not fitting(_SINGLE_BEHIND, sentence):
        return None
    _, end = story.segment(claim)
    if _OWN_BEHIND.match(sentence, story.article.text, claim.figure.end, end):
        return speaker(story, claim, as_such=True)
    match = _BEHIND.match(sentence, story.article.text, claim.figure.end, end)
    if match is not None:
        return story.last_of(_BEHIND_LEVEL[match["level"].lower()], match.start("level"))
    there = _THERE_BEHIND.match(sentence, story.article.text, claim.figure.end, end)
    if there is not None:
        level = there["level"]
        return (
            story.last_of(_BEHIND_LEVEL[level], there.start("level"))
            if level
            else _KNOWN[there.lastgroup or ""](story, claim)
        )
    bare = _BARE_BEHIND.match(sentence, story.article.text, claim.figure.end, end)
    return None if bare is None else _of_level(story, _BEHIND_LEVEL[bare["level"]], bare.start("level"))


def of_parts(story: Story, claim: Claim) -> Placement | None:
    """The region of a level whose parts a count is spread over, where the text goes on about one of another level."""
    sentence = story.sentence(claim)
    parts = _PARTS_BEHIND.match(sentence, story.article.text, claim.figure.end, sentence.end)
    if parts is None:
        return None
    about = story.carried(claim)
    kind = about.region_kind if about is not None else None
    if parts["level"] in ("kabupaten", "kota"):
        return story.last_of("province", claim.figure.start) if kind in _LOCAL else None
    if kind != "province":
        return None
    near = [m for m in story.mentions if m.code and m.end <= claim.figure.start and m.kind in _LOCAL]
    return stated(near[-1], "pointing", 0.7) if near else None


def _of_level(story: Story, level: str, at: int) -> Placement | None:
    """The region of a level that is named without a name: the one spoken of, else its namesake, else the last."""
    about = story.at_opening()
    if about is not None and about.region_kind == level:
        return replace(about, rule="pointing", certainty=0.75)
    return story.namesake(level) or story.last_of(level, at)


def is_as_such(office: Mention) -> bool:
    """Whether a word for an office (`kantor itu`) means the office and not the one region that it alone serves."""
    return has_own_name(office) or (not serves_alone(office) and not stands_for_province(office))
