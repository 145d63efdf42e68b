"""A publication that is killed at any place is untouched or finished forward, never half done."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from editor_app.services.desk import Desk, new_desk, open_desk
from tests.conftest import FixedClock
from tests.services.press import Press, broken_links, tree

_PUBLISH = """
import os, signal, sys
from pathlib import Path

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def at(module, name, call, before):
    real, seen = getattr(module, name), [0]
    def instead(*args, **given):
        seen[0] += 1
        if before and seen[0] == call:
            die()
        made = real(*args, **given)
        if seen[0] == call:
            die()
        return made
    setattr(module, name, instead)

if __name__ == "__main__":
    place, call, before = sys.argv[3], int(sys.argv[4]), sys.argv[5] == "before"
    from editor_app.export import folder_place, staging, swapping
    from editor_app.services import press_run
    module, _, name = place.partition(".")
    modules = (folder_place, staging, swapping, press_run)
    at({m.__name__.rpartition(".")[2]: m for m in modules}[module], name, call, before)
    from editor_app.services.desk import open_desk
    with open_desk(Path(sys.argv[1]), by="Ida") as desk:
        desk.publishing.publish(Path(sys.argv[2]))
"""
# Where the process is killed, and whether the ledger says *begun* by then.
PLACES = [
    ("staging._write", 4, "before", False),
    ("staging.write_run", 1, "after", False),
    ("folder_place.swap_in", 1, "before", True),
    ("swapping._swap", 1, "after", True),
    ("swapping._swap", 4, "before", True),
    ("swapping._swap", 9, "after", True),
    ("swapping._remove", 1, "before", True),
    ("press_run.close_run", 1, "before", True),
    ("folder_place.write_manifest", 1, "before", True),
]


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    """A workspace whose next publication adds, changes, redirects and removes pages."""
    with new_desk(tmp_path / "desk", name="Courier", by="Ida", clock=clock) as desk:
        press = Press(desk, tmp_path / "site")
        press.furnish()
        moved = press.story("Pilots vote")
        gone = press.story("Ferry returns")
        press.publish()
        clock.advance(seconds=60)
        press.edit(moved, slug="pilots-strike")
        press.story("Storm light", "See [the pilots](article:pilots-strike).")
        desk.articles.trash([gone])
        desk.site.save(replace(desk.site.get(), tagline="Another tagline"))
    return tmp_path


def _publish_and_die(folder: Path, place: str, call: int, when: str) -> None:
    program = folder / "publish.py"
    program.write_text(_PUBLISH)
    done = subprocess.run(
        [
            sys.executable,
            str(program),
            str(folder / "desk"),
            str(folder / "site"),
            place,
            str(call),
            when,
        ],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def _is_consistent(desk: Desk, site: Path) -> None:
    last = desk.ledger.publication(desk.ledger.publications()[0].id)
    files = tree(site)
    for page in last.pages:
        assert sha256(files[page.path]).hexdigest() == page.sha256, page.path
    assert not set(last.removed) & set(files)
    assert broken_links(site) == []
    assert desk.ledger.faults() == []
    assert all(row.finished for row in desk.ledger.publications())
    assert not (site / ".offstone/staging").exists()


@pytest.mark.parametrize(("place", "call", "when", "begun"), PLACES)
def test_killed_and_started_again(
    folder: Path, place: str, call: int, when: str, *, begun: bool
) -> None:
    site, before = folder / "site", tree(folder / "site")
    _publish_and_die(folder, place, call, when)
    with open_desk(folder / "desk", by="Ida") as desk:
        if not begun:
            assert tree(site) == before
            assert len(desk.ledger.publications()) == 1
            assert not desk.publishing.settle()
            assert desk.publishing.publish(site).publication == 2
        else:
            assert len(desk.ledger.publications()) == 2
            # No page is torn: each is the old one or the new one, whole.
            new = {
                p.path: p.sha256
                for p in desk.ledger.publication(desk.ledger.publications()[0].id).pages
            }
            for path, data in tree(site).items():
                assert data == before.get(path) or sha256(data).hexdigest() == new.get(path), path
            changes = desk.publishing.settle()
            assert changes
        assert not desk.publishing.settle()
        _ready_stories_are_out(desk)
        result = desk.publishing.publish(site)
        assert result.publication == 0
        _is_consistent(desk, site)


def _ready_stories_are_out(desk: Desk) -> None:
    article = desk.articles.by_slug("storm-light")
    assert article.status.value == "published"
    assert article.published is not None


def test_settled_by_the_next_publication(folder: Path) -> None:
    site = folder / "site"
    _publish_and_die(folder, "swapping._swap", 3, "after")
    with open_desk(folder / "desk", by="Ida") as desk:
        assert desk.publishing.publish(site).publication == 0
        _is_consistent(desk, site)


def test_finished_at_the_next_start(folder: Path) -> None:
    site = folder / "site"
    _publish_and_die(folder, "swapping._swap", 3, "after")
    with open_desk(folder / "desk", by="Ida") as desk:
        assert desk.ledger.finish_begun()
        assert not desk.ledger.finish_begun()
        _is_consistent(desk, site)


def test_a_target_that_is_away_waits(folder: Path) -> None:
    site = folder / "site"
    _publish_and_die(folder, "swapping._swap", 3, "after")
    site.rename(folder / "unplugged")
    with open_desk(folder / "desk", by="Ida") as desk:
        assert not desk.publishing.settle()
        (folder / "unplugged").rename(site)
        assert desk.publishing.settle()
        _is_consistent(desk, site)


def test_a_staging_that_is_lost_is_written_again(folder: Path) -> None:
    site = folder / "site"
    _publish_and_die(folder, "swapping._swap", 3, "after")
    for file in (site / ".offstone/staging").iterdir():
        file.unlink()
    with open_desk(folder / "desk", by="Ida") as desk:
        assert not desk.publishing.settle()
        result = desk.publishing.publish(site)
        assert result.publication == 3
        assert broken_links(site) == []
        assert desk.ledger.faults() == []
        assert not desk.publishing.settle()
        assert desk.publishing.publish(site).publication == 0


def test_a_journal_of_someone_else_is_not_followed(folder: Path) -> None:
    site = folder / "site"
    _publish_and_die(folder, "swapping._swap", 3, "after")
    staged = next(p for p in (site / ".offstone/staging").iterdir() if p.name.isdigit())
    staged.write_bytes(b"meddled with")
    with open_desk(folder / "desk", by="Ida") as desk:
        assert not desk.publishing.settle()
        assert b"meddled with" not in b"".join(tree(site).values())
        desk.publishing.publish(site)
        assert broken_links(site) == []
