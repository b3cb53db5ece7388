"""The one declaration of every table: columns, types, units, meanings, keys, allowed values.

Here: declarations and the closed vocabularies, the family of exceptions. Not here: SQL, rules, anything that reads
or writes. From it come the Polars schemas, the DuckDB DDL, the structural half of the suites and the data dictionary.
"""

from __future__ import annotations

from warehouse.model import core, curation, mart, ops
from warehouse.model.declare import Column, Table
from warehouse.model.statements import CONTRACT_NAMES, STATEMENT

ALL_TABLES: tuple[Table, ...] = core.TABLES + mart.TABLES + ops.TABLES + curation.TABLES

__all__ = ["ALL_TABLES", "CONTRACT_NAMES", "STATEMENT", "Column", "Table", "core", "curation", "mart", "ops"]
