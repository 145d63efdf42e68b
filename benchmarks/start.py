"""Measures the start: from the command to a window that is painted, listed and can be typed in."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import make_desk
from benchmarks.figures import tell

ARTICLES, RUNS = 10_000, 5
BUDGETS = {"window painted": 1.0, "article open": 1.5, "list filled": 1.5, "preview shown": None}


def main() -> int:
    """Print medians over a desk of 10,000 articles, on a warm disk."""
    taken: dict[str, list[float]] = {}
    memory: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        print(f"making {ARTICLES:,} articles", flush=True)
        make_desk(folder / "desk", ARTICLES, 200).close()
        for run in range(RUNS + 1):
            told = _start(folder)
            if run == 0:
                continue
            memory.append(told.pop("memory"))
            for name, moment in told.items():
                taken.setdefault(name, []).append(moment)
    for name, moments in taken.items():
        tell(name, moments, BUDGETS.get(name), "s")
    tell("memory of our process, with the preview", memory, 350, "MiB")
    return 0


def _start(folder: Path) -> dict[str, float]:
    environment = os.environ | {"OFFSTONE_HOME": str(folder / "home")}
    environment["OFFSTONE_STARTED"] = repr(time.time())
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.started", str(folder / "desk")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    raise SystemExit(main())
