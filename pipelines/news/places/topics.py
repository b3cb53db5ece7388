"""What the sentences without a number set the text on: a region or office put first, ranked first, headed or taken up.

Here: the subject between claims. Not here: where the claims themselves hold (`story`, `placing`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.news.places.mentions import Mention
from pipelines.news.places.named import BELOW, USABLE, inside, may_serve
from pipelines.news.places.told import Told
from pipelines.news.texts.article import Article, Claim, Sentence
from pipelines.normalize.wording import Wording

_HOPED = Wording(
    r"\b(?:berharap|semoga|mencontoh|meniru|mengadopsi|menyusul|jejak|seperti|sebagaimana|belajar dari)\b",
    re.IGNORECASE,
)
_PRESENT = Wording(r"\b(?:dihadiri|hadir|didampingi|disaksikan|diikuti|perwakilan|tamu)\b[^.;:]*$", re.IGNORECASE)
"""Behind it are those who came: no news is told of where they are from."""
_MET = re.compile(
    r"\b(?:di (?:depan|hadapan)|rombongan|bersama|bertemu|menemui|menerima|menjamu|audiensi|menggandeng|kepada)\b"
    r"[^.;:,]{0,30}$",
    re.IGNORECASE,
)
"""Before an office: somebody else meets it, and is who the text is about."""
_ITS_OFFICE = Wording(
    r"\b(?:kantor(?: cabang)?nya|cabangnya|(?:kantor|cabang|kantor cabang) (?:itu|ini|tersebut))\b", re.IGNORECASE
)
_ASKS = (
    r"(?:(?:lalu|lantas|kemudian|nah|terus),? )?bagaimana(?:kah)? (?:pula |halnya |juga )?"
    r"(?:(?:dengan|di|untuk)|(?:kondisi|keadaan|situasi|nasib|capaian|cakupan|kepesertaan)(?:nya)?(?: di| untuk)?)"
)
"""Before a region that is asked about, and that the next sentences are of: `Bagaimana dengan Kota X?`."""
_TOPIC = re.compile(
    rf"\W*(?:{_ASKS}|khusus(?:nya)?"
    r"|(?:ada|sementara|sedangkan)(?:pun)?(?: itu)?,? (?:khusus )?(?:di|untuk|bagi)|mengenai|soal|ihwal)"
    r"(?: (?:di|untuk|bagi|wilayah|daerah|tingkat))*\s*",
    re.IGNORECASE,
)
"""Before a region that opens a sentence: what follows is about it (Khusus Kalimantan Selatan, ia merincinya)."""
_WHOLE_PROVINCE = Wording(
    rf"\W*(?:{_ASKS} (?:(?:tingkat|level|skala) )?provinsi(?:nya)?\s*\?"
    r"|(?:(?:sementara|sedangkan|adapun|kalau)(?: itu)?,? )?(?:di|untuk|pada|secara) "
    r"(?:tingkat|level|skala) provinsi\b(?! (?-i:[A-Z])))",
    re.IGNORECASE,
)
"""A sentence that turns to the province without naming it: `Bagaimana dengan provinsi?`."""
_IS_TOPIC = re.compile(
    rf"\W*{_ASKS}\s+|(?:\W*(?:di|pada|untuk|dalam|dari|selain|sementara|sedangkan|adapun|menurut)\b[^,.;:]{{0,50}},)?"
    r"\W*(?:[a-z]+(?: itu| lain)?,? )?(?:(?:di|untuk|bagi|khusus|pada|se)[ -])*"
    r"|.*\b(?:ter(?:atas|tinggi|besar|banyak|baik|depan|endah|bawah)|peringkat|posisi|urutan|juara|giliran|di(?:pegang|duduki"
    r"|tempati|raih|susul)|(?:hal|kondisi|situasi|cerita|langkah|kebijakan|program) (?:serupa|yang sama))\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Before a region in a sentence without a number: what follows is about it. Elsewhere it is one in passing."""
_NUMBER_OPENS = re.compile(
    r"\s*[\"“]?(?:Sebanyak |Sebesar |Yakni |Yaitu |(?:Jumlah|Total|Angka|Capaian|Persentase)nya (?:mencapai )?)?"
    r"(?:Rp ?)?[0-9]"
)
_ITEM = re.compile(r"\s*(?:[-*•–]|[0-9]{1,2}[.)])\s")
LINE = 90
"""A heading or a line of a list is shorter than this many characters."""


class Topics(Told):
    """One article with the region or office that it goes on about; `read_to` takes in what stands before a claim."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        super().__init__(article, claims)
        self._claimed = {c.sentence for c in claims}
        self._next = 0
        self._subject: Mention | None = None
        self._topic: Mention | None = None
        self._heading: Mention | None = None

    def read_to(self, sentence: int) -> None:
        """Takes in the sentences without a claim before `sentence`: each may set what the text is about.

        Not one that only hopes for a region to follow or holds it up as a model.
        """
        while self._next < sentence:
            if self._next not in self._claimed:
                self._take_in(self._next)
            self._next += 1

    def _take_in(self, sentence: int) -> None:
        here = self._by_sentence.get(sentence, [])
        span = self.article.sentences[sentence]
        if not here and _WHOLE_PROVINCE.match(span, self.article.text, span.start, span.end):
            self._carry, self._carry_sentence = self.last_of("province", span.start) or self._carry, sentence
            return
        if not here and not _ITS_OFFICE.fits(span):
            if self._heading is not None and (span.end - span.start > LINE or self._is_heading(sentence)):
                self._heading = None
            return
        if (self._subject or self._carry) and (self._is_item(span) or self._hopes(span)):
            return
        usable = self._spoken_of(here, span)
        pointed = None if usable else self._pointed_office(sentence)
        if self._is_heading(sentence):
            self._heading = usable[0] if usable else pointed
            return
        if span.end - span.start > LINE and pointed is None:
            self._heading = None
        office = pointed or self._serving(here, span)
        topic = None if office is not None else self._put_first(here, usable, span)
        self._topic = topic or self._topic
        self._subject = office or topic or self._new_subject(usable) or self._subject

    def _serving(self, here: Sequence[Mention], span: Sentence) -> Mention | None:
        """The office whose regions a sentence lists."""
        served = {m.code for m in here if m.role == "served"}
        return self.last_office(span.end) if len(served) > 1 else None

    def _put_first(self, here: Sequence[Mention], usable: Sequence[Mention], span: Sentence) -> Mention | None:
        """The region that opens a sentence as what follows is about: `Khusus Kalimantan Selatan, ia merincinya`.

        Also the one that it ends in as that with most, if the next gives its number: `Tertinggi di X. Sebanyak 900 ...`
        """
        last = here[-1] if here else None
        alone = last is not None and all(m is last or m.code == last.code for m in usable)
        if (
            last is not None
            and alone
            and last.role == "scope"
            and not self.article.text[last.end : span.end].strip(' ."”')
        ):
            return last if _NUMBER_OPENS.match(self.article.text, span.end) else None
        opens = usable and _TOPIC.fullmatch(self.article.text, span.start, usable[0].start)
        return usable[0] if opens else None

    def _new_subject(self, usable: Sequence[Mention]) -> Mention | None:
        """Which of the regions and offices of a sentence the text goes on about, if one stands out."""
        regions = {m.code or m.name: m for m in usable if not m.is_office}
        wide = {k: m for k, m in regions.items() if m.kind not in BELOW} or regions
        if len(wide) <= 1:
            return next(iter(wide.values()), usable[0] if usable else None)
        narrow = [m for m in wide.values() if m.code and not any(inside(o.code, m.code) for o in wide.values())]
        if len(narrow) > 1 and usable[0].is_office and may_serve(usable[0], {m.code or "" for m in narrow}):
            # `Cabang X melindungi pekerja di A dan B`: what follows is of the office.
            return usable[0]
        first = bool(narrow) and self._subject is None and self._carry is None
        return narrow[0] if len(narrow) == 1 or first else None

    def _hopes(self, span: Sentence) -> bool:
        return _HOPED.search(span, self.article.text, span.start, span.end) is not None

    def _is_item(self, span: Sentence) -> bool:
        """A line of a list, which only the lines above it are about."""
        return span.end - span.start <= LINE and _ITEM.match(self.article.text, span.start) is not None

    def _spoken_of(self, here: Sequence[Mention], span: Sentence) -> list[Mention]:
        """The mentions of a sentence that may be what the text is about, without those who only came."""
        # A village in passing: the text is about the regency that its address ends in.
        address = [m for m in here if m.role == "above" and m.kind in ("regency", "city")]
        usable = [m for m in here if m.role in USABLE and m.code != "00" and (m.kind not in BELOW or not address)]
        usable += [m for m in address if any(o.kind in BELOW and o.role not in ("venue", "above") for o in here)]
        if self._subject is None and self._carry is None:
            return usable
        text = self.article.text
        usable = [m for m in usable if not _PRESENT.search(span, text, span.start, m.start)]
        usable = [m for m in usable if self._is_topical(m, span)]
        return [m for m in usable if not (m.is_office and _MET.search(text, span.start, m.start))]

    def _is_topical(self, mention: Mention, span: Sentence) -> bool:
        """Whether a sentence without a number is about a region: named more than once, or put first, or singled out."""
        if self._carry is None or mention.role != "plain" or self._named[mention.code or ""] > 1:
            return True
        return _IS_TOPIC.fullmatch(self.article.text, span.start, mention.start) is not None

    def _pointed_office(self, sentence: int) -> Mention | None:
        """The office that a sentence without a name takes up: `Catatan di kantornya sebagai berikut:`."""
        span = self.article.sentences[sentence]
        word = _ITS_OFFICE.search(span, self.article.text, span.start, span.end)
        return None if word is None else self.last_office(word.start())

    def _is_heading(self, sentence: int) -> bool:
        """A line that ends in a colon, or one in capitals after the head of the article."""
        span = self.article.sentences[sentence]
        line = self.article.text[span.start : span.end].strip()
        heads = (line.isupper() and sentence > 1) or (line.endswith(":") and sentence > 0)
        return len(line) < LINE and not span.masked and heads
