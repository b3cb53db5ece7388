"""What holds for every article: one placement a claim, of a known region, the same on every run."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.news.places.placing import place_claims
from pipelines.news.texts.article import Article, Claim, Figure, Place
from pipelines.news.texts.sentences import split_sentences
from warehouse import reference

CODES = set(reference.regions()["region_code"])
PIECES = (
    "Kota Malang", "Bekasi", "Kabupaten Tuban", "Jawa Timur", "Cabang Kudus", "kata Bupati", "di", "dan", ", ", ". ",
    "\n", "masing-masing", "total", "nasional", "kabupaten itu", "5.000", "20 persen", "(", ")", "kami", "— ",
)  # fmt: skip
KNOWN = {
    "Kota Malang": ("35.73", "city", "Kota Malang", ("35.73",), False, "kota"),
    "Bekasi": (None, None, None, ("32.16", "32.75"), True, None),
    "Kabupaten Tuban": ("35.23", "regency", "Kabupaten Tuban", ("35.23",), False, "kabupaten"),
    "Jawa Timur": ("35", "province", "Provinsi Jawa Timur", ("35",), False, None),
    "Cabang Kudus": (None, "branch", "Cabang Kudus", ("33.19", "33.16"), False, "cabang"),
}


def build(pieces: list[str]) -> tuple[Article, list[Claim]]:
    """An article of these pieces, with their mentions at their places and one claim a figure."""
    text = ""
    places, spans = [], []
    for piece in pieces:
        start = len(text)
        if piece in KNOWN:
            places.append(Place(start, start + len(piece), piece, *KNOWN[piece]))
        elif piece[0].isdigit():
            spans.append((start, start + len(piece), piece))
        text += piece + " "
    sentences = split_sentences(text)
    figures = [
        Figure(s, e, t, "percent" if "persen" in t else "cardinal", None, 20.0, None, None, 20.0, 20.0, "exact", None)
        for s, e, t in spans
    ]
    article = Article("d", "d", None, None, None, None, text, sentences, tuple(figures), tuple(places), (), ())
    claims = []
    for figure in figures:
        sentence = next(s for s in sentences if s.start <= figure.start < s.end)
        unit = "percent" if figure.kind == "percent" else "persons"
        claims.append(
            Claim(figure, sentence.index, sentence.start, sentence.end, "active_participants", "observation", unit,
                  20.0, 20.0, 20.0, "exact", "test")
        )  # fmt: skip
    return article, claims


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_claim_gets_one_placement_of_a_known_region(pieces: list[str]) -> None:
    article, claims = build(pieces)
    placements = place_claims(article, claims)
    assert len(placements) == len(claims)
    for placement in placements:
        assert placement.region_code is None or placement.region_code in CODES
        assert 0 < placement.certainty <= 1
        if placement.region_code is None:
            assert placement.region_kind == "branch" or "region_ambiguous" in placement.flags
    assert place_claims(article, claims) == placements
