"""The curator's screen: one statement at a time, its words with the figure marked, what speaks for and against."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cakupan.deciding import Judgement, corrections, undecided
from cakupan.show import plain, short_path
from warehouse.model.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from warehouse.curate import Waiting

KEYS = "[a] accept  [c] correct  [r] reject  [s] skip  [q] quit"
_END = ("q", "Q", "", "\x03", "\x04")
_SHOWN = (
    "metric", "kind", "value", "qualifier", "region", "as_of", "period", "program", "segment", "worker_group",
    "numerator_basis", "denominator_basis", "sponsor", "fund", "speaker", "confidence", "flags", "rule",
)  # fmt: skip
_LABEL = 19


def run(data: Path, who: str) -> int:
    """Go through the queue until its end or `q`; the exit status."""
    from rich.console import Console

    from pipelines.decide.files import decisions_folder
    from warehouse.curate import queue

    console = Console(highlight=False)
    settled, files = undecided(data)
    rows = [row for row in queue(data).iter_rows(named=True) if row["statement_id"] not in settled]
    written = 0
    for number, row in enumerate(rows, 1):
        console.rule(f"{number} of {len(rows)}", align="left", characters="─")
        answer = _ask(console, data, row, who)
        if answer is None:
            break
        written += answer
    if not rows:
        console.print("Nothing waits for a person.")
    if written or files:
        many = "1 decision" if written == 1 else f"{written} decisions"
        console.print(f"{many} written to {short_path(decisions_folder(data))}, {files} earlier not applied yet.")
        console.print("`cakupan refresh` brings them into the warehouse.")
    return 0


def _ask(console: Console, data: Path, row: dict[str, Any], who: str) -> int | None:
    """Show one statement and take its key: decisions written (0 or 1), None to end."""
    from cakupan.review import write
    from warehouse.curate import waiting

    try:
        about = waiting(data, row["statement_id"])
    except UsageError as error:
        console.print(f"{error} {row['why_en']}", markup=False)
        console.print(f"Take back its decision file {row['decision_id']} by hand. \\[s] skip  \\[q] quit")
        return None if _key() in _END else 0
    show(console, data, about, row)
    while True:
        console.print(KEYS, markup=False, style="bold")
        key = _key()
        if key in _END:
            return None
        if key in ("s", "S"):
            return 0
        try:
            judgement = _judgement(key, about)
            if judgement is None:
                continue
            path = write(data, about, judgement, who)
        except UsageError as error:
            console.print(str(error), markup=False, style="yellow")
            continue
        console.print(f"Written: {short_path(path)}", markup=False, style="green")
        return 1


def _key() -> str:
    try:
        return click.getchar()
    except (EOFError, KeyboardInterrupt):
        return ""
    except OSError:
        raise UsageError("There is no terminal to take keys from: use `cakupan review list`, `accept` ...") from None


def _judgement(key: str, about: Waiting) -> Judgement | None:
    """What a key and the lines typed after it say; None for another key, or where nothing was typed."""
    if key in ("a", "A"):
        return Judgement("accept")
    if key in ("r", "R"):
        reason = click.prompt("Why", default="", show_default=False)
        return Judgement("reject", reason=reason) if reason.strip() else None
    if key in ("c", "C"):
        typed = click.prompt(
            'column=value ... (as region="Kota Semarang" as_of=2025-08)', default="", show_default=False
        )
        try:
            pairs = shlex.split(typed)
        except ValueError:
            raise UsageError("A quotation mark is open: close it.") from None
        if not pairs:
            return None
        human = corrections(pairs, about.statement)
        return Judgement("correct", human, click.prompt("Why (may be left out)", default="", show_default=False))
    return None


def show(console: Console, data: Path, about: Waiting, row: dict[str, Any]) -> None:
    """Print a statement: document, why it waits, its sentence with the figure marked, the reading, other facts."""
    from pipelines.decide.unresolved import suggested_regions
    from warehouse.curate import rivals

    statement, document = about.statement, about.document
    told = [document.get("outlet"), document.get("published"), statement["cell"]]
    _line(console, "Document", " · ".join(plain(part) for part in (statement["document"], *told) if part))
    _line(console, "Waits for", plain(row["why_en"]), "yellow")
    _line(console, "", plain(row["why_id"]), "dim")
    console.print()
    console.print(marked(statement), soft_wrap=False)
    console.print()
    for name in _SHOWN:
        text = _value(statement, name)
        if text:
            _line(console, name, text)
    _line(console, "stands as", f"fact {about.fact_id}" if about.fact_id else "nothing: a check keeps it out")
    unsettled = statement["region"] and not statement["region_code"] and statement["region_kind"] != "branch"
    places = suggested_regions(statement["region"]) if unsettled else []
    if places:
        _line(console, "region may be", ", ".join(places), "cyan")
    codes = (
        [statement["region_code"]] if statement["region_code"] else [p.rpartition("(")[2].rstrip(")") for p in places]
    )
    for other in rivals(data, statement, codes):
        words = (
            f"{plain(other['value'])} {other['unit']}, {other['region']}, {other['source_id']} ({other['fact_id'][:8]})"
        )
        _line(console, "others say", f"{words}: {plain(other['evidence'])}")
    for earlier in about.decided:
        _line(
            console, "decided before",
            f"{earlier['decided_on']} {earlier['reviewer']}: {earlier['action']}, {earlier['state_en']}", "cyan",
        )  # fmt: skip


def marked(statement: dict[str, Any]) -> Text:
    """The sentence with the evidence underlined and the figure between marks and in reverse."""
    from rich.text import Text

    from warehouse.explain import MARKS

    sentence, evidence = plain(statement["sentence"] or statement["evidence"]), plain(statement["evidence"])
    figure = plain(statement["figure"] or statement["evidence"])
    at = sentence.find(evidence)
    inner = sentence.find(figure, max(at, 0)) if statement["source_kind"] == "news" else sentence.rfind(figure)
    text = Text(sentence)
    if at >= 0:
        text.stylize("underline", at, at + len(evidence))
    if inner < 0:
        return text
    end = inner + len(figure)
    text.stylize("bold reverse", inner, end)
    return Text.assemble(text[:inner], MARKS[0], text[inner:end], MARKS[1], text[end:])


def _value(statement: dict[str, Any], name: str) -> str:
    if name == "value":
        low, high = statement["value_low"], statement["value_high"]
        interval = "" if low == high else f"  [{plain(low)} to {'no bound' if high is None else plain(high)}]"
        return f"{plain(statement['value'])} {statement['unit']}{interval}"
    if name == "region":
        return " ".join(plain(statement[n]) for n in ("region_code", "region") if statement[n]) or "not known"
    return plain(statement[name])


def _line(console: Console, label: str, text: str, style: str = "") -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=_LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(label, style="dim"), Text(text, style=style))
    console.print(Padding(grid, 0))
