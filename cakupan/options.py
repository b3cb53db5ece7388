"""Options that every command takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from cakupan.settings import data_folder

Command = Callable[..., Any]


def data_option(command: Command) -> Command:
    """Give `command` its data folder as `data: Path`, from its own `--data` or from the one before its name."""

    @click.option("--data", "own", metavar="DIR", help="Data folder (default: CAKUPAN_DATA, else ./data).")
    @wraps(command)
    def with_data(own: str | None, **options: Any) -> Any:
        data: Path = data_folder(own or click.get_current_context().find_root().obj)
        return command(data=data, **options)

    return with_data


def no_data_option(command: Command) -> Command:
    """`--data` for a `command` that uses no data folder: every command takes the option."""
    return click.option(
        "--data", metavar="DIR", expose_value=False, help="Taken as by every command; this one reads no data folder."
    )(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """`--format`, the first of `formats` being the default."""
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], show_default=True)
