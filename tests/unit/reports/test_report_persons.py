"""Person-level files: only stated totals come out. All identities here are invented."""

from __future__ import annotations

import pytest
from report_making import book, read

NAMES = ["Rekaan Pertama", "Rekaan Kedua", "Rekaan Ketiga"]
IDENTITIES = ["3307010101700001", "3307014202800002", "3307010303900003"]


def persons(header: list[str]) -> list[list[object]]:
    rows: list[list[object]] = [
        ["DAFTAR PENERIMA BANTUAN IURAN PEKERJA RENTAN KABUPATEN WONOSOBO"],
        ["Sumber dana DBHCHT, periode Mei 2025"],
        header,
    ]
    rows += [[n + 1, IDENTITIES[n], NAMES[n], "05-04-1992", "Petani", "0812345678" + str(n)] for n in range(3)]
    return [*rows, [None, None, "JUMLAH PESERTA", 3, None, None]]


@pytest.mark.parametrize(
    "header",
    [
        ["No", "NIK", "Nama", "Tgl Lahir", "Pekerjaan", "No HP"],
        ["No", "Nomor Identitas", "Nama Lengkap", "TTL", "Profesi", "WA"],
        ["No", "Kolom X", "Kolom Y", "Kolom Z", "Pekerjaan", "Kolom W"],
    ],
)
def test_only_the_stated_total_comes_out(header: list[str]) -> None:
    reading = read(book({"BNBA": persons(header)}))
    assert reading.person_level
    row = reading.statements.row(0, named=True)
    assert reading.statements.height == 1
    assert (row["metric"], row["value"], row["region_code"], row["as_of"]) == (
        "registered_workers",
        3,
        "33.07",
        "2025-05",
    )
    spoken = " ".join(
        str(item) for item in [*reading.statements.rows(), *reading.rejected.rows(), reading.notes, reading.title]
    )
    assert not any(private in spoken for private in [*NAMES, *IDENTITIES, "0812345678", "1992"])


def test_identities_stored_as_numbers() -> None:
    rows = [["No", "Nomor", "Keterangan"], *[[n + 1, int(IDENTITIES[n]), NAMES[n]] for n in range(3)]]
    reading = read(book({"x": rows}))
    assert reading.person_level
    assert reading.statements.is_empty()


def test_names_alone_are_persons_too() -> None:
    text = (
        "No,Nama,Alamat,Pekerjaan,Iuran\n1,Rekaan Pertama,Jl. Contoh 1,Petani,16800\n"
        "2,Rekaan Kedua,Jl. Contoh 2,Petani,16800\nTOTAL,,,,33600\n"
    )
    reading = read(text, "daftar.csv")
    assert reading.person_level
    assert reading.statements["metric"].to_list() == ["budget_allocated"]


def test_contact_persons_of_a_recap_are_dropped() -> None:
    rows = [
        ["Rekap pekerja rentan Kabupaten Wonosobo, Juni 2025"],
        ["Kecamatan", "Jumlah TK", "PIC", "No HP"],
        ["Kertek", 40, NAMES[0], "081200001111"],
        ["Wonosobo", 60, NAMES[1], "081200002222"],
    ]
    reading = read(book({"r": rows}))
    assert not reading.person_level
    assert sorted(reading.statements["value"]) == [40, 60]
    spoken = str(reading.statements.rows())
    assert "Rekaan" not in spoken
    assert "0812" not in spoken


def test_a_recap_beside_a_list_of_persons_is_still_read() -> None:
    recap = [
        ["Rekap pekerja rentan Kabupaten Wonosobo, Mei 2025"],
        ["Kecamatan", "Jumlah TK"],
        ["Kertek", 2],
        ["Wonosobo", 1],
    ]
    reading = read(book({"REKAP": recap, "BNBA": persons(["No", "NIK", "Nama", "Tgl Lahir", "Pekerjaan", "No HP"])}))
    assert reading.person_level
    assert sorted(reading.statements["value"]) == [1, 2, 3]


def test_long_lists_of_persons_give_nothing() -> None:
    lines = [f"{n},{3307010101700001 + n},Rekaan {n},Petani" for n in range(4000)]
    reading = read("no,nik,nama,pekerjaan\n" + "\n".join(lines), "bnba.csv")
    assert reading.person_level
    assert reading.statements.is_empty()
    assert "4000" in reading.notes[0]


def test_a_total_stated_above_the_list() -> None:
    rows = persons(["No", "NIK", "Nama", "Tgl Lahir", "Pekerjaan", "No HP"])[:-1]
    rows.insert(2, ["Jumlah peserta : 3 orang"])
    statements = read(book({"BNBA": rows})).statements
    assert statements.select("metric", "value", "region_code").rows() == [("registered_workers", 3, "33.07")]
