"""What holds for every text: offsets, order, and no name lost or invented."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.regions import find_regions, resolve_regions
from warehouse import reference

REGIONS = reference.regions().filter(pl.col("level").is_in(["regency", "city"]))
NAMES = REGIONS["name"].to_list()
CODES = dict(REGIONS.select("name", "region_code").iter_rows())
FILLER = st.text(alphabet="abc é“”—\u00a0\n.,12", max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(FILLER, st.sampled_from(NAMES)), max_size=5), FILLER)
def test_offsets_are_characters_and_every_official_name_is_found(pieces: list[tuple[str, str]], tail: str) -> None:
    text = "".join(f"{filler}\n{name}\n" for filler, name in pieces) + tail
    frame = find_regions(pl.DataFrame({"doc": [0], "text": [text]}))
    assert [text[s:e] for s, e in frame.select("start", "end").iter_rows()] == frame["text"].to_list()
    assert frame["region_code"].to_list() == [CODES[name] for _, name in pieces]
    assert frame["start"].is_sorted()
    assert (frame["end"] > frame["start"]).all()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_without_error(text: str) -> None:
    frame = find_regions(pl.DataFrame({"doc": [0], "text": [text]}))
    for row in frame.iter_rows(named=True):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["ambiguous"] == (row["region_code"] is None and row["region_kind"] is None) or row["candidates"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=6))
def test_cells_keep_their_order_and_number(cells: list[str]) -> None:
    frame = resolve_regions(pl.Series(cells, dtype=pl.String))
    assert frame["name"].to_list() == cells


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(["{}", "  {} ", "{} *", "1. {}"]))
def test_every_official_name_resolves_to_its_code(name: str, dress: str) -> None:
    for cell in (dress.format(name), dress.format(name.upper())):
        assert resolve_regions(pl.Series([cell]))["region_code"].to_list() == [CODES[name]]


def test_no_name_hides_another() -> None:
    regions = reference.regions().filter(pl.col("level") != "country")
    names = regions["name"].to_list()
    texts = [f"Data {name} dibuka." for name in names] + [f"DATA {name.upper()} DIBUKA." for name in names]
    frame = find_regions(pl.DataFrame({"doc": range(len(texts)), "text": texts}))
    assert frame["doc"].to_list() == list(range(len(texts)))
    assert frame["region_code"].to_list() == regions["region_code"].to_list() * 2


def test_every_alias_that_means_one_region_is_found() -> None:
    aliases = reference.region_aliases().filter(
        ~pl.col("ambiguous") & ~pl.col("alias").str.contains("(?i)indonesia|RI$")
    )
    texts = [f"Warga di {alias} menunggu." for alias in aliases["alias"]]
    frame = find_regions(pl.DataFrame({"doc": range(len(texts)), "text": texts}))
    missed = [texts[i] for i in set(range(len(texts))) - set(frame.filter(~pl.col("ambiguous"))["doc"])]
    assert missed == []


def test_documents_do_not_mix() -> None:
    alone = [find_regions(pl.DataFrame({"doc": [i], "text": [f"Pemkab {n}"]})) for i, n in enumerate(["Bogor", "Batu"])]
    both = find_regions(pl.DataFrame({"doc": [0, 1], "text": ["Pemkab Bogor", "Pemkab Batu"]}))
    assert pl.concat(alone).equals(both)
