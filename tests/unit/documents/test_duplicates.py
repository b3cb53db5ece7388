import random
import time
from datetime import datetime

import polars as pl
import pytest

from pipelines.documents.duplicates import find_copies

WORDS = [
    a + b
    for a in ("ka", "me", "pe", "ter", "ber", "di", "se", "su")
    for b in ("rja", "ntu", "lan", "gun", "bit", "sah")
]


def text(seed: int, words: int = 300, figures: int = 6) -> str:
    chance = random.Random(seed)  # noqa: S311
    chosen = chance.choices(WORDS, k=words)
    for place in range(figures):
        chosen[(place + 1) * words // (figures + 2)] = f"{chance.randint(10, 99)}.{chance.randint(100, 999)}"
    return " ".join(chosen)


DAYS = [datetime(2025, 12, day) for day in range(1, 31)]


def copies(*rows: tuple[str, str, str | None], arrived: dict[str, int] | None = None) -> pl.DataFrame:
    """`arrived`: the day of December on which a document arrived; the fifth by default."""
    frame = pl.DataFrame(rows, schema=["document_id", "text", "published"], orient="row")
    days = [DAYS[(arrived or {}).get(row[0], 5) - 1] for row in rows]
    return find_copies(frame.with_columns(pl.Series("first_arrival", days, dtype=pl.Datetime("us"))))


def grouped(*rows: tuple[str, str, str | None]) -> dict[str, tuple[str, bool]]:
    """For each document its original, and whether it is that itself."""
    result = copies(*rows)
    assert result.columns == ["document_id", "story_id", "copy_of", "copy_since"]
    return {d: (o or d, o is None) for d, o in result.select("document_id", "copy_of").iter_rows()}


def test_a_copy_with_another_first_paragraph_and_a_cut_end_belongs_to_its_original() -> None:
    words = text(1).split()
    copy = "KABAR LAIN, Contoh - " + " ".join(words[10:270])
    assert grouped(("a", copy, "2025-12-04"), ("b", " ".join(words), "2025-12-03"), ("c", text(2), "2025-12-03")) == {
        "a": ("b", False),
        "b": ("b", True),
        "c": ("c", True),
    }


def test_one_mould_with_other_figures_is_another_article() -> None:
    mould = text(1, figures=0).split()
    one, other = mould.copy(), mould.copy()
    for place, n in enumerate(range(20, 280, 60)):
        one[n], other[n] = f"{place + 2}.125", f"{place + 3}.470"
    assert grouped(("a", " ".join(one), None), ("b", " ".join(other), None)) == {"a": ("a", True), "b": ("b", True)}


def test_shared_boilerplate_is_not_enough() -> None:
    tail = text(9, 120, 0)
    assert grouped(
        ("a", f"{text(1)} {tail}", None), ("b", f"{text(2)} {tail}", None), ("c", f"{text(3)} {tail}", None)
    ) == {
        "a": ("a", True),
        "b": ("b", True),
        "c": ("c", True),
    }


@pytest.mark.parametrize(
    ("first", "second", "original"),
    [
        ("2025-12-04", "2025-12-03", "b"),
        ("2025-12", "2025-12-30", "b"),
        ("2025-11", "2025-12-01", "a"),
        ("2025", "2026-01-01", "a"),
        (None, "2026-01-01", "b"),
        (None, None, "a"),
    ],
)
def test_the_original_was_published_first(first: str | None, second: str | None, original: str) -> None:
    result = grouped(("a", text(1), first), ("b", text(1), second))
    assert {d for d, (_, is_original) in result.items() if is_original} == {original}


def test_of_equal_dates_the_longer_text_is_the_original() -> None:
    assert grouped(("a", text(1), None), ("b", text(1) + " dan lain", None))["a"] == ("b", False)


def test_a_chain_of_copies_is_one_group_in_any_order_of_rows() -> None:
    words = text(4).split()
    rows = [(f"d{n}", " ".join(words[n * 8 : n * 8 + 250]), f"2025-12-{n + 1:02d}") for n in range(6)]
    expected = {f"d{n}": ("d0", n == 0) for n in range(6)}
    assert grouped(*rows) == expected
    assert grouped(*reversed(rows)) == expected


def test_no_documents_no_stories() -> None:
    columns = {"document_id": pl.String, "text": pl.String, "published": pl.String, "first_arrival": pl.Datetime("us")}
    assert find_copies(pl.DataFrame(schema=columns)).is_empty()
    assert grouped(("a", "", None), ("b", "dua kata", None)) == {"a": ("a", True), "b": ("b", True)}


def test_a_copy_that_arrives_before_its_original_is_one_from_when_the_original_arrives() -> None:
    rows = ("a", text(1), "2025-12-04"), ("b", text(1), "2025-12-03"), ("c", text(1), "2025-12-05")
    found = copies(*rows, arrived={"a": 6, "b": 9, "c": 7})
    assert found.select("document_id", "story_id", "copy_of", "copy_since").rows() == [
        ("a", "a", "b", DAYS[8]),
        ("b", "a", None, None),
        # A copy of a from its arrival, and of b since b is known.
        ("c", "a", "b", DAYS[6]),
    ]


def test_what_arrives_later_never_unites_two_stories() -> None:
    # The third text holds most of both others, which share nothing.
    one, other = text(1, 200, 4), text(2, 200, 4)
    rows = ("a", one, "2025-12-01"), ("b", other, "2025-12-02"), ("c", f"{one} {other}", "2025-12-03")
    before = copies(*rows[:2], arrived={"a": 3, "b": 4})
    after = copies(*rows, arrived={"a": 3, "b": 4, "c": 5})
    assert after["story_id"].to_list() == ["a", "b", "a"]
    assert after.head(2).equals(before)


def test_the_cost_is_that_of_the_words_even_if_all_are_copies() -> None:
    frame = pl.DataFrame({"document_id": [f"{n:05d}" for n in range(4000)], "text": [text(n % 2) for n in range(4000)]})
    began = time.process_time()
    found = find_copies(frame.with_columns(pl.lit(None, pl.String).alias("published"), first_arrival=DAYS[0]))
    assert found["story_id"].n_unique() == 2
    assert time.process_time() - began < 10
