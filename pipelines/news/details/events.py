"""What happened: agreements, meetings, kick-offs, monitoring, awards and hand-overs, each once an article."""

from __future__ import annotations

import re
from typing import Any

from pipelines.news.texts.article import Article, Sentence
from pipelines.normalize.wording import Wording, fitting

_KINDS = (
    (
        "mou",
        Wording(
            r"\b(?:penandatanganan|menandatangani|ditandatangani|tanda ?tangan\w*|meneken|teken|diteken|menyepakati"
            r"|jalin|menjalin)\b[^.]{0,90}?\b(?:mou|nota kes\w+|pks|perjanjian|kesepakatan|kerja ?sama|komitmen)\b"
            r"|\b(?:mou|nota kesepahaman|nota kesepakatan)\b[^.]{0,60}\b(?:ditandatangani|diteken|dilakukan)\b",
        ),
    ),
    (
        "kick_off",
        Wording(
            r"\bkick[ -]?off\b|\b(?:meluncurkan|diluncurkan|peluncuran|launching|mencanangkan|pencanangan)\b",
        ),
    ),
    (
        "monitoring",
        Wording(
            r"\b(?:monev|monitoring|asistensi dan)\b|\bevaluasi (?:pelaksanaan|kepesertaan|implementasi)\b",
        ),
    ),
    (
        "award",
        Wording(
            r"\bparitrana\b|\b(?:meraih|menerima|diganjar|mendapat(?:kan)?|raih"
            r"|penyerahan) (?:\w+ ){0,2}(?:penghargaan|award|anugerah)\b",
        ),
    ),
    (
        "hand_over",
        Wording(
            r"\b(?:menyerahkan|penyerahan|diserahkan|serahkan)\b[^.]{0,80}?"
            r"\b(?:santunan|klaim|manfaat|kartu|kepesertaan|sertifikat|beasiswa|bantuan|simbolis)\b"
            r"|\bsecara simbolis\b",
        ),
    ),
    (
        "meeting",
        Wording(
            r"\b(?:rapat|rakor\w*|audiensi|sosialisasi|pertemuan|forum|fgd|focus group|kunjungan|beraudiensi|lokakarya"
            r"|rakortekrenbang)\b",
        ),
    ),
)
_OURS = re.compile(r"ketenagakerjaan|jamsostek|bpjstk|bpjs tk|jaminan sosial")
_PARTIES = Wording(
    r"\bBPJS Ketenagakerjaan(?: (?:Cabang|Kanwil|Kantor Cabang|Kantor Wilayah|Wilayah))?(?: [A-Z]\w+){0,3}"
    r"|\bBPJAMSOSTEK(?: Cabang)?(?: [A-Z]\w+){0,3}|\bBP Jamsostek(?: [A-Z]\w+){0,2}"
    r"|\b(?:Pemerintah (?:Provinsi|Kabupaten|Kota|Daerah|Desa)|Pemprov|Pemkab|Pemkot|Pemda)(?: [A-Z]\w+){0,3}"
    r"|\bKadin(?: [A-Z]\w+){0,3}|\bKejaksaan (?:Negeri|Tinggi)(?: [A-Z]\w+){0,3}|\bKejari(?: [A-Z]\w+){0,2}"
    r"|\bBaznas(?: [A-Z]\w+){0,2}|\bPT [A-Z][\w ]{2,30}?(?=[,.]| d)|\bDinas [A-Z]\w+(?: [A-Z]\w+){0,3}"
    r"|\bDPRD(?: [A-Z]\w+){0,3}|\bBank [A-Z]\w+(?: [A-Z]\w+){0,2}"
)


# Verbs of headlines, where every word has a capital: "Pemkab Serang Teken Nota".
_VERB = re.compile(
    r" (?:Teken|Perkuat|Gelar|Raih|Dorong|Sepakat\w*|Jalin|Serahkan|Lindungi|Daftarkan|Bahas|Siap\w*|Luncurkan|Terima"
    r"|Ajak|Optimal\w*|Kick|Beri\w*|Tanda\w*|Sinergi|Kolaborasi|Kerja|Bayar\w*|Salurkan|Genjot|Evaluasi|Monev)\b.*"
)


def events_of(article: Article) -> list[dict[str, Any]]:
    """Rows of `core.event` without `event_id`: the first mention of each kind of event, in text order."""
    seen: set[str] = set()
    rows: list[dict[str, Any]] = []
    kinds = fitting(_KINDS, article)
    for sentence in article.sentences if kinds else ():
        if sentence.masked:
            continue
        for kind, pattern in kinds:
            if kind in seen:
                continue
            if pattern.search(sentence, article.low, sentence.start, sentence.end) and _is_ours(article, sentence):
                seen.add(kind)
                rows.append(_row(article, sentence, kind))
                break
    return rows


def _is_ours(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence, or the title with it, is about labour social security."""
    return bool(_OURS.search(article.low, sentence.start, sentence.end) or _OURS.search((article.title or "").lower()))


def _row(article: Article, sentence: Sentence, kind: str) -> dict[str, Any]:
    place = next(
        (p for p in article.places if sentence.start <= p.start < sentence.end and p.region_code),
        next((p for p in (*article.title_places, *article.places) if p.region_code), None),
    )
    found = _PARTIES.finditer(sentence, article.text, sentence.start, sentence.end)
    named = (_VERB.split(match.group())[0].strip() for match in found)
    return {
        "document_id": article.document_id,
        "document": article.document,
        "event": kind,
        "event_date": _date(article, sentence),
        "region_code": place.region_code if place else None,
        "region": place.region if place else None,
        "parties": tuple(dict.fromkeys(named)),
        "evidence": article.text[sentence.start : sentence.end],
        "start": sentence.start,
        "end": sentence.end,
    }


def _date(article: Article, sentence: Sentence) -> str | None:
    """The day named in the sentence, else the first day named in the article, else the day of publication."""
    days = [w for w in article.whens if w.precision == "day"]
    own = next((w.value for w in days if sentence.start <= w.start < sentence.end), None)
    return own or (days[0].value if days else article.published)
