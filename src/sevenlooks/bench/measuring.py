"""Measuring: each piece in a process of its own, several times, the median told with its peak memory."""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from typing import Any

from sevenlooks.errors import NotAvailable


@dataclass(frozen=True)
class Result:
    """One line of the contract's `bench`. `ratio` = seconds ÷ peer_seconds; `limit_ratio` = seconds ÷ limit_seconds,

    where the limit is the least that the machine could take (a bare scan, a bare read).
    """

    name: str
    seconds: float
    peak_mb: float
    peer: str | None
    peer_seconds: float | None
    limit_seconds: float | None
    size: str

    def line(self) -> dict[str, Any]:
        told = {name: round(v, 3) if isinstance(v, float) else v for name, v in asdict(self).items()}
        told["ratio"] = _ratio(self.seconds, self.peer_seconds)
        told["limit_ratio"] = _ratio(self.seconds, self.limit_seconds)
        return told


@dataclass(frozen=True)
class Measured:
    seconds: float
    peak_mb: float
    value: Any


def measure(
    work: Callable[..., Any], *arguments: Any, times: int = 3, ready: Callable[[], Any] | None = None
) -> Measured:
    """Run `work(*arguments)` in fresh processes; median seconds, highest peak memory, the last value it returned.

    The clock runs inside the process, after `ready()`, so that starting Python and importing is not counted; memory
    counts all.
    """
    runs = [_once(work, arguments, ready) for _ in range(times)]
    return Measured(statistics.median(r[0] for r in runs), max(r[1] for r in runs), runs[-1][2])


def _once(work: Callable[..., Any], arguments: tuple, ready: Callable[[], Any] | None) -> tuple[float, float, Any]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(there, work, arguments, ready))
    process.start()
    there.close()
    try:
        came = here.recv()
    except EOFError:
        came = None
    process.join()
    if came is None:
        raise NotAvailable(
            "测量“{name}”的进程中途退出。", "The process measuring “{name}” ended halfway.", name=work.__name__
        )
    return came


def _child(pipe: Connection, work: Callable[..., Any], arguments: tuple, ready: Callable[[], Any] | None) -> None:
    if ready is not None:
        ready()
    begun = time.perf_counter()
    value = work(*arguments)
    seconds = time.perf_counter() - begun
    pipe.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, value))
    pipe.close()


def _ratio(seconds: float, other: float | None) -> float | None:
    return round(seconds / other, 2) if other else None
