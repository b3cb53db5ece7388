"""Runs the tour: every code cell of tour.ipynb in order, its output kept in the file.

    python docs/tour/run.py DATA

DATA: a data folder with a published release. Needs no notebook server: the last expression of a cell is its output,
after what it prints.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent / "tour.ipynb"


def run(data: Path, notebook: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each code cell of `notebook` with the text it gives. Raises what a cell raises."""
    os.environ["CAKUPAN_DATA"] = str(data)
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            yield cell, _output("".join(cell["source"]), names)


def _output(source: str, names: dict[str, Any]) -> str:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None  # noqa: S307
        if value is not None:
            print(value)
    return printed.getvalue()


def main() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    for number, (cell, text) in enumerate(run(Path(sys.argv[1]), notebook), 1):
        cell["execution_count"] = number
        cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)}]
    NOTEBOOK.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
