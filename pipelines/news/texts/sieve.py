"""Which figures of an article may count something: not dates, ordinals, numbers of laws, nor counts of things."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from pipelines.news.texts.article import Article, Figure
from pipelines.normalize.date_patterns import MONTHS
from pipelines.normalize.figure_patterns import TO, either
from pipelines.normalize.lexicon import Cue

_start = attrgetter("start")
_AREA_CODE = re.compile(r"(?:\(0[0-9]{2,3}\)|\b0[0-9]{2,3})[\s-]{1,3}(?:[0-9]{3,4}[\s-])?$")
"""Before the rest of a telephone number."""
_LABEL = re.compile(
    r"\b(?:nomor|no|nmr|pasal|ayat|pp|uu|perpres|permenaker|inpres|perda|pergub|perbup|perwali|keppres|kepmen"
    r"|permendagri"
    r"|se|sk|bab|huruf|lampiran|telp|hp|wa|call center|contact center|usia|umur|berusia|jam|pukul|rt|rw|km|seri|tipe"
    r"|(?:di)?peringkat|(?:di)?urutan|ke)[.:]?\s*$",
    re.IGNORECASE,
)
_NAMED_LINE = re.compile(r"(?:^|\n)\W*[A-Z]{2,4} ?: ?$")
"""A line of a list that opens with a short name in capitals, whatever else it may stand for: "KM: 418 kasus"."""
_TEMPORAL = re.compile(
    r"\b(?:selama|sepanjang|pada|tahun|sejak|per|hingga|sampai|dengan|akhir|awal|di|dari|untuk|periode"
    rf"|{either(*MONTHS)})\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:orang|pekerja|peserta|tenaga|perusahaan|buruh|petani|nelayan|kasus|jiwa|karyawan|pegawai|anggota|guru|badan"
    r"|ahli waris|penerima|keluarga|anak|warga|kader|sopir|pedagang|relawan|pensiunan|pengemudi|janda|siswa|mahasiswa)",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\s+dari\s+(?:total\s+|sekitar\s+|seluruh\s+)?[0-9][0-9.]*(?=\s)", re.IGNORECASE)
_SMALL = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
_RATIO_BEHIND = re.compile(rf"\s+dari\s+(?:{_SMALL})\b", re.IGNORECASE)
_RATIO_BEFORE = re.compile(rf"\b(?:{_SMALL})\s+dari\s+$", re.IGNORECASE)
_AT_WORK = re.compile(r"\byang (?:sudah )?bekerja\W+(?:\w+\s+){0,2}$", re.IGNORECASE)
_RANK = re.compile(r"\b(?:(?:di)?(?:peringkat|urutan|ranking|rangking|posisi)|nomor)\s+$", re.IGNORECASE)
_ROUND = ("10", "100", "sepuluh", "seratus")
_EACH = re.compile(r"\b(?:dari|setiap|tiap)\s+(?:setiap\s+|tiap\s+)?$", re.IGNORECASE)
_OF_ROUND = re.compile(r"\b(?:dari|setiap|tiap)\s+(?:setiap\s+|tiap\s+)?100? [^.;]*$", re.IGNORECASE)
"""Of a round ten or hundred a part tells a share, not a count: "dari 100 pekerja baru 12 yang terlindungi"."""
_WHOLE = re.compile(
    r"\bdari\s+(?:(?:total|jumlah|seluruh|keseluruhan|sekitar|sebanyak|semua)\s+)*$|\bdari\s+[0-9][0-9.]*\s+dari\s+$",
    re.IGNORECASE,
)
_ENDS_PART = re.compile(r"[.;:]\s")
_GOVERNMENTS = ("pemkab", "pemkot", "pemko", "pemprov", "pemda")
_MOST_GOVERNMENTS = 552
"""All provinces, regencies and cities of the country."""
_NEEDY = re.compile(r"\s+(?:kurang mampu|tidak mampu|miskin|berprestasi|dhuafa|asal keluarga)\b", re.IGNORECASE)
_PAID_FOR = re.compile(
    r"\brp\.? ?[0-9][0-9.,]*(?: (?:ribu|juta|miliar|triliun))?,?-?,? (?:untuk|dengan|bagi|dari) $", re.IGNORECASE
)
"""The sum of so many payments, before their number: "Rp1,7 miliar untuk 464 manfaat"."""
_FEWEST_TIMES = 5
_WORKS = re.compile(
    r"\s+(?:penduduk|warga)\s+(?:(?:usia|di|kota|kabupaten|provinsi)\s+)*(?:[A-Z][\w-]*\s+){0,3}"
    r"(?:yang\s+)?(?:sudah\s+|tercatat\s+|berstatus\s+)?bekerja\b(?!\s+(?:tanpa|sebagai|di luar))"
)
_PUPILS = ("siswa", "pelajar", "mahasiswa", "murid", "santri", "siswa siswi")
_CLASSIFIERS = ("unit", "buah", "entitas")
_RANGE_JOINT = re.compile(rf"(?<=[\w%]){TO}(?=[\w])", re.IGNORECASE)
_ITEM = re.compile(r"[.)]\s")
_NEXT_ITEM = re.compile(r"(?:[:,;]|\bdan) $")
_OF_WHOM = re.compile(r"\b(?:ke|rt|rw)\s+$", re.IGNORECASE)
_HEADS_OF = re.compile(r"\br[tw]\s+$", re.IGNORECASE)
_MOST_NEIGHBOURHOODS = 60
"""No village has more: a larger number behind "RT" counts their heads."""
_FROM_TO = re.compile(r"\bdari\s+[0-9][0-9.,]*(?:\s+\w+)?\s+ke\s+$", re.IGNORECASE)
_TEARING = ".,-"
_PLACE_KIND = re.compile(r"\b(?:Kota|Kabupaten|Pulau|Kepulauan|Negeri|Bumi|Tanah|Gunung|Candi|Danau|Kampung)\s+$")
_NUMBERED = re.compile(
    r"\b(?:Pasar|Mal|Mall|Plaza|Ruko|Gedung|Hotel|Graha|Wisma|Aula|Taman|Kafe|Cafe|Resto|Perumahan|Pusat Perbelanjaan)"
    r"\s+(?:[A-Z][\w-]*\s+){1,3}$"
)
"""Before a number, printed without its dot, that is the last word of a building's name: "Mal Bintan 2000"."""
_PROGRAMME_NAME = re.compile(r"\b(?:Program|Gerakan|Inovasi)\s+(?:[A-Z][\w-]*\s+){1,4}$")
CARD = re.compile(
    r"kartu\s+(?:(?:ke)?peserta(?:an)?\b(?!\s+(?:jkn|bpjs kesehatan))"
    r"|bpjs (?:ketenagakerjaan|tk)\b|bpjamsostek|jamsostek)"
    r"|kartu (?:(?:kita|kami|yang) )?(?:di)?(?:bagikan|serahkan|terbitkan) (?:kepada|untuk|bagi) ",
    re.IGNORECASE,
)
"""Of whose cards each stands for a member: "menyerahkan 488 kartu kepesertaan kepada pekebun"."""
_STORY = 300
"""Characters from which on a text that ends without a full stop is an article cut off, not a line."""
_TORN = re.compile(r"[0-9][.,]$|\bke-$", re.IGNORECASE)


def figures_by_sentence(article: Article) -> dict[int, list[Figure]]:
    """The figures of each sentence that may count something, in text order."""
    text, starts = article.text, [s.start for s in article.sentences]
    last = len(text.rstrip())
    grouped: dict[int, list[Figure]] = {}
    for figure in (end for found in article.figures for end in _ends_of_range(found)):
        if figure.kind in ("ordinal", "range") or figure.value is None:
            continue
        at = bisect_right(starts, figure.start) - 1
        if at < 0 or figure.end > article.sentences[at].end:
            continue
        if figure.kind == "cardinal" and (
            _is_of_date(article, figure)
            or (figure.end >= last and _is_cut_off(text, figure))
            or _is_of_name(text, figure)
            or _is_label(text, figure)
        ):
            continue
        grouped.setdefault(at, []).append(figure)
    return grouped


def _is_of_date(article: Article, figure: Figure) -> bool:
    """Whether the number stands in one of the dates, which are in text order."""
    before = bisect_left(article.whens, figure.end, key=_start) - 1
    return before >= 0 and article.whens[before].end > figure.start


def _is_cut_off(text: str, figure: Figure) -> bool:
    """Whether the text breaks off in the number that it ends with: "pesertanya saat ini mencapai 102"."""
    return len(text) >= _STORY and figure.text.isdigit() and len(figure.text) <= len("999")


def _ends_of_range(figure: Figure) -> tuple[Figure, ...]:
    """The two ends of a range of sums or percentages, any other figure as it is.

    "Rp16.800 hingga Rp36.800" and "41-46 persen" state a least and a most. Each end is a figure of its own, and both
    carry the whole range as the interval that the words allow. A range of persons ("4.000-5.000 orang") is a guess.
    """
    if figure.kind != "range" or figure.unit not in ("IDR", "percent") or figure.low is None or figure.high is None:
        return (figure,)
    joint = _RANGE_JOINT.search(figure.text)
    if joint is None:
        return (figure,)
    kind = "money" if figure.unit == "IDR" else "percent"
    first, last = figure.text[: joint.start()], figure.text[joint.end() :]
    low = figure._replace(end=figure.start + len(first), text=first, kind=kind, value=figure.low, qualifier="at_least")
    high = figure._replace(
        start=figure.start + joint.end(), text=last, kind=kind, value=figure.high, qualifier="up_to",
        qualifier_start=None,
    )  # fmt: skip
    return low, high


def _is_of_name(text: str, figure: Figure) -> bool:
    """Whether the number word belongs to a name: "Kota Seribu Sungai", "Mal Bintan 2000"."""
    if text[figure.end + 1 : figure.end + 2].isupper() and _PROGRAMME_NAME.search(
        text, max(0, figure.start - 60), figure.start
    ):
        return True
    if figure.text.isdigit() and len(figure.text) == 4 and not _COUNTED.match(text, figure.end):
        return _NUMBERED.search(text, max(0, figure.start - 60), figure.start) is not None
    return figure.text[:1].isupper() and _PLACE_KIND.search(text, max(0, figure.start - 24), figure.start) is not None


def _is_label(text: str, figure: Figure) -> bool:
    """Whether the number is the name of something: of a law, a street, a telephone, a clock time, a year."""
    before = text[max(0, figure.start - 24) : figure.start]
    after = text[figure.end : figure.end + 24]
    counted = before[-1:] == "/" and before[-2:-1].isalpha() and _COUNTED.match(after)
    glued = (before[-1:] in "/-:" and before[-2:-1].isalnum() and not counted) or (
        after[:1] in "/:" and after[1:2].isdigit()
    )
    glued = glued or (figure.text[:1] == "-" and before[-1:].isdigit())
    if glued or _AREA_CODE.search(before) or (before[-1:] in _TEARING and _TORN.search(before)):
        return True
    if not figure.text.isdigit():
        return _RANK.search(before) is not None
    opening = before.rsplit("\n", 1)[-1].strip(" \t-(")
    opens = len(figure.text) <= 2 and _ITEM.match(after) and (not opening or _NEXT_ITEM.search(before))
    heads = int(figure.text) > _MOST_NEIGHBOURHOODS and figure.text[0] != "0" and _HEADS_OF.search(before)
    if heads or (_OF_WHOM.search(before) and (_COUNTED.match(after) or _FROM_TO.search(before))):
        return False
    listed = _NAMED_LINE.search(before) is not None and _COUNTED.match(after) is not None
    if opens or (_LABEL.search(before) and not listed) or (len(figure.text) > 2 and figure.text.startswith("0")):
        return True
    if len(figure.text) != 4 or not 1945 <= int(figure.text) <= 2099:
        return False
    return bool(_TEMPORAL.search(before)) or not _COUNTED.match(after)


def is_classifier(text: str, cue: Cue) -> bool:
    """Whether the noun only counts what is named elsewhere: "pemberi kerja 900 unit"."""
    return text[cue.start : cue.end].lower() in _CLASSIFIERS


def names_government(text: str, cue: Cue) -> bool:
    """Whether one government is named, so that a number before it counts its people: "2.278 Pemkab Jepara"."""
    return text[cue.start : cue.end].lower() in _GOVERNMENTS and text[cue.end + 1 : cue.end + 2].isupper()


def is_pupil(text: str, cues: Sequence[Cue], behind: Sequence[Cue]) -> bool:
    """Whether pupils are counted in a sentence about our scholarships: "beasiswa untuk 214 siswa"."""
    if not behind or text[behind[0].start : behind[0].end].lower() not in _PUPILS:
        return False
    needy = _NEEDY.match(text, behind[0].end)
    return needy is None and any(c.tags.get("program") == "BEASISWA" for c in cues)


def works(text: str, at: int) -> bool:
    """Whether inhabitants are counted because they work: "341.200 penduduk Magetan bekerja"."""
    return _WORKS.match(text, at) is not None


def is_accident(text: str, cues: Sequence[Cue], figure: Figure, behind: Cue) -> bool:
    """Whether it is counted how often accidents happened, or a programme paid: "kecelakaan kerja terjadi 412 kali"."""
    if text[behind.start : behind.end].lower() == "manfaat" and (figure.value or 0) >= _FEWEST_TIMES:
        return _PAID_FOR.search(text, max(0, figure.start - 40), figure.start) is not None
    if text[behind.start : behind.end].lower() != "kali" or (figure.value or 0) < _FEWEST_TIMES:
        return False
    return any(c.start < behind.start and c.tags.get("program") in ("JKK", "JKM") for c in cues)


def countable(text: str, figures: Sequence[Figure], cues: Sequence[Cue]) -> list[Figure]:
    """The figures of a sentence without counts of things, and without the parts of these and plain ratios.

    "Dari 148 desa baru 97 yang mendaftarkan aparatnya": the 97 are villages, as no noun of their own says otherwise.
    "Tiga dari empat pekerja" counts nobody. `cues`: those of the sentence, in order.
    """
    kept: list[Figure] = []
    whole: Figure | None = None
    for figure in figures:
        if figure.kind == "cardinal":
            if counts_things(text, figure, cues):
                whole = figure if _WHOLE.search(text, max(0, figure.start - 40), figure.start) else None
                continue
            named = figure.text.isalpha() and any("group" in c.tags and _holds(c, figure) for c in cues)
            if named or _is_ratio(text, figure) or (whole is not None and _is_part_of(text, figure, whole, cues)):
                continue
        kept.append(figure)
    return kept


def _holds(cue: Cue, figure: Figure) -> bool:
    """Whether the number is a word of the cue: "pedagang kaki lima"."""
    return cue.start < figure.start and figure.end <= cue.end


def _is_ratio(text: str, figure: Figure) -> bool:
    start = max(0, figure.start - 90)
    small = (figure.value or 0) < 100 and text.find(" 10", start, figure.start) >= 0
    if small and _OF_ROUND.search(text, start, figure.start):
        return True
    if figure.text.lower() in _ROUND and _EACH.search(text, max(0, figure.start - 24), figure.start):
        return True
    if not figure.text.isalpha() or (figure.value or 0) > 10:
        return False
    behind = _RATIO_BEHIND.match(text, figure.end)
    return behind is not None or _RATIO_BEFORE.search(text, max(0, figure.start - 24), figure.start) is not None


def _is_part_of(text: str, figure: Figure, whole: Figure, cues: Sequence[Cue]) -> bool:
    """Whether a number without a noun of its own is a part of the things counted before it in the same clause."""
    if (figure.value or 0) > (whole.value or 0) or _ENDS_PART.search(text, whole.end, figure.start):
        return False
    behind = next((c for c in cues if c.start >= figure.end), None)
    if behind is not None and "noun" in behind.tags and not text[figure.end : behind.start].strip():
        return False
    labels = [c for c in cues if whole.end <= c.start and c.end <= figure.start and "noun" in c.tags]
    return all(c.tags["noun"] == "thing" for c in labels)


def counts_things(text: str, figure: Figure, cues: Sequence[Cue]) -> bool:
    """Whether a number counts what is never ours ("11 kabupaten", "12 dari 38 desa"), or only says "satu target".

    `cues`: those of the sentence, in order.
    """
    if figure.kind != "cardinal":
        return False
    part = _PART_OF.match(text, figure.end)
    at = part.end() if part else figure.end
    behind = next((c for c in cues if c.start >= at), None)
    if behind is not None and not text[at : behind.start].strip():
        many = names_government(text, behind) and (figure.value or 0) > _MOST_GOVERNMENTS
        if many or CARD.match(text, behind.start) or is_accident(text, cues, figure, behind):
            return False
        noun = behind.tags.get("noun")
        if is_classifier(text, behind):
            named = [c for c in cues if c.end <= figure.start and "noun" in c.tags and not is_classifier(text, c)]
            return all(c.tags["noun"] in ("thing", "resident") for c in named)
        if noun == "resident" and (
            is_pupil(text, cues, [behind])
            or works(text, figure.end)
            or any(c.end <= figure.start and c.tags.get("status") == "registered" for c in cues)
            or _AT_WORK.search(text, max(0, figure.start - 40), figure.start)
        ):
            return False
        if noun is not None:
            return noun in ("thing", "resident")
    return (figure.value or 0) <= 3 and figure.text.isalpha()
