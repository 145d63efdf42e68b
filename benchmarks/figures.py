"""Prints what was measured: medians, 95th percentiles, and the budget of the design beside them."""

import statistics
from collections.abc import Callable, Sequence
from time import perf_counter


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
