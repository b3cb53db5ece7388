"""Months that have passed of the year: "Selama sebelas bulan, kantor itu membayar ..." in a report of December.

Only the date of the report tells that such words name a period: of another length they are a duration ("dibebaskan
selama tiga bulan"), and so they are wherever they neither open their clause nor follow what was paid
("iuran gratis selama sebelas bulan").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipelines.news.texts.article import Article, When
from pipelines.normalize.date_reading import up_to_month
from pipelines.normalize.figure_patterns import UNITS, either
from pipelines.normalize.wording import Wording

_FEWEST = 2
_ELAPSED = Wording(
    r"(?:selama|dalam|sepanjang)\s+(?:(?:kurun|rentang|tempo|masa|jangka|waktu)\s+)*"
    rf"(?P<count>[0-9]{{1,2}}|{either(*UNITS)})\s+bulan\b"
    r"(?!\s+(?:terakhir|belakangan|ini|ke\s+depan|mendatang|lagi|berturut|penuh|pertama|awal|berjalan|tahun|20[0-9]{2}))"
)
_OPENS = re.compile(r"(?:^|[.;:!?,\"“\n)–—-]|\b(?:bahwa|dan|serta|sedangkan|sementara|adapun|namun))\s*$")
# "Klaim yang dibayarkan selama dua bulan, Rp4 miliar": the payments told of run over the months.
_PAID_OVER = re.compile(
    r"\b(?:klaim|manfaat|santunan|kasus|cair|dicairkan|disalurkan|dibayar(?:kan)?)\b[^.;:!?,0-9]{0,50}\s$"
)
_OTHER_YEAR = re.compile(r"\btahun (?:lalu|kemarin|silam|sebelumnya),? $|\b(?:19|20)[0-9]{2},? $")
"""Right before a duration: it is of another year (tahun lalu, selama enam bulan)."""
_LOOK_BACK = 70
_LONGEST = 80
"""No such duration is told, with what follows it, in more characters."""


def elapsed_periods(article: Article, now: str | None) -> Iterator[When]:
    """The periods of the running year that `now` (ISO, the day of the event or of publication) bears out.

    As many months must have passed as the words count, the running month counted or not: "selama sembilan bulan" is up
    to September in a report of September or October.
    """
    if now is None or len(now) < len("2024-10"):
        return
    year, month = int(now[:4]), int(now[5:7])
    for match in _elapsed(article):
        before = article.low[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _OTHER_YEAR.search(before) or not (_OPENS.search(before) or _PAID_OVER.search(before)):
            continue
        word = match["count"]
        count = int(word) if word.isdigit() else UNITS[word]
        period = up_to_month(count, year, True)
        if period is None or count < _FEWEST or not 0 <= month - count <= 1:
            continue
        yield When(
            match.start(), match.end(), article.text[match.start() : match.end()], period.value, date(year, 1, 1),
            period.date_to, period.precision, True, match.group().split()[0],
        )  # fmt: skip


def _elapsed(article: Article) -> Iterator[re.Match[str]]:
    """The durations in months that begin in each sentence."""
    for sentence in _ELAPSED.among(article.sentences):
        for match in _ELAPSED.finditer(sentence, article.low, sentence.start, sentence.end + _LONGEST):
            if match.start() < sentence.end:
                yield match
