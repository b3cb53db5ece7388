import re

import polars as pl
import pytest

from benchmarks.corpus import ANSWERS, DOCUMENTS, MONTHS, batches, generate
from warehouse.model.vocabulary import METRIC_NAMES
from warehouse.reference import regions

SCALES = {"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "triliun": 1e12}


@pytest.fixture(scope="module")
def corpus() -> tuple[pl.DataFrame, pl.DataFrame]:
    return generate(11, 0, 300)


def printed_value(text: str) -> float:
    match = re.match(r"(?:Rp ?)?([0-9.]+)(?:,([0-9]+))?(?: (ribu|juta|miliar|triliun))?", text)
    assert match is not None
    whole, decimals, scale = match.groups()
    return float(whole.replace(".", "") + "." + (decimals or "0")) * SCALES.get(scale, 1)


def test_every_answer_stands_in_its_text(corpus: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    documents, answers = corpus
    assert (documents.schema, answers.schema) == (DOCUMENTS, ANSWERS)
    texts = dict(documents.select("document_id", "text").iter_rows())
    names = dict(regions().select("region_code", "name").iter_rows())
    for row in answers.iter_rows(named=True):
        text = texts[row["document_id"]]
        assert printed_value(text[row["start"] : row["start"] + 40]) == pytest.approx(row["value"], rel=1e-12)
        assert text[row["start"] - 1] == " "
        sentence = text[text.rfind("\n", 0, row["start"]) + 1 : text.find("\n", row["start"])]
        assert row["region_code"] == "00" or names[row["region_code"]] in sentence
        if row["as_of"]:
            assert row["as_of"][:4] in sentence
        if row["as_of"] and len(row["as_of"]) == 7:
            assert MONTHS[int(row["as_of"][5:]) - 1] in sentence
    assert set(answers["metric"]) <= set(METRIC_NAMES)


def test_articles_have_the_usual_length_and_share_of_answers(corpus: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    documents, answers = corpus
    lengths = documents["text"].str.len_chars()
    assert 2_900 < lengths.min() <= lengths.max() < 3_400  # type: ignore[operator]
    counts = answers.group_by("document_id").len()
    assert counts.height == 200
    assert counts["len"].min() >= 3  # type: ignore[operator]
    assert counts["len"].max() <= 10  # type: ignore[operator]


def test_an_article_is_the_same_whatever_is_generated_around_it(corpus: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    documents, answers = corpus
    again, found = generate(11, 40, 5)
    assert again.equals(documents[40:45])
    assert found.equals(answers.filter(pl.col("document_id").is_in(again["document_id"].implode())))
    parts = list(batches(11, 300, 70))
    assert pl.concat([d for d, _ in parts]).equals(documents)
    assert pl.concat([a for _, a in parts]).equals(answers)
    assert not generate(12, 0, 5)[0]["text"].equals(documents["text"][:5])


def test_no_two_answers_of_an_article_are_the_same_figure(corpus: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    _, answers = corpus
    assert not answers.select("document_id", "value").is_duplicated().any()
