"""Publishes a small site again and again, killed at every step in turn; tells what was wrong.

Runs as a program of its own, for it forks: python -m tests.journeys.killing ROOT TARGET PART, where
PART is *before* or *after* the ledger says *begun*.
"""

import json
import os
import pathlib
import shutil
import signal
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from editor_app.export import zip_staging
from editor_app.services import making, press_run, settling
from editor_app.services.desk import Desk, new_desk, open_desk
from tests.conftest import FixedClock
from tests.services.press import Press, broken_links, paths_led_to, tree

# Everything that is to be loaded is loaded before the first fork.
LOADED = (making, press_run, settling)
_CALLS = ("write", "utime", "fsync", "replace", "unlink", "rmdir", "mkdir")


class Steps:
    """Counts what a publication does to the disk and to the library; dies at one of them."""

    def __init__(self, last: int) -> None:
        self.done, self.names, self._last = 0, list[str](), last
        # Where the ledger said *begun*.
        self.begun = 0

    def take(self, name: str, torn: Callable[[], object] = lambda: None) -> None:
        """Count a step; `torn` does half of it before the end."""
        self.done += 1
        self.names.append(name)
        if self.done == self._last:
            torn()
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """Stand between the publication and the disk."""
        for name in _CALLS:
            setattr(os, name, self._watched(name, getattr(os, name)))
        os.sync = lambda: self.take("sync")
        real = pathlib.Path.write_text

        def write_text(path: Path, text: str, **given: Any) -> int:
            self.take("write_text", lambda: real(path, text[: len(text) // 2], **given))
            return real(path, text, **given)

        pathlib.Path.write_text = write_text  # type: ignore[method-assign]
        event.listen(Engine, "commit", lambda _connection: self.take("commit"))
        for name in ("packed", "add"):
            setattr(zip_staging, name, self._watched(name, getattr(zip_staging, name)))
        begin = press_run.PressRun._begin

        def begun(*args: Any) -> Any:
            number = begin(*args)
            self.begun = self.done
            return number

        press_run.PressRun._begin = begun  # type: ignore[method-assign]

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **given: Any) -> Any:
            def half() -> None:
                if name == "write":
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])

            self.take(name, half)
            # What is killed is the process, not the machine: nothing waits for the disk here.
            return None if name == "fsync" else real(*args, **given)

        return call


@dataclass(frozen=True)
class Scene:
    """A workspace and its target, as they are before the publication that is killed."""

    root: Path
    target: Path
    time: FixedClock

    @property
    def kept(self) -> Path:
        """Where the state before the publication is kept."""
        return self.root / "kept"

    @property
    def stage(self) -> Path:
        """Where publications run; the library knows its target by this path."""
        return self.root / "stage"

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the desk."""
        with open_desk(self.stage / "desk", by="Ida", clock=self.time) as desk:
            yield desk

    def reset(self) -> None:
        """Bring the state before the publication back."""
        shutil.rmtree(self.stage, ignore_errors=True)
        shutil.copytree(self.kept, self.stage)

    def files(self) -> dict[str, bytes]:
        """Return what stands at the target."""
        if self.target.is_dir():
            return tree(self.target)
        with zipfile.ZipFile(self.target) as archive:
            return {n: archive.read(n) for n in archive.namelist() if ".offstone" not in n}


def made(root: Path, name: str) -> Scene:
    """Make a desk whose next publication adds, changes, redirects and removes pages."""
    clock = FixedClock()
    scene = Scene(root, root / "stage" / name, clock)
    scene.stage.mkdir(parents=True)
    with new_desk(scene.stage / "desk", name="Courier", by="Ida", clock=clock) as desk:
        press = Press(desk, scene.stage / "unused")
        press.furnish()
        # Few files, so that all of their steps can be walked: no feeds, no faces, few labels.
        desk.site.save(replace(desk.site.get(), own_faces=False, address=""))
        bare: dict[str, Any] = {"byline": (), "tags": ()}
        moved = press.story("Pilots vote", **bare)
        gone = press.story("Ferry returns", **bare)
        desk.publishing.publish(scene.target)
        clock.advance(seconds=60)
        press.edit(moved, slug="pilots-strike")
        press.story("Storm light", "See [the pilots](article:pilots-strike).")
        desk.articles.trash([gone])
    shutil.copytree(scene.stage, scene.kept)
    return scene


def apart(work: Callable[[], Any]) -> Any:
    """Return what work gives in a child of this process; None when it was killed."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        told = json.dumps(_attempt(work)).encode()
        with os.fdopen(into, "wb") as pipe:
            pipe.write(told)
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else None


def _attempt(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as error:
        return {"error": repr(error)}


def published(scene: Scene, last: int) -> dict[str, Any]:
    """Publish, and die at the last step that is allowed; return the steps."""
    steps = Steps(last)
    with scene.desk() as desk:
        steps.watch()
        desk.publishing.publish(scene.target)
        return {"names": steps.names, "begun": steps.begun}


def looked_at(scene: Scene, before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Look at the target as a kill has left it, start again, and return what is wrong."""
    faults = [f"{path} is torn" for path in torn(scene.files(), before, after)]
    if scene.target.is_dir():
        open_to_readers = paths_led_to(scene.target, before)
        dead = [one for one in broken_links(scene.target) if one.split(":")[0] in open_to_readers]
        faults += [f"dead link in {one}" for one in dead]
    with scene.desk() as desk:
        desk.publishing.settle()
        if scene.files() != after:
            faults.append("the next start did not finish it")
        if desk.publishing.publish(scene.target).written:
            faults.append("the next run wrote something")
        if desk.ledger.faults() or not all(r.finished for r in desk.ledger.publications()):
            faults.append("the ledger is not whole")
        if list(scene.stage.rglob("staging")) or list(scene.stage.glob(".*.offstone")):
            faults.append("something staged was left behind")
        if not desk.publishing.verify(scene.target).ok:
            faults.append("the site is not whole")
    return faults


def torn(files: dict[str, bytes], *whole: dict[str, bytes]) -> list[str]:
    """Return the files that are as they were neither before nor after."""
    return [path for path, data in files.items() if data not in [one.get(path) for one in whole]]


def walk_before(scene: Scene, before: dict[str, bytes], begun: int) -> Iterator[tuple[int, Any]]:
    """Kill runs at every step before *begun*, each over what the one before has left behind.

    The steps by which that is cleared away come on top; the walk ends when a run comes through.
    """
    number = 0
    while scene.files() == before:
        number += 1
        apart(lambda last=number: published(scene, last))
        yield number, []
    if number <= begun:
        yield number, ["the site has changed before the ledger said so"]


def walk_after(
    scene: Scene, before: dict[str, bytes], steps: dict[str, Any]
) -> Iterator[tuple[int, Any]]:
    """Kill a run at every step after *begun*, and let the next start finish it."""
    after = scene.files()
    for number in range(steps["begun"] + 1, len(steps["names"]) + 1):
        scene.reset()
        done = apart(lambda last=number: published(scene, last))
        told = apart(lambda: looked_at(scene, before, after))
        yield number, told if done is None else ["the run was not killed"]


def walk(root: Path, name: str, part: str) -> dict[str, Any]:
    """Kill a publication at every step of a part."""
    scene = made(root, name)
    before = scene.files()
    # The first run also fills caches, of which later ones know.
    apart(lambda: published(scene, 0))
    scene.reset()
    steps = apart(lambda: published(scene, 0))
    if part == "after":
        found = dict(walk_after(scene, before, steps))
    else:
        scene.reset()
        found = dict(walk_before(scene, before, steps["begun"]))
    return steps | {"found": found}


if __name__ == "__main__":
    print(json.dumps(walk(Path(sys.argv[1]), *sys.argv[2:])))
