"""By what members are assigned to places: by NIK or by branch, from notes, titles and headers."""

from __future__ import annotations

import pytest
from report_making import book, read

from pipelines.reports.basis import basis_in
from warehouse.model.vocabulary import NUMERATOR_BASES


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Keterangan: numerator menurut domisili NIK", "nik"),
        ("Peserta aktif by NIK", "nik"),
        ("data berdasarkan alamat KTP", "nik"),
        ("Numerator : domisili KTP", "nik"),
        ("TK Aktif (by Kacab)", "branch"),
        ("menurut kantor cabang", "branch"),
        ("berdasarkan lokasi pendaftaran", "branch"),
        ("bukan menurut NIK", None),
        ("Peserta menurut kabupaten dan segmen", None),
        ("BPJS Ketenagakerjaan Cabang Serang", None),
    ],
)
def test_phrases(text: str, basis: str | None) -> None:
    assert basis_in(text) == basis


def test_a_note_holds_for_the_table_and_a_header_for_its_column() -> None:
    rows = [
        ["Kepesertaan Provinsi Banten, Maret 2025"],
        ["Kab/Kota", "Aktif", "TK Aktif (by Kacab)", "Capaian UCJ (%)"],
        ["Kota Serang", 500, 620, "41,25"],
        ["Kota Cilegon", 400, 380, "38,10"],
        ["Keterangan: numerator menurut domisili NIK"],
    ]
    statements = read(book({"t": rows})).statements
    found = dict(statements.select("value", "numerator_basis").iter_rows())
    assert (found[500], found[620], found[41.25]) == ("active_by_nik", "active_by_branch", "active_by_nik")
    assert set(found.values()) <= set(NUMERATOR_BASES)


def test_nothing_said_leaves_the_plain_basis() -> None:
    rows = [["Mei 2025"], ["Kab/Kota", "Aktif"], ["Kota Serang", 500]]
    assert read(book({"t": rows})).statements["numerator_basis"].to_list() == ["active"]
