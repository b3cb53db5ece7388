"""What figures are read as: invented sentences with the facts a careful reader records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from news_helpers import documents

from pipelines.news.read import read_articles, state_claims
from pipelines.news.texts.context import build_articles

_FILE = Path(__file__).parent / "facts_of_sentences.yaml"
SENTENCES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def stated() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for article in build_articles(documents(*(s["text"] for s in SENTENCES))):
        claims = [s.claim for s in state_claims(article)]
        found[article.text] = sorted({f"{c.metric} {c.value:.12g}" for c in claims})
    return found


@pytest.mark.parametrize("case", SENTENCES, ids=[s["text"][:50] for s in SENTENCES])
def test_sentence_states_its_facts(case: dict[str, Any], stated: dict[str, list[str]]) -> None:
    assert stated.get(case["text"], []) == case["states"]


def test_evidence_is_in_the_text_and_holds_the_figure() -> None:
    frame = documents(*(s["text"] for s in SENTENCES))
    reading = read_articles(frame).statements.join(frame.select("document_id", "text"), "document_id")
    assert reading["document_id"].n_unique() == sum(bool(s["states"]) for s in SENTENCES)
    for row in reading.iter_rows(named=True):
        assert row["text"][row["start"] : row["end"]] == row["evidence"]
        assert row["evidence"].strip()
        assert row["evidence"] in row["sentence"] or row["sentence"] in row["evidence"]


def _one(text: str, **more: Any) -> dict[str, Any]:
    rows = read_articles(documents(text, **more)).statements.to_dicts()
    assert len(rows) == 1, rows
    return rows[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peserta aktif BPJS Ketenagakerjaan di Kota Bima 21.300 orang.", "observation"),
        ("Cakupan Jamsostek Kota Bima ditargetkan 45 persen pada 2026.", "target"),
        ("Pemkot Bima akan mendaftarkan 1.200 nelayan ke BPJS Ketenagakerjaan.", "plan"),
        ("Iuran BPJS Ketenagakerjaan bagi pekerja mandiri Rp16.800 per bulan.", "statutory"),
        ("BPJS Ketenagakerjaan menyerahkan santunan kematian Rp42 juta kepada keluarga almarhum Rusli.", "anecdote"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert _one(text)["kind"] == kind


@pytest.mark.parametrize(
    ("text", "segment", "group"),
    [
        ("Peserta aktif Jamsostek dari pekerja penerima upah 9.100 orang.", "PU", None),
        ("Peserta aktif Jamsostek dari pekerja bukan penerima upah 9.100 orang.", "BPU", None),
        ("Sebanyak 9.100 pekerja jasa konstruksi menjadi peserta aktif Jamsostek.", "JAKON", None),
        ("Sebanyak 3.150 pekerja rentan menjadi peserta Jamsostek.", "VULNERABLE", None),
        ("Sebanyak 2.410 tenaga non-ASN sudah terdaftar di Jamsostek.", "NON_ASN", None),
        ("Sebanyak 1.870 nelayan kecil sudah terdaftar di Jamsostek.", None, "nelayan"),
        ("Sebanyak 1.870 penderes nira sudah terdaftar di Jamsostek.", None, "penderes"),
        ("Sebanyak 1.870 perawat sudah terdaftar di Jamsostek.", None, "tenaga kesehatan"),
        ("Sebanyak 1.870 pembudidaya rumput laut sudah terdaftar di Jamsostek.", None, "pembudidaya rumput laut"),
    ],
)
def test_segment_and_group(text: str, segment: str | None, group: str | None) -> None:
    row = _one(text)
    assert (row["segment"], row["worker_group"]) == (segment, group)


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("Klaim JHT BPJS Ketenagakerjaan tahun ini Rp81,2 miliar.", ["JHT"]),
        ("Iuran Rp16.800 per bulan untuk JKK dan JKM dibayar ke BPJS Ketenagakerjaan.", ["JKK", "JKM"]),
        ("Peserta aktif BPJS Ketenagakerjaan di Kota Bima 21.300 orang.", []),
    ],
)
def test_programs(text: str, programs: list[str]) -> None:
    assert _one(text)["program"] == programs


def test_bases() -> None:
    rows = read_articles(
        documents("Dari 80.000 angkatan kerja di Kota Bima, 21.300 orang atau 26,6 persen sudah ikut Jamsostek.")
    ).statements.to_dicts()
    bases = {row["metric"]: (row["numerator_basis"], row["denominator_basis"]) for row in rows}
    assert bases == {
        "eligible_workers": (None, "labour_force"),
        "active_participants": ("active", None),
        "coverage_rate": ("active", "labour_force"),
    }


def test_basis_by_identity_number() -> None:
    row = _one("Berdasarkan NIK, peserta aktif Jamsostek yang berdomisili di Kota Bima 18.900 orang.")
    assert row["numerator_basis"] == "active_by_nik"


def test_sponsor_and_fund() -> None:
    row = _one("Pemkab Lahat mendaftarkan 2.900 petani ke BPJS Ketenagakerjaan dengan dana APBD.")
    assert (row["sponsor"], row["fund"]) == ("Pemkab Lahat", "APBD")


def test_speaker_with_office() -> None:
    row = _one(
        "Kepala BPJS Ketenagakerjaan Cabang Bima Rina Hartati mengatakan peserta aktif di Kota Bima 21.300 orang."
    )
    assert row["speaker"] == "Kepala BPJS Ketenagakerjaan Cabang Bima Rina Hartati"


def test_speaker_is_carried_by_a_pronoun() -> None:
    text = (
        "Kepala BPJS Ketenagakerjaan Cabang Bima Rina Hartati mengatakan cakupan masih rendah.\n"
        '"Peserta aktif kami 21.300 orang," ujarnya.'
    )
    assert _one(text)["speaker"] == "Kepala BPJS Ketenagakerjaan Cabang Bima Rina Hartati"


def _segments(text: str) -> dict[float, str | None]:
    return {row["value"]: row["segment"] for row in read_articles(documents(text)).statements.to_dicts()}


def test_a_label_behind_a_comma_is_the_figures_own() -> None:
    found = _segments(
        "Peserta aktif Jamsostek ialah 7.360 peserta Jasa Konstruksi (Jakon), Bukan Penerima Upah (BPU) 9.190, serta"
        " Penerima Upah (PU) 25.004."
    )
    assert found == {7360.0: "JAKON", 9190.0: "BPU", 25004.0: "PU"}


def test_a_list_goes_on_with_the_segment_of_its_whole() -> None:
    found = _segments(
        "Tenaga non-ASN di Sulawesi Utara yang terdaftar di Jamsostek 14.082 orang. Pemprov Sulut 6.373, Pemkot Manado"
        " 5.555, dan Pemkab Minahasa 2.154."
    )
    assert found == dict.fromkeys((14082.0, 6373.0, 5555.0, 2154.0), "NON_ASN")


def test_parts_that_add_up_are_of_the_segment_of_the_whole() -> None:
    found = _segments(
        "Pemkab Kudus mendaftarkan 3.275 pekerja rentan ke Jamsostek, terdiri dari 1.980 petani dan 1.295 nelayan."
    )
    assert found == dict.fromkeys((3275.0, 1980.0, 1295.0), "VULNERABLE")


def test_a_fund_is_for_the_segment_counted_beside_it() -> None:
    found = _segments("Pemkab Kudus mengalokasikan anggaran Rp660 juta bagi 3.275 pekerja rentan peserta Jamsostek.")
    assert found == {660e6: "VULNERABLE", 3275.0: "VULNERABLE"}
