"""The half of every suite that comes from the model: columns, types, required values, allowed values, bounds, key."""

from __future__ import annotations

from expectations.rules import Between, Columns, InSet, NotNull, Rule, Severity, Types, Unique
from warehouse.model import Column, Table
from warehouse.model.declare import DTYPES


def structural_rules(table: Table, severity: Severity) -> tuple[Rule, ...]:
    """The rules that `table`'s declaration implies; rules of single rows take `severity`, the others are critical."""
    rules = [_columns(table), _types(table), _unique_key(table)]
    for column in table:
        if column.required:
            rules.append(_present(column, severity))
        if column.allowed is not None and column.type == "text":
            rules.append(_allowed(column, column.allowed, severity))
        if column.low is not None or column.high is not None:
            rules.append(_bounds(column, severity))
    return tuple(rules)


def _columns(table: Table) -> Rule:
    return Rule(
        "expect_columns_as_declared", (), Columns(tuple(table.names)), "critical",
        f"{table.full_name} has the columns of its declaration, in that order",
        f"{table.full_name} memiliki kolom sesuai deklarasinya, dengan urutan yang sama",
    )  # fmt: skip


def _types(table: Table) -> Rule:
    return Rule(
        "expect_types_as_declared", (), Types(tuple((c.name, str(DTYPES[c.type])) for c in table)), "critical",
        f"Each column of {table.full_name} has its declared type",
        f"Setiap kolom {table.full_name} bertipe sesuai deklarasinya",
    )  # fmt: skip


def _unique_key(table: Table) -> Rule:
    key = ", ".join(table.key)
    values = ", ".join(f"{{{name}}}" for name in table.key)
    return Rule(
        f"expect_{'_and_'.join(table.key)}_to_be_unique", table.key, Unique(table.key), "critical",
        f"No two rows share {key}", f"Tidak ada dua baris dengan {key} yang sama",
        f"Another row has the same {key}: {values}.", f"Baris lain memiliki {key} yang sama: {values}.",
    )  # fmt: skip


def _present(column: Column, severity: Severity) -> Rule:
    return Rule(
        f"expect_{column.name}_to_be_present", (column.name,), NotNull(column.name), severity,
        f"{column.name} is given: {column.en}", f"{column.name} terisi: {column.id}",
        f"{column.name} is missing.", f"{column.name} kosong.",
    )  # fmt: skip


def _allowed(column: Column, allowed: tuple[str, ...], severity: Severity) -> Rule:
    listed = ", ".join(allowed)
    return Rule(
        f"expect_{column.name}_to_be_allowed", (column.name,), InSet(column.name, allowed), severity,
        f"{column.name}, where given, is one of: {listed}",
        f"{column.name}, bila terisi, salah satu dari: {listed}",
        f"{column.name} is {{{column.name}}}, which is none of: {listed}.",
        f"{column.name} bernilai {{{column.name}}}, bukan salah satu dari: {listed}.",
    )  # fmt: skip


def _bounds(column: Column, severity: Severity) -> Rule:
    low, high = column.low, column.high
    if low is not None and high is not None:
        en, id_ = f"lies between {low:g} and {high:g}", f"berada di antara {low:g} dan {high:g}"
    elif low is not None:
        en, id_ = f"is at least {low:g}", f"sekurang-kurangnya {low:g}"
    else:
        en, id_ = f"is at most {high:g}", f"setinggi-tingginya {high:g}"
    return Rule(
        f"expect_{column.name}_to_be_in_bounds", (column.name,), Between(column.name, low, high), severity,
        f"{column.name}, where given, {en}", f"{column.name}, bila terisi, {id_}",
        f"{column.name} is {{{column.name}}}; expected is that it {en}.",
        f"{column.name} bernilai {{{column.name}}}; seharusnya {id_}.",
    )  # fmt: skip
