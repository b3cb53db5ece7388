"""The command line: `cakupan COMMAND`. Each command lives in its own module and is imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from warehouse.model.errors import CakupanError, UsageError

_COMMANDS = {
    "refresh": ("cakupan.refresh", "refresh", "Take in the inbox, rebuild the warehouse, publish a release."),
    "backfill": ("cakupan.refresh", "backfill", "Read past arrival weeks again with today's code."),
    "extract": ("cakupan.extract", "extract", "Print the statements of articles and reports."),
    "parse": ("cakupan.parse", "parse", "Print the numbers, amounts and dates that a text holds."),
    "query": ("cakupan.read", "query", "Run SQL on the published warehouse, read-only."),
    "series": ("cakupan.read", "series", "Show the time series of a region."),
    "explain": ("cakupan.read", "explain", "Show where a fact comes from and what it disagrees with."),
    "review": ("cakupan.review", "review", "Settle doubtful statements: accept, correct or reject them."),
    "quarantine": ("cakupan.quarantine", "quarantine", "List, show and read again what the checks kept out."),
    "checks": ("cakupan.checks", "checks", "List the checks that failed, in every run."),
    "rejected": ("cakupan.read", "rejected", "List the files that could not be read, with the reasons."),
    "regions": ("cakupan.read", "regions", "Resolve names of regions and offices."),
    "diff": ("cakupan.releases", "diff", "Show what changed from one release to another, and why."),
    "prune": ("cakupan.releases", "prune", "Remove old releases but the newest ones."),
    "rebuild": ("cakupan.releases", "rebuild", "Make a release anew from the raw store, and compare."),
    "doctor": ("cakupan.doctor", "doctor", "Check that this machine and this data folder are sound."),
}


class Commands(click.Group):
    """Lists every command without importing any of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name, _ = _COMMANDS[cmd_name]
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in _COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", metavar="DIR", help="Data folder (default: CAKUPAN_DATA, else ./data).")
@click.version_option(package_name="cakupan")
@click.pass_context
def cli(ctx: click.Context, data: str | None) -> None:
    """Cakupan: coverage facts of Indonesia's labour social security, traceable to the words that state them.

    \b
    Examples:
      cakupan refresh
      cakupan query "SELECT * FROM mart.coverage_latest LIMIT 10"
      cakupan series "Kabupaten Bekasi" --metric coverage_rate
    """
    ctx.obj = data


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exits 0, 1 (the run found errors) or 2 (bad usage); bad input shows no traceback."""
    try:
        code: Any = cli.main(arguments, prog_name="cakupan", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except UsageError as error:
        click.echo(f"cakupan: {error}", err=True)
        sys.exit(2)
    except CakupanError as error:
        click.echo(f"cakupan: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
