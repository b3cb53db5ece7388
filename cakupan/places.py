"""The region or office that a name on the command line means."""

from __future__ import annotations

from warehouse.model.errors import UsageError

_SHOWN = 12


def place(text: str) -> str:
    """The dotted code of a region, or the name of an office, as `cakupan regions resolve` finds them.

    Raises UsageError where nothing fits, or several do, with what may be meant.
    """
    import polars as pl

    from pipelines.decide.unresolved import suggested_offices, suggested_regions
    from pipelines.normalize.regions import resolve_regions

    words = " ".join(text.split())
    (found,) = resolve_regions(pl.Series("name", [words], dtype=pl.String)).iter_rows(named=True)
    if found["region"] is not None:
        return str(found["region_code"] or found["region"])
    likely = suggested_regions(words) or suggested_offices(words)
    if found["ambiguous"]:
        more = f" and {len(likely) - _SHOWN} more" if len(likely) > _SHOWN else ""
        raise UsageError(
            f"{words!r} fits several, or another kind: {', '.join(likely[:_SHOWN])}{more}. "
            "Give the code or the name in full."
        )
    perhaps = f" Perhaps {' or '.join(likely[:3])}." if likely else ""
    raise UsageError(
        f"No region or office is called {words!r}: give a code such as 32.16, or the name in full, "
        f'as "Kabupaten Bekasi".{perhaps}'
    )
