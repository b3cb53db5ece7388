"""`cakupan doctor`: is this machine fit, and is this data folder sound?"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import click

from cakupan.options import data_option

_LEAST_FREE = 2 * 1024**3


@click.command()
@data_option
def doctor(data: Path) -> int:
    """Check Python, disk space, raw store, decision files, accepted.toml and the release; exits 1 on a finding.

    \b
    Example:
      cakupan doctor --data /srv/cakupan
    """
    checks: tuple[tuple[str, Callable[[Path], str | None]], ...] = (
        ("Python 3.11 or later", _python),
        ("Disk space", _space),
        ("Raw store: every object has its hash", _objects),
        ("Decision files can be understood", _decisions),
        ("Accepted failures can be understood", _accepted),
        ("Published release can be read", _release),
        ("Decision files are as published", _altered),
    )
    code = 0
    for title, check in checks:
        finding = check(data)
        click.echo(f"{'ok  ' if finding is None else 'BAD '} {title}{'' if finding is None else ': ' + finding}")
        code = code or int(finding is not None)
    return code


def _python(data: Path) -> str | None:  # noqa: ARG001
    return None if sys.version_info >= (3, 11) else "install Python 3.11 or later and run make refresh again"


def _space(data: Path) -> str | None:
    folder = data if data.exists() else Path()
    free = shutil.disk_usage(folder).free
    return None if free >= _LEAST_FREE else f"only {free // 1024**2} MB are free where {data} lies; free 2 GB"


def _objects(data: Path) -> str | None:
    from pipelines.sources.store import RawStore
    from warehouse.model.errors import CakupanError

    if not (data / "raw").exists():
        return None
    store = RawStore(data)
    broken = []
    for row in store.manifest().iter_rows(named=True):
        try:
            store.read(row["document_id"])
        except CakupanError:
            broken.append(row["name"])
    return None if not broken else f"{', '.join(broken[:5])} differ from their hash; restore them from a backup"


def _decisions(data: Path) -> str | None:
    from pipelines.decide.files import decisions_folder, read_decisions

    refused = read_decisions(decisions_folder(data)).refused
    return None if not refused else " ".join(r.message for r in refused[:3])


def _accepted(data: Path) -> str | None:
    from expectations.accepted import read_acceptances
    from warehouse.model.errors import UsageError

    try:
        read_acceptances(data)
    except UsageError as error:
        return str(error)
    return None


def _altered(data: Path) -> str | None:
    from assets.decisions import altered_decisions

    # A release that cannot be read is told by the check before.
    return " ".join(altered_decisions(data)) or None if _release(data) is None else None


def _release(data: Path) -> str | None:
    from warehouse.model.errors import CakupanError
    from warehouse.publish import published_release
    from warehouse.query import query

    if published_release(data) is None:
        return "nothing is published yet; run cakupan refresh"
    try:
        query(data, "SELECT count(*) FROM core.fact")
    except CakupanError as error:
        return str(error)
    return None
