"""How fast reports are read: many small workbooks, and one long CSV, beside the bare reader of the same files.

Run as `python -m benchmarks.reports [WORKBOOKS] [ROWS]`; 500 workbooks of 40 rows and a CSV of 1 000 000
rows unless told.

The floor is what Polars takes to hand over the cells as they are: `read_excel` (calamine) and `read_csv` without
inference, from the same bytes in the same run, taking turns. Each is run five times; the least processor time counts,
of all threads together, so that other work on the machine weighs little.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import polars as pl
import xlsxwriter

from pipelines.reports.read import read_report
from warehouse import reference

RUNS = 5
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")
SEGMENTS = ("PENERIMA UPAH", "BUKAN PENERIMA UPAH", "JASA KONSTRUKSI")


def workbook(number: int, places: list[tuple[str, str]]) -> bytes:
    """A monitoring table: 40 places by eligible workers, members by segment, coverage, target and rank."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("UCJ")
        thousands = book.add_format({"num_format": "#,##0"})
        sheet.write(0, 0, "CAPAIAN UNIVERSAL COVERAGE JAMSOSTEK MENURUT KABUPATEN/KOTA")
        sheet.write(1, 0, f"Posisi {MONTHS[number % 10]} {2019 + number // 10 % 7}")
        headers = ["No", "Kabupaten/Kota", "Penduduk Bekerja", "PU", "BPU", "Jakon", "Total Peserta Aktif"]
        headers += ["Capaian UCJ (%)", "Peringkat"]
        sheet.write_row(3, 0, headers)
        for row in range(40):
            name = places[(number * 7 + row * 11) % len(places)][1]
            parts = [20_000 + (number * 37 + row * 101) % 90_000, 9_000 + row * 13, 1_000 + number]
            eligible = 3 * sum(parts)
            rate = f"{100 * sum(parts) / eligible:.2f}".replace(".", ",")
            sheet.write_row(4 + row, 0, [row + 1, name])
            sheet.write_row(4 + row, 2, [eligible, *parts, sum(parts)], thousands)
            sheet.write_row(4 + row, 7, [rate, row + 1])
    return buffer.getvalue()


def long_csv(rows: int, places: list[tuple[str, str]]) -> bytes:
    """Open data as portals publish it: one row a place, segment and year."""
    number = pl.int_range(rows, eager=True)
    frame = pl.DataFrame({"id": number + 1}).with_columns(
        pl.Series("kode_kabupaten_kota", [code for code, _ in places]).gather(number // 3 % len(places)),
        pl.Series("nama_kabupaten_kota", [name.upper() for _, name in places]).gather(number // 3 % len(places)),
        pl.Series("segmen_kepesertaan", SEGMENTS).gather(number % 3),
        (number * 7919 % 900_000 + 100).alias("jumlah_peserta_aktif"),
        pl.lit("ORANG").alias("satuan"),
        (2015 + number // 50_000 % 10).alias("tahun"),
    )
    return frame.write_csv().encode()


def least(*runs: Callable[[], Any]) -> list[float]:
    """Processor seconds of the cheapest run of each, the runs taking turns."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(RUNS):
        for run, taken in zip(runs, times, strict=True):
            start = time.process_time()
            run()
            taken.append(time.process_time() - start)
    return [min(taken) for taken in times]


def main() -> None:
    """Print a table: files and rows a second of the pipeline, of the bare reader, and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    regions = reference.regions().filter(pl.col("level").is_in(["regency", "city"])).select("region_code", "name")
    places = list(regions.iter_rows())
    books = [workbook(number, places) for number in range(count)]
    bare, ours = least(
        lambda: [pl.read_excel(io.BytesIO(book), sheet_id=0, has_header=False, engine="calamine") for book in books],
        lambda: [read_report(book, f"UCJ {n}.xlsx", "", "0" * 64) for n, book in enumerate(books)],
    )
    print(f"{'':28}{'ours':>14}{'bare reader':>14}{'times':>8}")
    print(f"{'workbooks/s':28}{count / ours:14,.0f}{count / bare:14,.0f}{ours / bare:8.1f}")
    data = long_csv(rows, places)
    bare, ours = least(
        lambda: pl.read_csv(data, infer_schema=False), lambda: read_report(data, "peserta.csv", "", "0" * 64)
    )
    print(f"{'rows/s of a long CSV':28}{rows / ours:14,.0f}{rows / bare:14,.0f}{ours / bare:8.1f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
