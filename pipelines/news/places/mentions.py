"""What part each named region plays in its sentence: subject, place of the event, office of who speaks, dateline.

Only some of the regions that an article names are where its figures hold. Here: the part each mention plays. Not here:
which of two twins it means (`placing_twins`), which mention a figure belongs to (`placing`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.news.places.around import (
    as_area,
    as_both,
    encloses,
    has_part_meant,
    home_of_firm,
    is_mere_venue,
    is_part_in_brackets,
    repeats,
)
from pipelines.news.places.datelines import Datelines
from pipelines.news.places.twins import COUNTED, Telling, is_labelled, label, other_twin, telling_of
from pipelines.news.texts.article import Article, Place, Sentence
from pipelines.normalize.wording import Wording

_DAY = r"(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Jum’at|Sabtu|Minggu|Ahad)"
SPEECH = (
    r"\b(?:kata|ujar|jelas|tutur|ungkap|ucap|sebut|papar|terang|imbuh|tambah|tegas|beber|urai|tukas|pungkas|tandas"
    r"|lanjut|cetus)(?:nya)?\b"
)
_VENUE_BEFORE = re.compile(
    rf"(?:{SPEECH}|\b(?:pada|saat|dalam|usai|acara|kegiatan|hotel|aula|kantor|gedung|plaza|pendopo|ruang|balai|rapat"
    r"|pertemuan|peluncuran|ditemui|bertempat|hadir|digelar|dilaksanakan|berlangsung|diadakan|diselenggarakan|dihelat)\b)[^.;:]{0,90}\b(?:di|,)\s*$"
)
_HALL = Wording(
    r"\b(?:di|pada|ke|dari) (?:[A-Za-z]+ )?"
    r"(?:[Hh]otel|[Aa]ula|[Gg]edung|[Pp]endopo|[Bb]alai|[Rr]uang|[Pp]laza|[Ll]apangan|[Bb]allroom|GOR|[Kk]ampus|[Pp]asar"
    r"|[Pp]elabuhan|[Rr]umah [Dd]inas|[Mm]asjid)\b[^.;:]{0,45},\s*$"
    r"|\b(?:Hotel|Aula|Gedung|Ballroom|Universitas|Bandara|Stasiun|Kampus|Plaza|Menara|Graha|Wisma|Kompleks)"
    r"(?: [A-Z][a-z]+){0,3} $"
)
_VENUE_AFTER = re.compile(
    rf"^(?:[^.;:\d]{{0,25}})?[\s,]*(?:pada\s+)?(?:hari\s+)?(?:{_DAY}\b|\(\s*{_DAY}|\([0-9]{{1,2}}[/-])"
)
_TITLE = Wording(
    r"\b(?:kepala|pimpinan|pincab|kacab|kakacab|kabid|kadis\w*|deputi|direktur|pps|asisten|ketua|sekretaris|sekda\w*"
    r"|wakil|kabag|manajer|plt|plh|pj|pjs)\b[^,.;:()]{0,70}$"
)
_VERB = re.compile(
    r"\b(?!menteri|mentawai|melawi|meranti|mesuji)me(?:n|m|ng|ny|l|r|w)[a-z]*(?:kan|i)\b"
    r"|\bmen(?:yorot|yebut|yentil|cela|contohkan|yayangkan)[a-z]*\b|\bmem(?:uji|bandingkan)[a-z]*\b|\bmengkritik\b"
)
"""Between a title and a place: the place is spoken of."""
_TITLE_CUES = {"bupati", "walikota", "wawali", "wabup", "gubernur", "wagub", "walkot"}
_MAYOR = Wording(r"\bwali\s+kota\b[^,.;:]{0,3}$", re.IGNORECASE)
_MAYOR_AT = re.compile(r"\bwali\s?(?:kota)?\s+(?:kota)?$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:,? ?(?:Kecamatan|Kec\.|Kabupaten|Kab\.|Kota|Provinsi) [A-Z][A-Za-z ]{2,30}?(?=,| K| P))+")
_NAME_AFTER = re.compile(r"^(?:\s*\([^)0-9]{2,30}\))?(?:,? (?:[A-Z][a-zA-Z.'’]+|[A-Z]\.)(?: [A-Z]|[,.\s(]))")
_ON_A_DAY = re.compile(rf"^, (?:hari )?{_DAY}\b")
_BEHIND_DAY = re.compile(rf"\b{_DAY}[^.;:0-9]{{0,12}}(?:\([0-9/-]+\)|[0-9]{{1,2}} [A-Z][a-z]+ [0-9]{{4}}),? di $")
"""Between the day of the event and a place: it took place there."""
_HELD = Wording(
    r"\b(?:digelar|dilaksanakan|berlangsung|diadakan|diselenggarakan|dihelat|bertempat|dipusatkan)\b[^.;:]{0,40}\bdi\s*$"
)
_SAID_AT = re.compile(
    rf"{SPEECH}(?: [A-Z][\w.'’]*){{1,6}},? (?:(?:saat|ketika|usai|seusai)[^.;:,0-9]{{3,50}} )?"
    r"di (?:(?:[A-Z][\w.&'’-]* ?){1,5}, )?$"
)
"""Before a place that ends a sentence or stands before a comma: `ungkap Budi di Smesco, Jakarta.`"""
_MEETING_OF = Wording(
    r"\b(?:rakor|rapat|pertemuan|forum|lomba|jambore|musyawarah|konferensi|pelatihan|sosialisasi)\b[^.;:,0-9]{0,70}\bse-?$"
)
"""Before a region: those who meet are from all over it."""
_VISITED = Wording(
    r"\b(?:berkunjung|kunjungan(?: kerja)?|bertandang|blusukan|safari [a-z]+|roadshow|melawat|singgah|kunker)"
    r"(?:nya)? (?:ke|di) $"
)
"""Before a place: somebody went there and spoke."""
_FRONTED = re.compile(
    r"\W*(?:dalam|pada|saat|ketika|usai|seusai|di sela(?:-sela)?)\b[^.;:,0-9]{5,90}\bdi $", re.IGNORECASE
)
"""From the start of a sentence to the place where it was: `Dalam rakor itu di Medan, Kota Binjai ...`."""
_SAYS = re.compile(
    r"^(?:\s*\([^)]{2,30}\))?,?\s(?:meng(?:atakan|ungkapkan|akui|ingatkan)|menjelaskan|menyebut(?:kan)?|menuturkan"
    r"|menambahkan|menyampaikan|menegaskan|berharap|memaparkan|menerangkan|merinci)\b"
)
_ACTS = re.compile(
    r"^(?:,? [A-Z][\w.'’]*){1,6}(?:, (?:dari|menurut|lewat|melalui)[^,.;0-9]{3,40})?,? "
    r"(?:(?:juga|telah|sudah|akan|ingin|siap|kembali) )*"
    r"(?!meng(?:ata|ungkap|aku|ingat|imbau|apresiasi|klaim|hadir|utip|harap|ajak|usul|emuka|unjung|ucap|enang)"
    r"|menjelas|menyebut|menutur|menambahkan|menyampai|menegas|memapar|menerang|merinci|meminta|menilai|membeber"
    r"|menyata|menyambut|memasti|memuji|meninjau|membuka|memimpin|menyaksi|melapor|mendorong|menyoroti|menanggap"
    r"|menimpali|menyinggung|membenar|menyayang|menemui|menerima|melepas|membanding|merasa|menandatangan|mencontoh"
    r"|menyentil|berharap|berpesan|berkata|berujar|bersama|beserta|berpendapat|bertemu|berterima|berada|berasal)"
    r"(?:me[a-z]{4,}|ber[a-z]{4,})\b"
)
"""A head of government with a name who does something instead of saying it: the government acts."""
_SAID_BEFORE = Wording(
    rf"(?:\bmenurut\b|{SPEECH}|\bberdasarkan keterangan\b|\bdisampaikan\b"
    r"|\b(?:sebagaimana|seperti) (?:yang )?di[a-z]{4,}\b"
    r"|\b(?:dikutip|diolah|dihimpun|dirangkum|dilansir|bersumber) dari\b"
    r"|\b(?:mengutip|menukil|merujuk|mengacu|siaran pers|paparan|rilis)\b)(?:(?!\badalah\b)[^,.;:]){0,80}$"
)
_DRAWN_FROM = Wording(
    r"\b(?:diolah|dikutip|dihimpun|dirangkum|bersumber) dari"
    r" (?:data|paparan|catatan|laporan|rilis|keterangan)[^,.;:0-9]{0,20}$"
)
"""Before an office: the numbers come from it, and are of what they are told of."""
_HEAD_OF = re.compile(r"\b(?:kepala|pimpinan|pincab|pps|plt|pjs)\s(?:(?:kantor|bidang [a-z]+|bagian [a-z]+) )?$")
"""Behind it an office is that of a person, who speaks for it."""
_AIMS = re.compile(
    r"^(?:,? [A-Z][\w.'’]*){0,6}(?: \([^)]{3,12}\))?,? (?:(?:juga|akan|ingin) )?"
    r"(?:menargetkan|membidik|mematok|menyasar)\b"
)
"""Behind a head of an office: what is aimed at is the office's own."""
_HOLDS = re.compile(
    r"^(?: sendiri| saja| saat ini| kini)? (?:ada|terdapat|tercatat|sebanyak|baru|sudah|telah|masih|[0-9])"
)
"""Behind a region after `di`: what follows holds there (menurut BPS, di Kudus ada 4.000 pekerja)."""
_HOME = re.compile(
    r"[A-Z)][^\s,]*, (?:(?:se|dua|tiga)\w* )?(?:warga|penduduk|asal|dari|beralamat di|tinggal di|yang tinggal di)"
    r"(?: [a-z]+)?\s*$"
)
"""A village behind a person's name and a comma is where the person lives."""
_SCOPE = Wording(
    r"\b(?:ter(?:tinggi|endah|besar|banyak|kecil|baik|depan|bawah|atas)|peringkat|urutan|posisi|nomor (?:satu|dua|tiga)"
    r"|memimpin|rata-rata|unggul|pertama|pionir|pelopor|paling (?:rendah|tinggi|besar|kecil|banyak|sedikit))\b"
    r"[^,.;:]{0,60}"
    r"\b(?:di|se|dari|tingkat)(?: wilayah(?: kerja)?| kawasan)?[\s-]*$"
)
_SINGLED_OUT = re.compile(
    r"\b(?:ada|berada|tercatat|dicapai|diraih|ditempati|diduduki|dipegang|adalah)(?: di| oleh)? $"
)
"""Before the one that is highest, not that over which it is: `cakupan tertinggi ada di X`."""
_COMPARED = Wording(
    r"\b(?:di atas|di bawah|(?<!ada yang )(?:melampaui|melebihi)"
    r"|dibanding(?:kan)?|ketimbang|daripada|(?<!ada yang )(?:mengalahkan|menyamai)"
    r"|rata-rata"
    r"|(?:tinggi|rendah|besar|kecil|kalah|unggul) dari)\b[^,.;:0-9]{0,40}$"
    r"|\bter[a-z]+\b[^.;:0-9]{0,50}\b(?:setelah|sesudah|di belakang) [^,.;:0-9]{0,15}$"
)
_OWN_FIGURE = re.compile(
    r"^(?: yang(?: [a-z]+){1,3}(?= [0-9]))?(?:\s*\([A-Z]{2,6}\)|\))?[\s(]*"
    r"(?:(?:sendiri|kini|saat ini|berada|tercatat|adalah|ada|yang|dengan|sebesar|sebanyak|mencapai|sudah|baru|telah"
    r"|masih|hanya|di angka|pada angka|sekitar)\s+)*(?:Rp ?)?[0-9]"
)
_NUMBER_AFTER = re.compile(r"[ :(]*(?:sebanyak |sebesar )?(?:Rp ?)?[0-9]")
_AMONG = re.compile(r"\b(?:se|di (?:antara|seluruh|tingkat|lingkup))[ -]?$", re.IGNORECASE)
_NEAR = 14
_NUMBER_NEXT = re.compile(r" (?:(?:sebanyak|sebesar|baru|sudah|ada|mencapai) )?(?:Rp ?)?[0-9]")
_SERVED = Wording(
    r"\b(?:meliputi|melayani|mencakup|membawahi|menaungi|mengampu|terdiri (?:dari|atas)"
    r"|wilayah kerja\w*,? (?:yaitu|yakni|adalah|ialah)|dengan (?:wilayah|area|daerah) (?:kerja|layanan)(?:nya)?)\b"
    r"(?:(?!\b(?:mencatat|mendata|menyebut|melaporkan|membayar|menyalurkan|cakupan|peserta)\b)[^.;]){0,90}$"
    r"|\b(?:menangani|mewilayahi|menjangkau|mengurusi|menggarap)(?: (?:wilayah|daerah|kabupaten|kota))*"
    r"(?: [A-Z][^.;0-9]{0,80})? $"
    r"|\bwilayah kerja(?:nya)?[^.;(]{0,60}\([^.;)0-9]{0,60}$"
    r"|\btidak hanya\b[^.;]{0,40}$|\b(?:dikelola|dibina|dilayani|dinaungi|dibawahi)nya,? termasuk [^.;]{0,90}$"
)
_OF_ITS_OWN = re.compile(r",? (?:yang|dengan) [a-z]+nya (?:[a-z]+ ){0,2}[0-9]")
_SERVED_LIST = re.compile(
    r"\b(?:meliputi|melayani|mencakup|membawahi|menaungi|mengampu|terdiri (?:dari|atas))\b[^.;0-9]{3,90}\bdan $"
)
"""The last of several served regions: a number behind it is of all of them."""


@dataclass(slots=True)
class Mention:
    """One named region or office with the part it plays.

    `role`: `plain`, `actor` (a government that does something), `office` (a branch as such), `area` (an office's area
    by name), `speaker`, `venue`, `scope` (that over which something is highest), `compared` (what it is compared with),
    `served` (listed as an office's area), `above` (only adds the region above the one just named), `dateline`.
    `code`: null for an office and for a twin that nothing tells apart; `inferred`: told by other sentences.
    """

    place: Place
    sentence: int
    role: str
    code: str | None
    kind: str | None
    name: str | None
    inferred: bool = False

    @property
    def start(self) -> int:
        return self.place.start

    @property
    def end(self) -> int:
        return self.place.end

    @property
    def is_office(self) -> bool:
        return self.place.region_kind == "branch"


def mentions_of(article: Article) -> tuple[list[Mention], list[Mention]]:
    """The mentions of the headline, and those of the text outside masked sentences, in text order.

    Twins are told apart where the article as a whole allows it. `sentence` is -1 in the headline.
    """
    telling = telling_of(article)
    title = [_mention(p, -1, _role_in_title(p, article.title or ""), telling) for p in article.title_places]
    return title, _text_mentions(article, telling)


def _role_in_title(place: Place, title: str) -> str:
    """A head of government in the headline is a person who acts, be it for an office of ours."""
    if place.region_kind == "branch":
        return "office"
    cue = (place.cue or "").rsplit(" ", 1)[-1]
    heads = cue in _TITLE_CUES or _MAYOR_AT.search(title[: place.start + 5]) is not None
    return "speaker" if heads else "plain"


def _text_mentions(article: Article, telling: Telling) -> list[Mention]:
    datelines = Datelines(article)
    found: list[Mention] = []
    previous: Place | None = None
    area: Place | None = None
    sentences = iter(article.sentences)
    sentence = next(sentences, None)
    for place in article.places:
        while sentence is not None and sentence.end <= place.start:
            sentence = next(sentences, None)
        if sentence is None:
            break
        if sentence.masked or place.start < sentence.start:
            continue
        role = "dateline" if datelines.hold(place, sentence) else _role(article.text, place, sentence)
        around = previous is not None and encloses(place, previous, article.text)
        if previous is not None and found and repeats(place, previous, article.text):
            role = found[-1].role
        elif is_part_in_brackets(place, area, article.text):
            role = "served"
        elif around or has_part_meant(place, sentence, article.text):
            role = "above"
        elif role == "plain" and _is_field(place, sentence, found, article):
            role = "scope"
        elif role == "plain" and is_mere_venue(article, place, sentence):
            role = "venue"
        previous = place
        area = place if place.region_kind == "branch" else area
        known = as_area(article, place, sentence, role) or as_both(article, place)
        known = known or other_twin(article, place, sentence)
        if known is not None and known.region_kind == "branch":
            role = "area"
        known = known or home_of_firm(article, place, sentence)
        found.append(_mention(known or place, sentence.index, role, telling, found))
    return found


def _mention(place: Place, sentence: int, role: str, telling: Telling, before: Sequence[Mention] = ()) -> Mention:
    """A mention with its code. Where both twins are named, the bare name goes back to the one named in full last."""
    if place.region_kind == "branch" or not place.ambiguous:
        return Mention(place, sentence, role, place.region_code, place.region_kind, place.region)
    full = [m for m in before if m.code in place.candidates and not m.inferred] if place.cue is None else []
    # A city's or a regency's full name stands in a list of parts as often as for what the text is about.
    near = [m.code for m in full if m.sentence >= sentence - 1 and m.kind == "province"]
    code = near[-1] if near else telling.choose(place.candidates)
    if code is None and full:
        code = full[-1].code
    if code is None:
        return Mention(place, sentence, role, None, None, place.text)
    kind, name = label(code) if is_labelled(code) else (place.region_kind or "village", place.region or place.text)
    return Mention(place, sentence, role, code, kind, name, inferred=True)


def _is_venue(sentence: Sentence, before: str, low: str, after: str) -> bool:
    """`katanya di Kota X, Senin (3/2)`, `Budi di X mengatakan`, `di Hotel Y, Kota X`, `digelar di X`: where it was."""
    address = _ADDRESS.match(after)
    after = after[address.end() :] if address is not None else after
    located = low.rstrip().endswith(("di", ","))
    dated = located and _VENUE_AFTER.match(after) is not None and _VENUE_BEFORE.search(low) is not None
    says = before.endswith("di ") and (_SAYS.match(after) is not None or _ON_A_DAY.match(after) is not None)
    spoke = after[:1] in ",." and before.endswith("di ") and _BEHIND_DAY.search(before) is not None
    went = after.startswith(",") and (_VISITED.search(sentence, before) or _FRONTED.fullmatch(before))
    said = after[:1] in (".", ",", "") and _SAID_AT.search(before) is not None
    if spoke or went or said or _MEETING_OF.search(sentence, low):
        return True
    return dated or says or _HALL.search(sentence, before) is not None or _HELD.search(sentence, before) is not None


def _is_field(place: Place, sentence: Sentence, before: Sequence[Mention], article: Article) -> bool:
    """Whether a region only bounds those among which one inside it stands out: `Sleman tak ada lawannya se-DIY: 57`."""
    if (
        place.cue
        or place.region_code is None
        or not _AMONG.search(article.text[max(0, place.start - _NEAR) : place.start])
    ):
        return False
    inner = next((m for m in reversed(before) if m.sentence == sentence.index and m.role in ("plain", "actor")), None)
    if inner is None or not (inner.code or "").startswith(f"{place.region_code}."):
        return False
    return re.search("[0-9]", article.text[inner.end : place.start]) is None and not _NUMBER_NEXT.match(
        article.text, place.end
    )


def _role(text: str, place: Place, sentence: Sentence) -> str:
    """The part that the words around a mention give it."""
    before = text[max(sentence.start, place.start - 110) : place.start]
    cue = (place.cue or "").rsplit(" ", 1)[-1]
    heads = (
        cue in _TITLE_CUES or _MAYOR.search(sentence, before[-12:] + text[place.start : place.start + 4]) is not None
    )
    title = None if heads else _TITLE.search(sentence, before.lower())
    titled = heads or (title is not None and _VERB.search(title.group()) is None)
    if not (heads and _ACTS.match(text[place.end : place.end + 100])):
        aside = _aside(text, place, sentence, before, titled=titled)
        if aside is not None:
            return aside
    if place.region_kind == "branch":
        return "office" if place.cue else "area"
    return "actor" if titled or cue in ("pemkab", "pemkot", "pemko", "pemprov") else "plain"


def _aside(text: str, place: Place, sentence: Sentence, before: str, *, titled: bool) -> str | None:
    """A part other than that of the region spoken of, strongest sign first."""
    after, low = text[place.end : place.end + 120], before.lower()
    if _SCOPE.search(sentence, low) and not _is_counted(low, after):
        return "scope"
    if _COMPARED.search(sentence, low) and not _OWN_FIGURE.match(after):
        return "compared"
    if place.region_kind == "branch" and (place.cue or not _SERVED.search(sentence, low)):
        return _aside_of_office(place, sentence, before, after, titled=titled)
    if _SERVED.search(sentence, low) and (
        not (COUNTED.match(after) or _OF_ITS_OWN.match(after)) or _SERVED_LIST.search(low)
    ):
        return "served"
    home = place.region_kind in ("district", "village") and _HOME.search(before) is not None
    inhabited = (place.cue or "").rsplit(" ", 1)[-1] not in _TITLE_CUES
    venue = _is_venue(sentence, before, low, after)
    if not (home or (inhabited and venue)) and (
        (titled and _NAME_AFTER.match(after)) or (_is_source(sentence, low, after) and ":" not in place.text)
    ):
        return "speaker"
    return "venue" if home or venue else None


def _is_counted(low: str, after: str) -> bool:
    """Whether a region is the one that is highest, or has a number of its own: not that over which something is."""
    if _SINGLED_OUT.search(low) or _NUMBER_AFTER.match(after):
        return True
    return low.endswith(" dari ") and _NUMBER_AFTER.match(after.removeprefix(",")) is not None


def _aside_of_office(place: Place, sentence: Sentence, before: str, after: str, *, titled: bool) -> str | None:
    """An office's head is a person, who speaks for it, named or not."""
    low = before.lower()
    says = "wil" not in (place.cue or "wil") and _SAYS.match(after)
    named = titled and (_NAME_AFTER.match(after) or says)
    head = (place.cue or "").startswith(("kacab", "kakacab")) or _HEAD_OF.search(low)
    if head or named or _is_source(sentence, low, after) or _DRAWN_FROM.search(sentence, low):
        return None if _AIMS.match(after) else "speaker"
    return "venue" if _is_venue(sentence, before, low, after) else None


def _is_source(sentence: Sentence, low: str, after: str) -> bool:
    """`kata ...`, `menurut ...` before a name; not where it is `di X` and something holds there."""
    return _SAID_BEFORE.search(sentence, low) is not None and not (low.endswith(" di ") and _HOLDS.match(after))
