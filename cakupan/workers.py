"""Work that is done by several processes side by side, its results in the order in which it was given."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from warehouse.model.errors import CakupanError

_WAITING = 2
"""Portions a process that are handed out ahead: enough that none waits, few enough to stay small in memory."""

Portion = TypeVar("Portion")
Result = TypeVar("Result")


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(work: Callable[[Portion], Result], portions: Iterable[Portion], jobs: int) -> Iterator[Result]:
    """The results of `work` on each of `portions`, in their order, of which few are drawn ahead.

    A single portion, or one job, is worked on here; else by `jobs` new processes, to which `work`, portions and results
    are sent. What `work` raises is raised here.

    Raises CakupanError if a process ends before its work does (which systems do to who takes too much memory).
    """
    drawn = iter(portions)
    first = list(islice(drawn, 2))
    if jobs == 1 or len(first) < 2:
        yield from map(work, chain(first, drawn))
        return
    # Not forked: a fork of a process in which Polars has threads may wait for ever.
    with _one_thread_each(), ProcessPoolExecutor(jobs, get_context("spawn"), _leave_interrupts) as pool:
        try:
            yield from _flow(pool, work, chain(first, drawn), jobs * _WAITING)
        except BrokenProcessPool:
            told = "a reading process was ended from outside, as happens where memory is short"
            raise CakupanError(f"{told}: give a smaller --jobs than {jobs}") from None
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process: the one that hands out the work ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _flow(
    pool: ProcessPoolExecutor, work: Callable[[Portion], Result], portions: Iterator[Portion], most: int
) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for portion in portions:
        waiting.append(pool.submit(work, portion))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """New processes start Polars with one thread: the cores are shared out by process already."""
    name = "POLARS_MAX_THREADS"
    before = os.environ.get(name)
    os.environ[name] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
