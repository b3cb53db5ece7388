"""What a curator types becomes a correction, or a sentence that says what to type."""

from __future__ import annotations

import pytest

from cakupan.deciding import Judgement, corrections, decided, who_decides
from tests.unit.decide.deciding import stated
from tests.unit.reconcile.by_hand import at
from warehouse.curate import Waiting
from warehouse.model.errors import UsageError

ROW = stated(region_code=None, region_kind=None, region="Semarang", flags=["region_ambiguous"])
KOTA = {"region_code": "33.74", "region_kind": "city", "region": "Kota Semarang"}


@pytest.mark.parametrize(
    ("typed", "human"),
    [
        (["region=Kota Semarang"], KOTA),
        (["region_code=33.74"], KOTA),
        (["region_kind=city"], KOTA),
        (["region_kind=branch", "region=Cabang Semarang Pemuda"],
         {"region_kind": "branch", "region": "Cabang Semarang Pemuda"}),
        (["value=298150", "as_of = 2025-08"], {"value": 298_150.0, "as_of": "2025-08"}),
        (["program=JKM,JKK", "segment=BPU"], {"program": ["JKK", "JKM"], "segment": "BPU"}),
        (["flags="], {"flags": []}),
        (["as_of="], {"as_of": None}),
    ],
)  # fmt: skip
def test_columns_are_typed_and_a_region_is_settled_as_a_whole(typed: list[str], human: dict[str, object]) -> None:
    assert corrections(typed, ROW) == human


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("region=Semarang", "it may be Kabupaten Semarang (33.22), Kota Semarang (33.74)"),
        ("region=Atlantis", "give a code as region_code=33.74"),
        ("region_code=33.99", "is not settled"),
        ("value=298.150", "may mean 298150"),
        ("value=banyak", "it ought to be a number"),
        ("value=", "it ought to be a value"),
        ("as_of=Agustus", "it ought to be a date as 2025"),
        ("rule=mine", "is no correction"),
        ("298150", "is no correction: write column=value"),
        ("metric=active_participants", "Nothing of the reading would change"),
    ],
)
def test_what_cannot_be_meant_is_told(typed: str, sentence: str) -> None:
    with pytest.raises(UsageError) as told:
        corrections([typed], ROW)
    assert sentence in str(told.value)


def test_a_decimal_of_three_digits_is_plain_in_percent() -> None:
    assert corrections(["value=44.125"], {**ROW, "unit": "percent"}) == {"value": 44.125}


def test_a_decision_keeps_the_reading_and_guards_its_place() -> None:
    about = Waiting(stated(), None, {}, None, [])
    made = decided(about, Judgement("accept", reason=" "), "sari", at("2026-01-05T02:00"))
    assert (made.action, made.reason, made.human) == ("accept", None, {})
    assert made.automatic["region"] == "Kabupaten Serang"
    assert made.expect["start"] == 9 and made.expect["document_id"] == ROW["document_id"]


def test_a_reading_without_a_region_cannot_be_accepted() -> None:
    with pytest.raises(UsageError, match="region=NAME"):
        decided(Waiting(ROW, None, {}, None, []), Judgement("accept"), "sari", at("2026-01-05T02:00"))


def test_a_rejection_needs_a_reason() -> None:
    with pytest.raises(UsageError, match="--reason"):
        decided(Waiting(ROW, None, {}, None, []), Judgement("reject", reason="  "), "sari", at("2026-01-05T02:00"))


def test_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAKUPAN_REVIEWER", "budi")
    assert who_decides("sari") == "sari"
    assert who_decides(None) == "budi"
    monkeypatch.delenv("CAKUPAN_REVIEWER")
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(OSError))
    with pytest.raises(UsageError, match="--reviewer"):
        who_decides(None)
