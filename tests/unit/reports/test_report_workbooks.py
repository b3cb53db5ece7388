"""The same table in each kind of workbook reads the same; old and open workbooks with what is special to them."""

from __future__ import annotations

import pytest
from old_workbook import old_workbook
from report_making import book, facts, open_document, read

from pipelines.documents.detect import detect
from pipelines.documents.kinds import ODS, XLS

ROWS = [
    ["Kepesertaan Kantor Cabang Purwakarta"],
    ["Posisi 30 September 2025"],
    [],
    ["No", "Kab/Kota", "TK Aktif PU", "Iuran (Rp juta)", "Capaian (%)"],
    [1, "Kab. Purwakarta", 12345, 67.5, 0.4125],
    [2, "Kab. Subang", 2345, 8.25, 0.375],
    ["Jumlah", None, 14690, 75.75, None],
]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (book({"Data": ROWS}), "lap.xlsx"),
        (old_workbook({"Data": ROWS}), "lap.xls"),
        (open_document("Data", ROWS), "lap.ods"),
    ],
)
def test_all_kinds_of_workbooks_read_alike(data: bytes, name: str) -> None:
    found = facts(data, name)
    assert {
        ("active_participants", 12345, "32.14", "PU", "2025-09-30"),
        ("active_participants", 2345, "32.13", "PU", "2025-09-30"),
        ("contributions_collected", 67_500_000, "32.14", None, "2025-09-30"),
        ("contributions_collected", 8_250_000, "32.13", None, "2025-09-30"),
    } <= found
    assert read(data, name).statements["cell"][0] == "Data!C5"


def test_old_and_open_workbooks_are_recognised_by_their_bytes() -> None:
    assert detect(old_workbook({"t": ROWS}), "lap.xls").media_type == XLS
    assert detect(old_workbook({"t": ROWS}), "lap.xlsx").media_type == XLS
    assert detect(open_document("t", ROWS), "lap.ods").media_type == ODS


def test_several_sheets_of_an_old_workbook_take_their_month_from_their_name() -> None:
    def sheet(value: int) -> list[list[object]]:
        return [["Peserta aktif Kota Batam tahun 2025"], ["Segmen", "Jumlah (TK)"], ["PU", value], ["BPU", value // 2]]

    found = facts(old_workbook({"JAN": sheet(100), "MRT": sheet(120)}), "batam.xls")
    assert ("active_participants", 100, "21.71", "PU", "2025-01") in found
    assert ("active_participants", 60, "21.71", "BPU", "2025-03") in found


def test_text_of_an_old_workbook_keeps_its_letters() -> None:
    rows = [["Peserta aktif – Kabupaten Tuban, Mei 2025"], ["Kecamatan", "PU"], ["Palang", 7], ["Jenu", 5]]
    assert read(old_workbook({"Mei": rows}), "a.xls").title == rows[0][0]
