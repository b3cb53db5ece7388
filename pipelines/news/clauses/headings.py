"""What a line tells of those below it: headers of lists, and that funds, payments or targets are the topic."""

from __future__ import annotations

from pipelines.news.clauses.headed import BULLET
from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.predicates import compose
from pipelines.news.clauses.scene import Scene
from pipelines.news.texts.article import Sentence
from pipelines.normalize.lexicon import cues_between
from pipelines.normalize.wording import Wording

_FUND = Wording(r"apb[dn]|dbh|dana (?:desa|hibah|bagi hasil|cukai)|csr|tjsl|anggaran|dialokasikan|dibiayai")
_TARGETS = Wording(
    r"\W*(?:adapun |sedangkan |untuk |besaran |angka )?target(?:nya)?\b"
    r"(?![^.]*\b(?:tercapai|terlampaui|terpenuhi)\b)"
)
_PAYMENTS = Wording(
    r"klaim|beasiswa|pencairan|mencairkan|dicairkan|me(?:ngambil|narik) (?:jht|jp)\b"
    r"|pembayaran (?:manfaat|jaminan)|penyaluran manfaat"
    r"|(?:(?:me|di)(?:nyal|sal)urkan|(?:mem|di)bayarkan) (?:\w+ )?manfaat"
)
_ANNOUNCES = Wording(r"(?:berikut(?: ini)?|di bawah ini|rinciannya|yakni|yaitu|antara lain)[.,]?$")
_NAMES_LIST = Wording(r"(?:sebaran|rincian|perincian|komposisi|daftar|data|jumlah)\b[^.,]*\.$")
_HEADS = Wording(
    r"\b(?:berasal|tersebar|disebar|terbagi|dibagi|terdiri|meliputi|mencakup)\b[^.,]* "
    r"(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|[0-9]{1,2}) "
    r"(?:desa|kecamatan|kelurahan|kabupaten|kota|daerah|wilayah|kantor|cabang|provinsi|segmen|kelompok|sektor|kategori"
    r"|program|jenis)\b[^.,]{0,30}\.$"
)
"""A line that heads a list: by how many parts it tells of."""
_TELLS = Wording("|".join(said.pattern for said in (_FUND, _TARGETS, _PAYMENTS, _ANNOUNCES, _NAMES_LIST, _HEADS)))
"""Any of these: most lines have no word of them."""
_LONGEST_SUBITEM = 40
"""A line without a bullet that is shorter, or has no full stop, may belong to the item above."""


def end_list(low: str, sentence: Sentence, memory: Memory) -> None:
    """Drops the header at the first line of prose below a list with bullets."""
    if sentence.paragraph == memory.line:
        return
    memory.line = sentence.paragraph
    bullet = BULLET.match(low[sentence.start : sentence.end]) is not None
    if memory.in_bullets and not bullet:
        stop = low.find("\n", sentence.start)
        line = low[sentence.start : stop if stop >= 0 else len(low)].rstrip()
        if len(line) > _LONGEST_SUBITEM and line[-1] in '.”"!?':
            memory.header, memory.header_span = [], None
    memory.in_bullets = bullet


def note_header(low: str, sentence: Sentence, memory: Memory) -> None:
    """A line that ends in a colon, or a short one without a full stop, heads the list below it; prose ends the list."""
    line = low[sentence.start : sentence.end]
    tells = _TELLS.fits(sentence)
    heads = line[-1] == ":" or (len(line) < 90 and line[-1] not in '.”"!?,')
    if heads or (tells and _announces(sentence, line)):
        memory.header = compose(low, cues_between(low, sentence.start, sentence.end))
        memory.header_span = (sentence.start, sentence.end)
    elif memory.header_span is not None and len(line) > 60 and not BULLET.match(line):
        memory.header, memory.header_span = [], None
    if not tells:
        return
    if _FUND.search(sentence, line):
        memory.fund_at = sentence.index
    if _PAYMENTS.search(sentence, line):
        memory.claims_topic_at = sentence.index
    if _TARGETS.match(sentence, line):
        memory.target_topic_at = sentence.index


def _announces(sentence: Sentence, line: str) -> bool:
    """Whether the words of a line head a list, however it ends."""
    return bool(_ANNOUNCES.search(sentence, line) or _NAMES_LIST.match(sentence, line) or _HEADS.search(sentence, line))


def note_scene(scene: Scene, memory: Memory) -> None:
    line = scene.text[scene.sentence.start : scene.sentence.end]
    if line.endswith(":"):
        memory.header, memory.header_span = scene.cues, (scene.sentence.start, scene.sentence.end)
    elif memory.header_span is not None and len(line) > 110 and not BULLET.match(line):
        memory.header, memory.header_span = [], None
    if scene.says("money", "budget"):
        memory.fund_at = scene.sentence.index
    paid = _PAYMENTS.search(scene.sentence, scene.low, scene.sentence.start, scene.sentence.end)
    if paid and not any(slot.is_money for slot in scene.slots):
        memory.claims_topic_at = scene.sentence.index
