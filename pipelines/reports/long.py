"""Long delimited files (open data: one row a region, segment and year), read by column rather than by row.

What a row means depends on few distinct labels, places and dates. Each of these is read once, by the same readers as
in a short table, and joined back to the rows; only the figures differ from row to row.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.reports.archive import MOST_COLUMNS
from pipelines.reports.columns import LARGEST_RATE, Column, read_columns
from pipelines.reports.context import Context, read_context
from pipelines.reports.delimited import read_delimited, read_dialect
from pipelines.reports.layout import Grid, Table, find_tables
from pipelines.reports.lexicon import NOTHING
from pipelines.reports.meaning import Meaning
from pipelines.reports.persons import is_person_level
from pipelines.reports.places import Place
from pipelines.reports.placing import place_rows
from pipelines.reports.rejections import Rejection, unknown_column, unknown_labels, unread_cell, unread_cells
from pipelines.reports.rows import Row, is_flat, read_rows
from pipelines.reports.sheet import Sheet, Value, column_letter
from pipelines.reports.statements import NOWHERE, Reader, setting_of
from pipelines.reports.values import Figure, is_unreadable, read_figure
from warehouse.model.errors import InputError

if TYPE_CHECKING:
    from pipelines.reports.hints import Hint
    from pipelines.reports.read import ReportReading

SHORT = 3_000
"""Lines up to which a file is read cell by cell, which also understands headings and totals."""
MOST_ROWS = 20_000_000
MOST_DISTINCT = 200_000
MOST_TOLD = 100
"""Unreadable cells of a column that are told one by one."""
_HEAD = 300
"""Lines from which the layout is read."""
_LABELS = ("label", "program", "group", "unit", "fund", "sponsor", "text")
_PLACES = ("region", "code")
_TIMES = ("year", "month", "period")


def read_long(data: bytes, name: str, document_id: str, hint: Hint) -> ReportReading | None:
    """The reading of a long flat file; None if the file is short or no flat table."""
    if len(data) < 60_000 or data.count(b"\n", 0, 4_000_000) <= SHORT:
        return None
    data = _utf8(data)
    dialect = read_dialect(_first_lines(data), name)
    head = read_delimited(dialect, name)
    tables, _ = find_tables(head)
    if len(tables) != 1 or len(tables[0].header) != 1:
        return None
    table = tables[0]
    columns = read_columns(table)
    personal = is_person_level(columns)
    if not personal and not is_flat(table, columns):
        return None
    context = hint.over(read_context(table, "", name, None))
    frame = _frame(data, dialect.separator, table, name)
    if personal or _has_identities(frame):
        return _persons(frame.height, name, document_id, context)
    hint.apply(columns)
    return _Long(frame, table, columns, replace(context, office=hint.office or context.office)).reading(
        name, document_id
    )


def _utf8(data: bytes) -> bytes:
    """The bytes as UTF-8 without a mark; all but 16-bit texts are passed on as they are."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def _first_lines(data: bytes) -> bytes:
    """The first lines, enough to see the layout."""
    return b"\n".join(data[:400_000].split(b"\n", _HEAD)[:_HEAD])


def _frame(data: bytes, separator: str, table: Table, name: str) -> pl.DataFrame:
    """The records below the header as text, columns named by number, with the line of each record."""
    lines = table.sheet.lines or ()
    skipped = lines[table.header[0]]
    width = table.sheet.width
    if width > MOST_COLUMNS:
        raise InputError("too_large", f"{name} has {width} columns; a report may have {MOST_COLUMNS}.")
    options: dict[str, Any] = {
        "separator": separator, "has_header": False, "skip_lines": skipped, "infer_schema": False,
        "truncate_ragged_lines": True, "schema": {str(n): pl.String for n in range(width)},
    }  # fmt: skip
    try:
        try:
            frame = pl.read_csv(data, **options)
        except pl.exceptions.ComputeError:
            frame = pl.read_csv(data.decode("cp1252", "replace").encode(), **options)
    except pl.exceptions.PolarsError as error:
        raise InputError("damaged", f"{name} is no delimited file throughout; save the table anew.") from error
    if frame.height > MOST_ROWS:
        raise InputError("too_large", f"{name} has {frame.height} rows, more than {MOST_ROWS}; split it by year.")
    return frame.with_row_index("line", offset=skipped + 1)


def _has_identities(frame: pl.DataFrame) -> bool:
    sample = frame.head(20_000).drop("line")
    shares = sample.select(pl.all().str.contains(r"^'?[0-9]{16}$").mean()).row(0)
    return any(share is not None and share > 0.1 for share in shares)


def _persons(rows: int, name: str, document_id: str, context: Context) -> ReportReading:
    from pipelines.reports.output import to_reading
    from pipelines.reports.read import Gathered

    note = f"{name} lists persons ({rows} rows): only totals that a file states are read, and the file is not kept."
    return to_reading(Gathered(notes=[note], context=context, person_level=True, tables=1), name, document_id)


class _Long:
    """One long table: its distinct labels, places and dates, and its figures by column."""

    def __init__(self, frame: pl.DataFrame, table: Table, columns: Sequence[Column], context: Context) -> None:
        self.frame, self.table, self.columns, self.context = frame, table, columns, context
        self.rejected: list[Rejection] = []
        self.data = [column for column in columns if column.role == "data"]
        self.labels, label_ids = self.distinct(_LABELS)
        self.places, place_ids = self.distinct(_PLACES)
        self.times, time_ids = self.distinct(_TIMES)
        self.ids = {"label": label_ids, "place": place_ids, "time": time_ids}

    def distinct(self, roles: Sequence[str]) -> tuple[list[Row | None], pl.Series]:
        """The distinct rows of some columns, read and placed, and the number of its row for every record."""
        names = [str(column.index) for column in self.columns if column.role in roles]
        if not names:
            return [None], pl.Series([0], dtype=pl.UInt32).new_from_index(0, self.frame.height)
        keys = self.frame.select(names).unique(maintain_order=True).with_row_index("key")
        if keys.height > MOST_DISTINCT:
            raise InputError(
                "too_large", f"The table has {keys.height} distinct labels, more than {MOST_DISTINCT}; split it."
            )
        ids = self.frame.select(names).join(keys, on=names, how="left", nulls_equal=True, maintain_order="left")["key"]
        filled: list[list[Value]] = [list(self.table.sheet.rows[self.table.header[0]])]
        for record in keys.iter_rows(named=True):
            row: list[Value] = [None] * self.table.sheet.width
            for column in self.data:
                row[column.index] = 1
            for name in names:
                row[int(name)] = record[name]
            filled.append(row)
        sheet = Sheet(self.table.sheet.name, filled, lines=range(1, len(filled) + 1))
        small = Table(Grid(sheet), [0], list(range(1, len(filled))), self.table.paths, self.table.titles)
        rows = {row.index: row for row in read_rows(small, self.columns, self.context)}
        if "region" in roles:
            place_rows(small, self.columns, list(rows.values()), self.context)
        elif "label" in roles:
            place_rows(small, self.columns, [row for row in rows.values() if row.unknown], self.context)
        return [rows.get(index) for index in range(1, len(filled))], ids

    def reading(self, name: str, document_id: str) -> ReportReading:
        from pipelines.reports.output import office_of, rejected_frame
        from pipelines.reports.read import ReportReading

        known = [row for row in self.labels if row is not None]
        self.reader = Reader(setting_of(self.columns, known, self.context), self.data)
        frames = [frame for column in self.data if (frame := self.column(column, name)) is not None]
        statements = _complete(pl.concat(frames) if frames else None, name, document_id)
        unknown = sum(row.unknown and row.place is None for row in known)
        if unknown:
            self.rejected.append(unknown_labels(self.table.sheet.name, unknown))
        return ReportReading(
            statements=statements, rejected=rejected_frame(self.rejected), notes=[], title=self.context.title,
            office=office_of(self.context),
            period=self.context.period.as_of if self.context.period else None,
        )  # fmt: skip

    def column(self, column: Column, name: str) -> pl.DataFrame | None:
        """The statements of one column of figures, its columns those that vary; None if it has none."""
        figures = _figures(self.frame[str(column.index)])
        top = figures["value"].abs().max()
        column.large = isinstance(top, float) and top > LARGEST_RATE
        sample = Figure(float(top) if isinstance(top, float) else 0.0, 0.0, 0.0, bool(figures["percent"].any()), "")
        meanings = [self.meaning(column, row, sample) for row in self.labels]
        if not any(isinstance(meaning, Meaning) for meaning in meanings):
            if "unknown" in meanings:
                self.rejected.append(unknown_column(f"{name}!{column_letter(column.index)}", column))
            return None
        self.unread(column, name, figures)
        dates = _dates(self, column, meanings)
        small = _meaning_frame(meanings).with_columns(
            fund=pl.Series([row.fund if row else None for row in self.labels], dtype=pl.String),
            sponsor=pl.Series([row.sponsor if row else None for row in self.labels], dtype=pl.String),
        )
        placed = _place_frame([self.place(row) for row in self.places])
        labelled = pl.Series("label", [f"{row.label} " if row and row.label else "" for row in self.labels])
        both = self.ids["label"].cast(pl.UInt64) * len(self.times) + self.ids["time"]
        wide = figures.with_columns(
            line=self.frame["line"], label_id=self.ids["label"], place_id=self.ids["place"], both=both
        )
        keep = small["metric"].is_not_null().gather(self.ids["label"]) & placed["keep"].gather(self.ids["place"])
        wide = wide.filter(keep & wide["value"].is_not_null())
        return _assembled(wide, small.with_columns(_label=labelled), placed, dates, column)

    def unread(self, column: Column, name: str, figures: pl.DataFrame) -> None:
        """Tell the cells of an understood column whose figure no one can read: the first ones, and how many more."""
        odd = figures.with_columns(line=self.frame["line"]).filter(
            pl.col("value").is_null() & pl.col("text").str.contains("[0-9]")
        )
        found = [(line, text) for text, line in odd.select("text", "line").iter_rows() if is_unreadable(text, None)]
        letter = column_letter(column.index)
        told = (unread_cell(f"row {line} column {letter}", column, text) for line, text in found[:MOST_TOLD])
        self.rejected.extend(told)
        if len(found) > MOST_TOLD:
            self.rejected.append(unread_cells(f"{name}!{letter}", column, len(found) - MOST_TOLD))

    def meaning(self, column: Column, row: Row | None, sample: Figure) -> Meaning | str:
        if row is not None and (row.kind != "item" or (row.unknown and row.place is None)):
            return "none"
        traits = row.traits if row is not None else NOTHING
        return self.reader.meaning(column, traits, sample)

    def place(self, row: Row | None) -> tuple[Place, bool]:
        if row is None:
            return self.context.place or NOWHERE, True
        return row.place or self.context.place or NOWHERE, row.kind == "item"


def _figures(texts: pl.Series) -> pl.DataFrame:
    """Figures of printed numbers: the common shapes by expression, each other distinct text by the grammar."""
    frame = pl.DataFrame({"text": texts.str.strip_chars()})
    plain = pl.col("text").str.contains(r"^[0-9]{1,15}(?:\.0{1,2})?$")
    grouped = pl.col("text").str.contains(r"^[0-9]{1,3}(?:\.[0-9]{3})+$")
    frame = frame.with_columns(
        value=pl.when(plain)
        .then(pl.col("text"))
        .when(grouped)
        .then(pl.col("text").str.replace_all(".", "", literal=True))
        .cast(pl.Float64)
    ).with_columns(low=pl.col("value"), high=pl.col("value"), percent=pl.lit(value=False))  # fmt: skip
    odd = frame.filter(pl.col("value").is_null() & pl.col("text").is_not_null())["text"].unique().sort()
    if odd.is_empty():
        return frame
    read = [read_figure(text) for text in odd]
    seen = pl.DataFrame(
        {
            "text": odd,
            "value_": [figure.value if figure else None for figure in read],
            "low_": [figure.low if figure else None for figure in read],
            "high_": [figure.high if figure else None for figure in read],
            "percent_": [bool(figure and figure.percent) for figure in read],
        },
        schema_overrides={"value_": pl.Float64, "low_": pl.Float64, "high_": pl.Float64},
    )
    return frame.join(seen, on="text", how="left", maintain_order="left").select(
        "text",
        *(pl.coalesce(name, f"{name}_") for name in ("value", "low", "high")),
        percent=pl.col("percent_").fill_null(value=False),
    )


def _dates(long: _Long, column: Column, meanings: Sequence[Meaning | str]) -> pl.DataFrame:
    """The date and the period of every pair of label and time."""
    as_of: list[str | None] = []
    periods: list[str | None] = []
    for meaning in meanings:
        for row in long.times:
            timed = row or Row(0, "item", "", NOTHING)
            date, period = long.reader.time(column, timed, meaning) if isinstance(meaning, Meaning) else (None, None)
            as_of.append(date)
            periods.append(period)
    return pl.DataFrame({"as_of": as_of, "period": periods}, schema={"as_of": pl.String, "period": pl.String})


def _meaning_frame(meanings: Sequence[Meaning | str]) -> pl.DataFrame:
    told = [meaning if isinstance(meaning, Meaning) else None for meaning in meanings]
    return pl.DataFrame(
        {
            "metric": [m.metric if m else None for m in told],
            "rule": [f"table+{m.metric}" if m else None for m in told],
            "kind": [m.kind if m else None for m in told],
            "unit": [m.unit if m else None for m in told],
            "scale": [m.scale if m else 1.0 for m in told],
            "program": [list(m.programs) if m else [] for m in told],
            "segment": [m.segment if m else None for m in told],
            "worker_group": [m.group if m else None for m in told],
            "numerator_basis": [m.numerator if m else None for m in told],
            "denominator_basis": [m.denominator if m else None for m in told],
            "confidence": [m.confidence if m else 0.0 for m in told],
        },
        schema_overrides={"program": pl.List(pl.String)}
        | dict.fromkeys(
            ("metric", "rule", "kind", "unit", "segment", "worker_group", "numerator_basis", "denominator_basis"),
            pl.String,
        ),
    )


def _place_frame(placed: Sequence[tuple[Place, bool]]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "region_code": [place.code for place, _ in placed],
            "region_kind": [place.kind for place, _ in placed],
            "region": [place.name for place, _ in placed],
            "flags": [sorted(place.flags) for place, _ in placed],
            "keep": [keep for _, keep in placed],
        },
        schema_overrides={
            "region_code": pl.String,
            "region_kind": pl.String,
            "region": pl.String,
            "flags": pl.List(pl.String),
        },
    )


def _assembled(
    wide: pl.DataFrame,
    small: pl.DataFrame,
    placed: pl.DataFrame,
    dates: pl.DataFrame,
    column: Column,
) -> pl.DataFrame:
    """The varying columns of the statements of one column of figures."""
    looked_up = ((small, wide["label_id"]), (placed.drop("keep"), wide["place_id"]), (dates, wide["both"]))
    joined = pl.DataFrame([series for frame, ids in looked_up for series in _gathered(frame, ids)])
    factor = joined["scale"] * column.factor
    region = pl.coalesce("region", pl.lit(""))
    return joined.with_columns(
        value=wide["value"] * factor, value_low=wide["low"] * factor, value_high=wide["high"] * factor,
        evidence=wide["text"], end=wide["text"].str.len_chars().cast(pl.Int64),
        cell=pl.concat_str(pl.lit("row "), wide["line"], pl.lit(f" column {column_letter(column.index)}")),
        sentence=pl.concat_str("_label", region, pl.lit(f": {column.header} = "), wide["text"]),
        confidence=(pl.col("confidence") - _DOUBT).clip(0.1).round(2),
    ).drop("_label", "scale")  # fmt: skip


def _gathered(frame: pl.DataFrame, ids: pl.Series) -> list[pl.Series]:
    """The columns of a small frame for every record; those that don't vary need no looking up."""
    varying = [name for name in frame.columns if frame[name].n_unique() > 1]
    alike = [frame[name].new_from_index(0, len(ids)) for name in frame.columns if name not in varying]
    return [*frame.select(varying)[ids].get_columns(), *alike] if varying else alike


_DOUBT = (
    0.15 * (pl.col("region_code").is_null() & pl.col("region_kind").ne_missing("branch")).cast(pl.Float64)
    + 0.1 * pl.col("as_of").is_null().cast(pl.Float64)
    + 0.1 * (pl.col("flags").list.len() > 0).cast(pl.Float64)
)
"""Less sure without a code, without a date, and where something is odd, as for statements read cell by cell."""


def _complete(frame: pl.DataFrame | None, name: str, document_id: str) -> pl.DataFrame:
    from pipelines.reports.output import SCHEMA

    if frame is None:
        return pl.DataFrame(schema=SCHEMA)
    constant: dict[str, Any] = {
        "document_id": document_id,
        "document": name,
        "source_kind": "report",
        "qualifier": "exact",
        "start": 0,
    }
    return frame.select(
        (pl.col(column) if column in frame.columns else pl.lit(constant.get(column))).cast(dtype).alias(column)
        for column, dtype in SCHEMA.items()
    )
