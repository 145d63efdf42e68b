"""Measures publishing a site of 10,000 articles, beside Hugo where it is installed."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import psutil

from benchmarks.corpus import make_desk
from benchmarks.figures import tell
from benchmarks.hugo import write_site

ARTICLES, WORDS, RUNS = 10_000, 400, 3
PEAK = 300


def main() -> int:
    """Print full build, one edit, no change and peak memory; and Hugo's figures in between."""
    hugo = shutil.which("hugo")
    ours: list[float] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        print(f"making {ARTICLES:,} articles of {WORDS} words", flush=True)
        make_desk(folder / "desk", ARTICLES, WORDS).close()
        if hugo:
            write_site(folder / "hugo", ARTICLES, WORDS)
        print("rendering every text once, as saving does", flush=True)
        _publish(folder / "desk", folder / "warm")
        for run in range(RUNS):
            ours.append(_publish(folder / "desk", folder / f"site-{run}"))
            if hugo:
                theirs.append(
                    _timed(
                        [hugo, "--quiet", "--destination", str(folder / f"h-{run}")],
                        folder / "hugo",
                    )
                )
        tell("full build", ours, unit="s")
        _compare("full build", ours, theirs, 0.6)
        site = folder / "site-0"
        tell("nothing changed", [_publish(folder / "desk", site) for _ in range(RUNS)], 0.5, "s")
        tell("after one edit", [_edit(folder / "desk", site, run) for run in range(RUNS)], 1.0, "s")
        print(f"peak memory of a full build: {_peak(folder):.0f} MiB, budget {PEAK} MiB")
    return 0


def _publish(desk: Path, site: Path) -> float:
    """Return the seconds that a publication takes, without the start of Python."""
    from editor_app.services.desk import open_desk

    site.mkdir(exist_ok=True)
    with open_desk(desk) as opened:
        start = perf_counter()
        opened.publishing.publish(site)
        return perf_counter() - start


def _edit(desk: Path, site: Path, run: int) -> float:
    from dataclasses import replace

    from editor_app.domain.ids import ArticleId
    from editor_app.domain.status import Status
    from editor_app.services.desk import open_desk

    key = ArticleId(f"article-{ARTICLES // 2 + run:06}")
    with open_desk(desk) as opened:
        content = opened.articles.get(key).content
        opened.articles.save(key, replace(content, body=content.body + f"\nRun {run} added.\n"))
        opened.articles.set_status(key, Status.READY)
    return _publish(desk, site)


def _timed(command: list[str], folder: Path) -> float:
    start = perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def _compare(name: str, ours: list[float], theirs: list[float], budget: float) -> None:
    if not theirs:
        print("Hugo is not installed here, so nothing was measured beside it.")
        return
    tell(f"{name}, Hugo", theirs, unit="s")
    ratios = sorted(a / b for a, b in zip(ours, theirs, strict=True))
    print(f"{name}: {ratios[len(ratios) // 2]:.2f} of Hugo's time, budget {budget:g}")


def _peak(folder: Path) -> float:
    """Return the largest sum of resident memory of a publishing process and its helpers, in MiB."""
    (folder / "peak").mkdir()
    command = [sys.executable, "-m", "editor_app", "publish", str(folder / "desk")]
    child = subprocess.Popen(
        [*command, "--to", str(folder / "peak")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    watched = psutil.Process(child.pid)
    most = 0
    while child.poll() is None:
        try:
            family = [watched, *watched.children(recursive=True)]
            most = max(most, sum(one.memory_info().rss for one in family))
            child.wait(0.1)
        except (psutil.Error, subprocess.TimeoutExpired):
            continue
    return most / 2**20


if __name__ == "__main__":
    raise SystemExit(main())
