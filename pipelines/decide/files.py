"""The folder of decisions: one small YAML file each, read with suspicion, written so that a person can read it.

A file that cannot be understood is refused with a sentence, and the others count all the same.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.decide.decision import PLACE, READING, Decision, Values, understood
from warehouse.model.errors import InputError, UsageError

SETTING = "CAKUPAN_DECISIONS"
LARGEST = 64 * 1024  # bytes
_ENDINGS = (".yaml", ".yml")
_HEAD = "# A decision about one statement, written by `cakupan review`. Its form: docs/review.md.\n"


@dataclass(frozen=True)
class Refused:
    """A file that is no decision: its path in the folder, the SHA-256 of its bytes, why."""

    name: str
    content: str
    reason: str
    message: str


@dataclass(frozen=True)
class Folder:
    """What a folder of decisions holds."""

    decisions: tuple[Decision, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def prints(self) -> list[str]:
        """What makes it different from another: a text for each decision and each refused file, with its SHA-256."""
        told = [f"decision {d.decision_id} {d.content}" for d in self.decisions]
        return sorted([*told, *(f"refused decision {r.name} {r.content}" for r in self.refused)])


def decisions_folder(data: Path) -> Path:
    """Where decisions lie: CAKUPAN_DECISIONS, else DATA/decisions."""
    return Path(os.environ.get(SETTING) or data / "decisions")


def read_decisions(folder: Path, until: datetime | None = None) -> Folder:
    """The decisions of `folder` and the folders in it, in order of their paths; nothing where there is no folder.

    `until` (UTC): a decision dated later is refused, for it would be known before it was made.
    """
    decisions: list[Decision] = []
    refused: list[Refused] = []
    taken: dict[str, str] = {}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        data = b""
        try:
            data = _bytes(path, name)
            decision = decision_of(name, data, until)
            if decision.decision_id in taken:
                raise InputError(
                    "bad_decision",
                    f"Decision {name} has the name of {taken[decision.decision_id]} but for its ending; rename it.",
                )
        except InputError as error:
            content = hashlib.sha256(data).hexdigest()
            refused.append(Refused(name, content, error.reason, str(error)))
            continue
        taken[decision.decision_id] = name
        decisions.append(decision)
    return Folder(tuple(decisions), tuple(refused))


def _files(folder: Path) -> Iterator[Path]:
    """Decision files below `folder` by path; nothing hidden (.git), nothing that links elsewhere."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in _ENDINGS and not hidden and path.is_file() and not path.is_symlink():
            yield path


def _bytes(path: Path, name: str) -> bytes:
    """What the file holds, if that is little enough. Raises InputError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError("bad_decision", f"Decision {name} cannot be opened ({error.strerror}); allow it.") from None
    if not data or len(data) > LARGEST:
        what = f"is larger than {LARGEST // 1024} KB" if data else "is empty"
        raise InputError("bad_decision", f"Decision {name} {what}; copy the form that `cakupan review` writes.")
    return data


def decision_of(name: str, data: bytes, until: datetime | None = None) -> Decision:
    """The decision that the file `name` tells. Raises InputError (`bad_decision`)."""
    import yaml

    try:
        told = yaml.load(data.decode("utf-8"), Loader=_loader())  # noqa: S506 (a loader of texts, lists, maps)
    except UnicodeDecodeError:
        raise InputError("bad_decision", f"Decision {name} is not UTF-8 text; save it as UTF-8.") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError("bad_decision", f"Decision {name} is not YAML{_where(error)}; mend it there.") from None
    decision = understood(without_ending(name), told)
    if until is not None and decision.decided_at > until:
        raise InputError(
            "bad_decision", f"Decision {name} is dated {decision.decided_at:%Y-%m-%d %H:%M} UTC, which lies ahead; "
            "put the day on which it was made.",
        )  # fmt: skip
    return replace(decision, content=hashlib.sha256(data).hexdigest(), yaml=data.decode())


def without_ending(name: str) -> str:
    """The decision_id of the file `name`."""
    return re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE)


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 1}, column {mark.column + 1})" if mark is not None else ""


@cache
def _loader() -> Any:
    """YAML without types, aliases or names twice: what is written is what is read, and small stays small."""
    import yaml

    class Plain(yaml.BaseLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.events.AliasEvent):
                raise yaml.YAMLError("aliases are not read")
            return super().compose_node(parent, index)

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            names = [key.value for key, _ in node.value]
            if len(set(map(str, names))) < len(names):
                raise yaml.constructor.ConstructorError(None, None, "a name stands twice", node.start_mark)
            return dict(super().construct_mapping(node, deep=deep))

    return Plain


def decision_name(decision: Decision) -> str:
    """The name under which a decision is written: day, action, statement."""
    return f"{decision.decided_on}-{decision.action}-{decision.statement_id[:12]}"


def write_decision(folder: Path, decision: Decision) -> Path:
    """Write `decision` as a new file of `folder`, whole or not at all; its path.

    A second decision of a day about one statement gets a number: nothing is ever written over. Raises UsageError
    where the folder cannot be written.
    """
    text = _HEAD + _as_yaml(decision)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1_000):
            mark = "" if number == 1 else f"-{number}"
            path = folder / f"{decision_name(decision)}{mark}.yaml"
            if _written(path, text):
                return path
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror}): allow it, or set {SETTING}.") from None
    raise UsageError(f"{folder} holds a thousand decisions of that name: tidy it up.")


def _written(path: Path, text: str) -> bool:
    """Write and rename into place, unless there is a file of that name already."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(beside, path)
    except FileExistsError:
        return False
    finally:
        beside.unlink()
    return True


def _as_yaml(decision: Decision) -> str:
    import yaml

    told: dict[str, Any] = {
        "statement": decision.statement_id,
        "document": decision.document,
        "action": decision.action,
        "automatic": _plain(decision.automatic, READING),
    }
    if decision.human:
        told["human"] = {n: _whole(decision.human[n]) for n in READING if n in decision.human}
    if decision.reason:
        told["reason"] = decision.reason
    told["reviewer"] = decision.reviewer
    told["decided"] = f"{decision.decided_at:%Y-%m-%dT%H:%M:%SZ}"
    told["expect"] = _plain(decision.expect, PLACE)
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=110)


def _plain(values: Values, order: tuple[str, ...]) -> Mapping[str, Any]:
    """What there is to say, in the model's order."""
    return {n: _whole(values[n]) for n in order if values.get(n) is not None and values[n] != []}


def _whole(value: Any) -> Any:
    """Whole numbers without a point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
