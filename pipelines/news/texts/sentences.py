"""Cuts an article into paragraphs and sentences, and masks what is not the article's own prose.

A paragraph is a line of the text (lines wrapped in mid-sentence are joined). A full stop ends a sentence unless it
belongs to an abbreviation ("Rp.", "Kab.", "No."), an initial, or a number printed with a stray blank ("229. 405").
Masked are links to other articles, picture captions and credits, bylines, advertisements, the lists of other
headlines below an article, and lines that repeat an earlier one: their figures belong to nobody or to another text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from pipelines.news.texts.article import Sentence
from pipelines.normalize.wording import Known, Stretch, Wording

_SHORTENED = """
rp no nmr nomor kab kec kel prov kep ds dsn h hj hi dr ir drs dra prof moch moh muh mhd muhd abd sdr sdri bpk yth kh
tgk tgh tn ny rm ra gd jl jln gg tlp telp hp dkk dsb dst dll tsb hlm hal vol ed red pt cv ud tbk pj plt plh pjs st sd
s.d s/d a.n u.p d.h i.e e.g wk letkol kol mayjen brigjen kombes akbp akp ust pdt rs alm almh dok min maks thn bln tgl
jan feb mar apr jun jul agt agu sep sept okt nov des
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_STOP = re.compile(
    r"[.!?…\n•●▪◦](?:"
    r"""(?<=[.!?…])(?P<more>[.!?…]*)(?P<close>["”’')\]]*)(?P<gap>[ \t\u00a0]+)(?=["“‘'(\[]*[A-Z0-9À-Þ•–—-])"""
    r"""|(?P<tight>(?<=[a-z]{3}[.!?])(?=[A-Z][a-z])|(?<=[A-Za-z]{3}\.)(?=[A-Z]{4,}\s)|(?<=[a-z][a-z%)]\.)(?=[“"])"""
    r"""|(?<=[a-z)] \.)(?=[A-Z][a-z]{2}))"""
    r"""|(?P<line>(?<=\n)\s*)"""
    r"""|(?P<bullet>(?<=\s[•●▪◦])\s+))"""
)
"""Begins with the marks themselves, so that most of a text is passed over at the speed of a search."""
_BEFORE_LAST_WORD = re.compile(r".*[\s(\"“‘'/]", re.DOTALL)
_SPACED_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})*\. (?=[0-9]{3}(?![0-9]))")
_paragraph = attrgetter("paragraph")
_LONGEST_WORD = 40
_LONGEST_ITEM = 2
_LONGEST_SHORTENED = max(map(len, _ABBREVIATIONS)) + 1
"""What has so many letters in a row is a whole word."""
_LONGEST_SENTENCE = 1500
_LEAST_REPEATED = 20
"""A line that is said twice is masked if it is longer than so many characters."""
_LONGEST_HEAD = 3
"""Behind so many lines a line that is the headline stands below the text."""
_INITIAL = re.compile(r"^(?:[A-Z]|[A-Z]\.[A-Z])$")

_LINK = Wording(
    r"[(\[]?\s*(?:baca|simak|lihat|tonton|dengarkan|klik|cek|saksikan)\s*"
    r"(?:juga|selengkapnya|artikel|berita|pula|video)\b"
    r"|berita (?:terkait|lainnya|lain|populer|terpopuler|pilihan|sebelumnya|selanjutnya)\b"
    r"|artikel (?:terkait|lainnya|ini telah)\b|pilihan editor|halaman selanjutnya|scroll to|lanjut ke halaman"
    r"|video (?:terkait|lainnya)|foto lainnya|terkait\s*:|(?:\w{1,3}\s+)?read (?:next|more|also)\s*:",
    re.IGNORECASE,
)
_SIDEBAR = Wording(
    r"^\W*(?:(?:berita|artikel|video|foto)\s+"
    r"(?:terkait|lainnya|lain|populer|terpopuler|terkini|terbaru|pilihan|rekomendasi)"
    r"|baca juga|terpopuler|terkini|trending|rekomendasi(?: untuk anda)?|related (?:posts?|articles?|news)"
    r"|you may also like|tinggalkan balasan|leave a reply|komentar|most popular|pos(?:-pos)? terbaru"
    r"|jangan lewatkan|populer)\W*$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^\W*(?:advertisement|iklan|adsense|sponsored|loading|share|bagikan|copyright|hak cipta|tags?\s*[:#]|topik\s*:"
    r"|(?:penulis|editor|pewarta|reporter|wartawan|kontributor|redaktur|uploader|laporan|fotografer|penyunting"
    r"|by|oleh"
    r"|copywriter|sumber foto|sumber gambar|source)\s*[:|]"
    r"|(?:ikuti|follow|gabung|dapatkan|temukan|unduh|download)\b.{0,60}"
    r"(?:google news|whatsapp|telegram|aplikasi|channel|kanal)"
    r"|(?:alamat email|ruas yang wajib|simpan nama)|[0-9.,]+\s*(?:views?|kali dibaca|dibaca|shares?|komentar)\b"
    r"|via$|headline$)",
    re.IGNORECASE,
)
_CREDIT = Wording(
    r"\b(?:foto|photo|gambar|ilustrasi|infografis|infografik|dok(?:umentasi)?)\s*(?:[:/.]|by\b)|istimewa\W*$"
    r"|\b(?:shutterstock|freepik)\b"
    r"|\(ist\)|\bantara ?foto\b|/ho\b|\bho[/-]|[.)]\s?/\s?(?:jibi|antara|bisnis|tribun)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^[^.!?]{0,80}\|(?!.*[0-9] ?(?:%|persen|orang|peserta|pekerja|kasus|klaim|ribu|juta|miliar|perusahaan))"
    r"[^.!?]{4,80}$"
    r"|^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}\s*\|"
    r"|^\W*(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)?,?\s*[0-9]{1,2}[\s/-]+\w+[\s/-]+[0-9]{4}"
    r"[\s,|–-]*(?:pukul\s*)?(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?)?\s*(?:wib|wita|wit|am|pm)?\W*$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2,}[ ,])")
"""Where a link ends without a mark and the next sentence begins: "Baca juga: Penumpang MelonjakHingga kini ..."."""
_CAPTION_LABEL = re.compile(r"^[A-Z][A-Z ,-]{3,40}:\s")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """All sentences of `text` in order; `start`/`end` are character offsets, white space around them left out."""
    return mask(text, cut_sentences(text))


def cut_sentences(text: str) -> tuple[Sentence, ...]:
    """As `split_sentences`, with nothing masked yet."""
    sentences: list[Sentence] = []
    paragraph = start = 0
    for match in _STOP.finditer(text):
        kind = match.lastgroup
        if kind == "gap":
            if _is_inner_stop(text, start, match):
                continue
            cut, after = match.end("close"), match.end()
        elif kind == "tight":
            cut = after = match.end()
        elif kind == "bullet":
            cut = after = match.start()
        else:
            if _is_wrapped(text, start, match):
                continue
            cut, after = match.start(), match.end()
        if cut > start:
            _add(text, start, cut, paragraph, sentences)
        if kind == "line":
            paragraph += 1
        start = after
    _add(text, start, len(text), paragraph, sentences)
    return tuple(sentences)


def _add(text: str, start: int, end: int, paragraph: int, sentences: list[Sentence]) -> None:
    """Adds the span without the white space around it; what is longer than any real sentence is cut at blanks."""
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + _LONGEST_SENTENCE
        _add(text, start, cut, paragraph, sentences)
        start = cut
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        sentences.append(Sentence(len(sentences), start, end, paragraph))


def _is_inner_stop(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or a number, and so ends nothing."""
    at = match.start()
    if at - _LONGEST_SHORTENED >= start and text[at - _LONGEST_SHORTENED : at].isalpha():
        return False
    if text[at] != "." or match["more"] or match["close"]:
        return False
    opening = max(start, at - _LONGEST_WORD)
    before = _BEFORE_LAST_WORD.match(text, opening, at)
    word = text[before.end() if before else opening : at]
    if word.lower() in _ABBREVIATIONS or _INITIAL.match(word):
        return True
    if word.isdigit() and len(word) <= _LONGEST_ITEM and _is_item(text, start, at - len(word), int(word)):
        return True
    if word[-1:].isdigit() and text[match.end()].isdigit():
        return bool(_SPACED_THOUSANDS.match(text, at - len(word)))
    return False


def _is_item(text: str, start: int, at: int, number: int) -> bool:
    """Whether the number at a place numbers an item of a list: opens the line, or "tertinggi: 1. Jati, 2. Bae"."""
    if at == start:
        return True
    if text[max(start, at - 2) : at] not in (": ", ", ", "; ") and not text.endswith(" dan ", start, at):
        return False
    return number == 1 or text.find(f" {number - 1}. ", start, at) >= 0


def _is_wrapped(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the line break only wraps a line: nothing closes the line and the next goes on in lower case."""
    if not text[match.end() : match.end() + 1].islower() or match.group().count("\n") > 1:
        return False
    before = text[start : match.start()].rstrip()
    return bool(before) and before[-1] not in '.:;!?”"'


def mask(text: str, sentences: tuple[Sentence, ...], title: str | None = None) -> tuple[Sentence, ...]:
    """`sentences`, of which those are marked as masked that are not the article's own prose.

    `title`: the headline, which some outlets print again below the text.
    """
    seen: set[str] = set()
    in_sidebar = False
    for paragraph, group in groupby(sentences, key=_paragraph):
        pieces = tuple(group)
        line, about = text[pieces[0].start : pieces[-1].end], _together(pieces)
        if title is not None and paragraph == _LONGEST_HEAD:
            seen.add(title.strip())
        if in_sidebar and _is_prose(line):
            in_sidebar = False
        hidden = in_sidebar or _is_noise(line, about, paragraph) or (len(line) > _LEAST_REPEATED and line in seen)
        seen.add(line)
        if _SIDEBAR.match(about, line):
            in_sidebar = hidden = True
        if hidden:
            for piece in pieces:
                piece.masked = True
        elif _LINK.fits(about):
            for piece in pieces:
                link = _LINK.match(piece, text, piece.start, piece.end)
                piece.masked = link is not None and not _is_cut_off(text, piece)
    return sentences


def _is_cut_off(text: str, piece: Sentence) -> bool:
    """Whether a sentence is glued to the link, which is then cut off."""
    glued = _GLUED.search(text, piece.start, piece.end)
    if glued is None or text[piece.end - 1] not in '.”"!?)':
        return False
    piece.start = glued.start()
    return True


def _together(pieces: Sequence[Sentence]) -> Stretch:
    """The sentences of one paragraph as one stretch of text."""
    if len(pieces) == 1:
        return pieces[0]
    lacks = -1
    for piece in pieces:
        lacks &= piece.lacks
    return Known(lacks)


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph of an article rather than a headline, a link or a date."""
    return len(line) > 110 and line.rstrip()[-1] in '.”"!?)'


def _is_noise(line: str, about: Stretch, paragraph: int) -> bool:
    """Whether the whole line is a link, a caption, a credit, a byline or page furniture."""
    short = len(line) < 200
    if (short and (_FURNITURE.match(line) or _BYLINE.match(line))) or (
        _LINK.match(about, line) and not _is_prose(line)
    ):
        return True
    if len(line) < 260 and _CREDIT.search(about, line):
        return paragraph < 6 or bool(_CAPTION_LABEL.match(line)) or line.rstrip()[-1] not in ".”)"
    return False
