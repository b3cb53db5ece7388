"""A figure that cannot be read is told, and one odd cell does not turn the others."""

from __future__ import annotations

from tests.unit.reports.report_making import read

TITLE = "Kepesertaan aktif per kabupaten/kota\n\n"
HEAD = "Kabupaten/Kota;Peserta Aktif Desember 2025\n"
ROWS = [
    ("Kabupaten Bekasi", "752.433"),
    ("Kota Bekasi", "539.35O"),
    ("Kabupaten Bogor", "12.3456"),
    ("Kota Bogor", "99999999999999999999999"),
    ("Kabupaten Karawang", "n/a"),
    ("Kota Depok", "12 345"),
    ("Kota Cimahi", "belum dilaporkan"),
]


def _table(rows: list[tuple[str, str]]) -> str:
    return TITLE + HEAD + "".join(f"{name};{figure}\n" for name, figure in rows)


def test_each_unreadable_cell_is_told_with_its_place_and_nothing_else() -> None:
    found = read(_table(ROWS), "jabar.csv")
    told = {r["place"]: r for r in found.rejected.iter_rows(named=True)}
    assert list(told) == ["row 5 column B", "row 7 column B"]
    assert {r["reason"] for r in told.values()} == {"cell_not_understood"}
    assert told["row 5 column B"]["message"].startswith(
        'The figure "539.35O" at row 5 column B, under "Peserta Aktif Desember 2025", cannot be read'
    )
    # A run of digits may be a person's number, so it is not quoted.
    assert "999" not in told["row 7 column B"]["message"]


def test_the_mark_for_thousands_is_that_of_most_cells() -> None:
    values = dict(read(_table(ROWS), "jabar.csv").statements.select("region", "value").iter_rows())
    assert values["Kabupaten Bekasi"] == 752_433.0
    assert values["Kota Depok"] == 12_345.0
    english = [("Kabupaten Bekasi", "752,433"), ("Kota Bekasi", "539,350"), ("Kota Depok", "12,3456")]
    values = dict(read(_table(english), "jabar.csv").statements.select("region", "value").iter_rows())
    assert values["Kota Bekasi"] == 539_350.0


def test_long_tables_tell_the_first_hundred_of_a_column() -> None:
    names = ["Kabupaten Bekasi", "Kota Bekasi", "Kabupaten Bogor", "Kota Depok"]
    lines = ["kabupaten_kota,tahun,jumlah_peserta_aktif"]
    lines += [f"{names[n % 4]},{2019 + n % 7},{'12.34O' if n < 130 else 1000 + n}" for n in range(4_000)]
    found = read("\n".join(lines) + "\n", "jabar.csv")
    rejected = found.rejected.rows(named=True)
    assert len(rejected) == 101
    assert rejected[0]["place"] == "row 2 column C"
    assert rejected[100]["message"].startswith('30 more figures under "jumlah_peserta_aktif" cannot be read')
    assert found.statements.height == 4_000 - 130
