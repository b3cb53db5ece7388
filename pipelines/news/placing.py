"""Where each claim of an article holds: the region its own words give, else the region that the text carries on.

Order of evidence: national by law or by word; the region stated right behind the figure; before it in the sentence; a
word that points back (kabupaten itu, cabang ini); the region that the sentences before carried; the headline; the
office of who speaks; the dateline; Indonesia. A branch stays a branch unless the article shows that its one region is
meant. Twins that nothing tells apart stay without a code, flagged `region_ambiguous`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.news.article import Article, Claim, Placement, Sentence
from pipelines.news.placing_mentions import Mention, label, mentions_of, title_mentions

COUNTRY = Placement("00", "country", "Indonesia", "national", 0.9)
