"""Hints, long files, what is rejected, and the shape of the result."""

from __future__ import annotations

from typing import Any

import pytest
from report_making import book, by_cell, facts, read

from warehouse.model.errors import InputError
from warehouse.model.statements import STATEMENT

ODD = [
    ["Rekap Provinsi Bali, Mei 2025"],
    ["Kabupaten", "Peserta Aktif", "Kolom Istimewa"],
    ["Badung", 100, 51],
    ["Gianyar", 80, 17],
]


def test_statements_have_the_columns_of_the_model() -> None:
    statements = read(book({"t": ODD})).statements
    expected = [name for name in STATEMENT.names if name != "statement_id"]
    assert statements.columns == expected
    row = statements.row(0, named=True)
    assert row["source_kind"] == "report"
    assert row["sentence"] == "Badung: Peserta Aktif = 100"
    assert row["evidence"][row["start"] : row["end"]] == "100"
    assert row["value_low"] <= row["value"] <= row["value_high"]


def test_a_column_that_is_not_understood_is_rejected_with_a_suggestion() -> None:
    rejected = read(book({"t": ODD})).rejected
    assert rejected["place"].to_list() == ["t!C"]
    assert rejected["reason"].to_list() == ["column_not_understood"]
    assert "Kolom Istimewa" in rejected["message"][0]
    assert "hint" in rejected["message"][0]


@pytest.mark.parametrize("key", ["Kolom Istimewa", "C"])
def test_a_hint_settles_a_column(key: str) -> None:
    reading = read(book({"t": ODD}), hint={"columns": {key: {"metric": "registered_employers"}}})
    assert reading.rejected.is_empty()
    assert by_cell(reading)["t!C3"]["metric"] == "registered_employers"


def test_a_hint_can_name_region_period_and_what_to_ignore() -> None:
    rows = [["Rekap"], ["Uraian", "PU", "Aneh"], ["Peserta Aktif", 40, 5]]
    hint = {"region": "36.02", "period": "2025-04", "columns": {"Aneh": "ignore"}}
    reading = read(book({"t": rows}), hint=hint)
    assert reading.statements.select("value", "region_code", "as_of").rows() == [(40, "36.02", "2025-04")]
    assert reading.rejected.is_empty()


@pytest.mark.parametrize(
    ("hint", "part"),
    [
        ({"kolom": {}}, '"kolom"'),
        ({"region": "99.99"}, "99.99"),
        ({"period": 2025}, "2025"),
        ({"columns": {"X": {"metric": "jumlah"}}}, "jumlah"),
        ({"columns": {"X": {"segment": "PU"}}}, '"X"'),
        ({"columns": {"X": {"metric": "claims_paid", "unit": "dolar"}}}, "dolar"),
    ],
)
def test_wrong_hints_are_refused_by_name(hint: dict[str, Any], part: str) -> None:
    with pytest.raises(InputError) as caught:
        read(book({"t": ODD}), hint=hint)
    assert caught.value.reason == "hint"
    assert part in str(caught.value)


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_long_files_read_the_same_by_column_as_by_cell() -> None:
    header = "kode_kabupaten_kota,nama_kabupaten_kota,segmen,jumlah_peserta_aktif,satuan,tahun"
    places = [("3310", "KABUPATEN KLATEN"), ("3374", "KOTA SEMARANG"), ("3375", "KOTA SALATIGA")]
    kinds = ["PENERIMA UPAH", "BUKAN PENERIMA UPAH", "PESERTA NON AKTIF"]
    lines = [
        ",".join(
            [*places[n % 3], kinds[n // 3 % 3], "-" if n % 50 == 7 else dotted(n + 1000), "ORANG", str(2010 + n // 400)]
        )
        for n in range(4000)
    ]
    whole = read(header + "\n" + "\n".join(lines), "panjang.csv").statements
    part = read(header + "\n" + "\n".join(lines[:900]), "panjang.csv").statements
    names = [name for name in part.columns if name != "sentence"]
    assert part.select(names).equals(whole.head(part.height).select(names))
    assert whole.height == sum(n // 3 % 3 != 2 and n % 50 != 7 for n in range(4000))


def test_a_figure_repeated_on_another_sheet_is_one_statement() -> None:
    assert (
        len(facts(book({"Rekap": ODD[:3], "Rincian": ODD[:3]})))
        == read(book({"Rekap": ODD[:3], "Rincian": ODD[:3]})).statements.height
    )


def test_hidden_sheets_and_columns_are_not_read() -> None:
    data = book(
        {"t": ODD[:3], "arsip": [["Kabupaten", "Peserta Aktif"], ["Bangli", 7]]},
        hidden_sheets=["arsip"],
        hidden_columns="C:C",
    )
    assert facts(data) == {("active_participants", 100, "51.03", None, "2025-05")}


def test_two_tables_of_a_sheet_keep_their_own_titles() -> None:
    rows = [
        ["BPJS KETENAGAKERJAAN CABANG MANADO"], ["Data per 30 Juni 2025"], [],
        ["I. Kepesertaan aktif"], ["Segmen", "TK"], ["PU", 200], ["BPU", 40], [],
        ["II. Pembayaran klaim Januari s.d. Mei 2025"], ["Program", "Kasus", "Rp Juta"], ["JHT", 50, 700.5],
    ]  # fmt: skip
    assert facts(book({"Juni": rows})) == {
        ("active_participants", 200, "Cabang Manado", "PU", "2025-06-30"),
        ("active_participants", 40, "Cabang Manado", "BPU", "2025-06-30"),
        ("claim_cases", 50, "Cabang Manado", None, "2025-05"),
        ("claims_paid", 700_500_000, "Cabang Manado", None, "2025-05"),
    }


def test_tables_of_health_insurance_are_no_statements() -> None:
    rows = [
        ["Peserta JKN BPJS Kesehatan Kabupaten Badung, Mei 2025"],
        ["Kecamatan", "PBI APBD", "Peserta Aktif JKN"],
        ["Kuta", 10, 20],
        ["Mengwi", 5, 6],
    ]
    assert facts(book({"t": rows})) == set()


def test_a_long_file_of_one_place_label_and_year() -> None:
    lines = [
        "kode_kabupaten_kota,nama_kabupaten_kota,jumlah_peserta_aktif,tahun",
        *["3310,KABUPATEN KLATEN,5,2022"] * 4000,
    ]
    statements = read("\n".join(lines), "panjang.csv").statements
    assert statements.height == 4000
    assert statements["region_code"].unique().to_list() == ["33.10"]
    assert statements["cell"][3999] == "row 4001 column C"
