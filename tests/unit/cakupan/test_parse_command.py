"""`cakupan parse`: the date against which a text is read."""

from __future__ import annotations

import io
import json

import pytest

from cakupan.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str | None], str]:
    """Exit status, value of the first mention of each line, standard error."""
    with pytest.raises(SystemExit) as ended:
        main(["parse", "--format", "jsonl", *arguments])
    out, err = capsys.readouterr()
    lines = [json.loads(line)["mentions"] for line in out.splitlines()]
    assert isinstance(ended.value.code, int)
    return ended.value.code, [m[0]["value"] if m else None for m in lines], err


@pytest.mark.parametrize("ref", ["2025-03-10", "10 Maret 2025", "10/03/2025"])
def test_yesterday_is_told_from_the_date_given(ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--ref", ref, "kemarin") == (0, ["2025-03-09"], "")


@pytest.mark.parametrize("ref", ["xx", "2025-13-45", "0"])
def test_a_date_that_is_none_is_bad_usage(ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, found, err = run(capsys, "--ref", ref, "kemarin")
    assert (code, found) == (2, [])
    assert err == f"cakupan: --ref {ref} is not a date: write it as 2025, 2025-12 or 2025-12-09\n"


def test_a_line_with_such_a_date_is_told_and_the_others_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [{"id": n, "text": "kemarin", "ref": ref} for n, ref in enumerate(["2025-03-10", "xx", None])]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, lines))))
    code, found, err = run(capsys, "--ref", "2024-01-01")
    assert (code, found) == (1, ["2025-03-09", None, "2023-12-31"])
    assert err == "cakupan: standard input, line 2: ref xx is not a date\n"
