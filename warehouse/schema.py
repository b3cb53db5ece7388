"""DuckDB DDL from the model: tables, views and table macros, each with its meaning as a comment.

No primary keys: a key over texts costs ten times the load and a release is written once, so keys are checked before
loading instead (`warehouse.build`). NOT NULL is declared, for whoever reads the schema.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from warehouse.model import ALL_TABLES, Column, Table
from warehouse.model.declare import SQL_TYPES
from warehouse.model.macros import MACROS, VIEW_MACROS, Macro
from warehouse.model.views import VIEWS

SCHEMAS = ("core", "mart", "ops")


def quoted(name: str) -> str:
    """`name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """`text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def full_name(table: Table) -> str:
    return f"{quoted(table.schema)}.{quoted(table.name)}"


def table_comment(table: Table | Macro) -> str:
    """Meaning in both languages, then the warnings."""
    return " ".join([f"{table.en} / {table.id}.", *(f"({w})" for w in table.warnings)])


def column_comment(column: Column) -> str:
    """Meaning in both languages, with the unit where there is one."""
    unit = f" [{column.unit}]" if column.unit else ""
    return f"{column.en} / {column.id}{unit}"


def create_table(table: Table) -> str:
    """`CREATE TABLE` with the declared columns in order."""
    columns = ", ".join(
        f"{quoted(c.name)} {SQL_TYPES[c.type]}{' NOT NULL' if c.required else ''}" for c in table.columns
    )
    return f"CREATE TABLE {full_name(table)} ({columns})"


def create_view(table: Table) -> str:
    """`CREATE VIEW` over the table's SQL file, its columns cast to the declared types in the declared order."""
    return f"CREATE VIEW {full_name(table)} AS {_typed(table.columns, table.name)}"


def create_macro(macro: Macro) -> list[str]:
    """The macro in schema mart, and once more in the default schema, where it needs no prefix."""
    parameters = ", ".join(quoted(p.name) for p in macro.parameters)
    name = quoted(macro.name)
    return [
        f"CREATE MACRO mart.{name}({parameters}) AS TABLE {_typed(macro.columns, macro.name)}",
        f"CREATE MACRO main.{name}({parameters}) AS TABLE SELECT * FROM mart.{name}({parameters})",
    ]


def _typed(columns: tuple[Column, ...], name: str) -> str:
    # Every name is qualified: a bare one that is also a parameter of the macro would be taken for it.
    casts = ", ".join(f"CAST(o.{quoted(c.name)} AS {SQL_TYPES[c.type]}) AS {quoted(c.name)}" for c in columns)
    return f"SELECT {casts} FROM (\n{statement(name)}\n) AS o"


def comments(table: Table, kind: str) -> list[str]:
    """`COMMENT ON` the table (or view) and each of its columns."""
    name = full_name(table)
    return [
        f"COMMENT ON {kind} {name} IS {literal(table_comment(table))}",
        *(f"COMMENT ON COLUMN {name}.{quoted(c.name)} IS {literal(column_comment(c))}" for c in table.columns),
    ]


def table_statements() -> list[str]:
    """The DDL of schemas and stored tables with their comments, in order."""
    ddl = [f"CREATE SCHEMA {s}" for s in SCHEMAS]
    for table in ALL_TABLES:
        ddl += [create_table(table), *comments(table, "TABLE")]
    return ddl


def view_statements() -> list[str]:
    """The DDL of views and macros, each after those it reads from. Run after the tables stand."""
    ddl: list[str] = []
    for macro in MACROS:
        ddl += create_macro(macro)
    for view in VIEWS:
        ddl += [create_view(view), *comments(view, "VIEW")]
    for macro in VIEW_MACROS:
        ddl += create_macro(macro)
    return ddl


@cache
def statement(name: str) -> str:
    """The SELECT in `warehouse/sql/<name>.sql`, without its closing semicolon."""
    text = resources.files("warehouse").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
    return text.strip().removesuffix(";")
