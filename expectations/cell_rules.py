"""Rules of report cells: does what is stated agree with the cell it was read from?

A cell that fails leaves for the quarantine before its statement is asked the rules of all statements.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from expectations import statement_rules as of
from expectations.rules import Holds, Matches, Rule

CELL_PATTERN = r"^(.+![A-Z]{1,3}[0-9]+|(page [0-9]+ )?row [0-9]+( column [A-Z]{1,3})?)$"
_SHORTEST_COMPARED = 4


def _digits(text: pl.Expr) -> pl.Expr:
    """The digits of a number without sign, separators, and the noughts that only tell its scale."""
    return text.str.replace_all("[^0-9]", "").str.strip_chars("0")


def same_digits() -> pl.Expr:
    """Whether value and cell print the same digits, or one rounds the other; null where the cell prints none.

    A scale in the header or a percent sign moves the point, never the digits. Numbers written with an exponent are
    left out.
    """
    printed = _digits(pl.col("evidence"))
    whole = pl.col("value").abs().round(6).cast(pl.Decimal(38, 6), strict=False).cast(pl.String)
    value = _digits(whole)
    short, long = (
        pl.when(printed.str.len_chars() <= value.str.len_chars()).then(a).otherwise(b)
        for a, b in ((printed, value), (value, printed))
    )
    rounded = (short.str.len_chars() >= _SHORTEST_COMPARED) & (
        long.str.starts_with(short) | long.str.starts_with(short.str.slice(0, short.str.len_chars() - 1))
    )
    compared = (printed != "") & ~pl.col("evidence").str.contains(r"[0-9][eE][+-]?[0-9]")
    return pl.when(compared).then((printed == value) | rounded)


CELL_RULES: tuple[Rule, ...] = (
    Rule(
        "expect_cell_to_be_an_address", ("cell",), Matches("cell", CELL_PATTERN), "warning",
        "cell, where given, is an address: Sheet!B7, page 2 row 7 column D, row 6 column C",
        "cell, bila terisi, berupa alamat: Lembar!B7, page 2 row 7 column D, row 6 column C",
        "{cell} is no address of a cell.", "{cell} bukan alamat sel.",
    ),
    Rule(
        "expect_cell_to_state_a_measure_once", ("document_id", "cell", "metric", "region", "segment"),
        Holds(pl.col("cell").is_null() | (
            pl.len().over("document_id", "cell", "metric", "kind", "region_code", "region", "segment", "as_of",
                          "worker_group", "fund") == 1
        )), "warning",
        "A cell states one figure of a measure, place, segment and date",
        "Satu sel menyatakan satu angka untuk satu ukuran, tempat, segmen, dan tanggal",
        "Cell {cell} was read twice as {metric} of {region}.", "Sel {cell} terbaca dua kali sebagai {metric} {region}.",
    ),
    Rule(
        "expect_value_to_have_the_digits_of_its_cell", ("value", "evidence"), Holds(same_digits()), "warning",
        "The value has the digits that the cell prints, whatever its scale",
        "Nilai terdiri atas angka yang tercetak dalam selnya, apa pun skalanya",
        "{value} {unit} was read from a cell that prints {evidence}.",
        "{value} {unit} terbaca dari sel yang mencetak {evidence}.",
    ),
    replace(of.NO_IDENTITY, name="expect_no_identity_number"),
)  # fmt: skip
