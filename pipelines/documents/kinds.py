"""MIME types of the documents that Cakupan reads."""

from __future__ import annotations

from typing import Final

JSON: Final = "application/json"
HTML: Final = "text/html"
TEXT: Final = "text/plain"
CSV: Final = "text/csv"
PDF: Final = "application/pdf"
XLS: Final = "application/vnd.ms-excel"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
HINT: Final = "application/yaml"
"""A hint file: how the columns and rows of a report are to be understood."""
COUNTS: Final = "application/vnd.cakupan.counts+json"
"""The counts read from a list of persons, kept in its place."""
COUNTS_MARK: Final = b'{"cakupan_counts":'
