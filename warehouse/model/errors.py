"""The one family of exceptions. Every message names the file, the place and the remedy in one sentence."""

from __future__ import annotations

from typing import Any


class CakupanError(Exception):
    """Anything Cakupan refuses to go on with; its text is shown to the user as it stands."""

    def __reduce__(self) -> tuple[Any, ...]:
        # What it is made of is not what it was made from, so that it could not be sent between processes otherwise.
        return _sent, (type(self), self.args), self.__dict__


def _sent(kind: type[CakupanError], told: tuple[Any, ...]) -> CakupanError:
    return kind.__new__(kind, *told)


class InputError(CakupanError):
    """A document cannot be read. `reason` is a short code, the message one clear sentence."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class UsageError(CakupanError):
    """The command was asked for something that does not exist (exit status 2)."""


class CheckFailedError(CakupanError):
    """A critical check failed; the previous release stays published."""
