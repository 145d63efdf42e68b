import multiprocessing
import time
from pathlib import Path

import psutil
import pytest

from editor_app.domain.errors import Cancelled, HostFailed, NotFound
from editor_app.domain.progress import Silent
from editor_app.isolation import apart
from editor_app.isolation.apart import run_apart
from tests.isolation import work


class Watching:
    """Keeps what it is told, and stops after the first word when asked to."""

    def __init__(self, *, stop: bool = False) -> None:
        self.told: list[tuple[int, int, str]] = []
        self._stop = stop

    def report(self, done: int, total: int, doing: str) -> None:
        self.told.append((done, total, doing))

    def cancelled(self) -> bool:
        return self._stop and bool(self.told)


def test_progress_comes_back_thinned_and_ends_whole() -> None:
    watching = Watching()
    assert run_apart(work.count, 5000, reporter=watching) == 5000
    assert watching.told[0] == (1, 5000, "counting 1")
    assert watching.told[-1] == (5000, 5000, "counting 5000")
    assert watching.told == sorted(watching.told)


def test_work_can_be_stopped() -> None:
    with pytest.raises(Cancelled, match="Stopped before"):
        run_apart(work.until_cancelled, reporter=Watching(stop=True))


def test_work_that_has_not_begun_is_ended_at_once(tmp_path: Path) -> None:
    class Unwanted(Silent):
        def cancelled(self) -> bool:
            return True

    before = set(multiprocessing.active_children())
    with pytest.raises(Cancelled, match="Stopped before"):
        run_apart(work.touch, tmp_path / "done", reporter=Unwanted())
    mine = set(multiprocessing.active_children()) - before
    assert not any(process.is_alive() for process in mine)
    assert not (tmp_path / "done").exists()


def test_errors_come_back_as_they_are() -> None:
    with pytest.raises(NotFound) as caught:
        run_apart(work.not_found, reporter=Silent())
    assert caught.value.advice == "Look elsewhere."
    with pytest.raises(ValueError, match="bug of ours") as bug:
        run_apart(work.broken, reporter=Silent())
    assert "in broken" in bug.value.__notes__[0]


def test_a_process_that_dies_is_a_sentence() -> None:
    with pytest.raises(HostFailed, match="ended before it was done"):
        run_apart(work.gone, reporter=Silent())


def test_the_work_may_have_a_host_of_its_own() -> None:
    assert run_apart(work.hosted, reporter=Silent()) == 5


def test_no_process_is_left_behind() -> None:
    run_apart(work.count, 1, reporter=Silent())
    assert not list(apart._RUNNING)


def parent(file: str) -> None:
    run_apart(work.note_end_of, file, reporter=Silent())


def test_the_work_ends_when_the_parent_dies(tmp_path: Path) -> None:
    file = tmp_path / "number"
    ours = multiprocessing.get_context("spawn").Process(target=parent, args=(str(file),))
    ours.start()
    until(lambda: file.exists() and file.read_text() != "")
    child = psutil.Process(int(file.read_text()))
    ours.kill()
    ours.join()
    child.wait(30)
    assert file.with_name("number.end").read_text() == "told"


def until(true) -> None:
    limit = time.monotonic() + 30
    while not true():
        assert time.monotonic() < limit


class Refusing(Watching):
    def report(self, done: int, total: int, doing: str) -> None:
        raise KeyboardInterrupt


def test_an_interrupted_parent_ends_the_work() -> None:
    with pytest.raises(KeyboardInterrupt):
        run_apart(work.until_cancelled, reporter=Refusing())
    assert not list(apart._RUNNING)


def test_what_runs_at_the_end_of_the_program_is_ended() -> None:
    process = multiprocessing.get_context("spawn").Process(target=work.for_ever)
    process.start()
    apart._RUNNING.add(process)
    apart._end_all()
    process.join()
    assert process.exitcode != 0
    process.close()
    apart._end_all()
    apart._RUNNING.discard(process)
