"""Prints what was measured: medians, 95th percentiles, and the budget of the design beside them."""

import os
import resource
import statistics
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    """Return how long each of several runs took, after one that does not count."""
    work()
    taken: list[float] = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return taken


def tell(name: str, taken: Sequence[float], budget: float | None = None, unit: str = "ms") -> None:
    """Print one line; a budget is held against the 95th percentile, or the median of few runs."""
    median = statistics.median(taken)
    parts = [f"{name}: median {median:.1f} {unit}"]
    judged = median
    if len(taken) >= 20:
        judged = statistics.quantiles(taken, n=20)[-1]
        parts.append(f"95th percentile {judged:.1f} {unit}")
    parts.append(f"{len(taken)} runs")
    if budget is not None:
        parts.append(f"budget {budget:g} {unit}, {judged / budget:.2f} of it")
    print(", ".join(parts), flush=True)


@dataclass(frozen=True, slots=True)
class Run:
    """A command as a whole: seconds it took, seconds its processors were busy, and its peak.

    `peak` is the largest sum of resident memory of the process and its helpers, in bytes; memory
    that they share is counted for each of them.
    """

    seconds: float
    busy: float
    peak: int


def run_watched(command: list[str], environment: dict[str, str], told: Path | None = None) -> Run:
    """Run a command to its end; its output goes to `told`. A failing one ends the measurement."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = perf_counter()
    with (told or Path(os.devnull)).open("wb") as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=environment)
        most = _watched(child)
    seconds = perf_counter() - start
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Run(seconds, busy, most)


def _watched(child: "subprocess.Popen[bytes]") -> int:
    """Wait for a process; return the most memory that it and its children ever held."""
    watched = psutil.Process(child.pid)
    most = 0
    while child.poll() is None:
        with suppress(psutil.Error, subprocess.TimeoutExpired):
            family = [watched, *watched.children(recursive=True)]
            most = max(most, sum(one.memory_info().rss for one in family))
            child.wait(0.1)
    return most
