import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from editor_app.domain.errors import HostFailed, TemplateInvalid, TookTooLong, TooMuchMemory
from editor_app.isolation.host import Host
from editor_app.isolation.memory_limit import Watch
from editor_app.isolation.windows_job import job_limits
from editor_app.rendering.trial import try_wording
from tests.isolation import work

ROOT = Path(__file__).parents[2]
LONG = 60.0


@pytest.fixture(scope="module")
def shared() -> Iterator[Host]:
    host = Host()
    yield host
    host.close()


def works(host: Host) -> bool:
    return host.run(work.add, 1, 2) == 3


def test_the_child_holds_nothing_heavy_before_it_is_asked() -> None:
    with Host() as host:
        loaded = host.run(work.modules)
    heavy = ("PySide6", "sqlalchemy", "sqlcipher3", "markdown", "jinja2", "babel", "PIL")
    assert [name for name in loaded if name.partition(".")[0] in heavy] == []


@pytest.mark.parametrize("endless", [work.for_ever, work.in_one_match])
def test_endless_work_is_stopped_and_the_next_call_works(shared: Host, endless) -> None:
    with pytest.raises(TookTooLong, match=r"0\.3 seconds") as caught:
        shared.run(endless, deadline=0.3)
    assert "kept" in caught.value.advice
    assert works(shared)


@pytest.mark.parametrize("greedy", [work.big_string, work.many_strings])
def test_greedy_work_meets_the_limit_and_the_next_call_works(shared: Host, greedy) -> None:
    with pytest.raises(TooMuchMemory):
        shared.run(greedy, deadline=LONG)
    assert works(shared)


def test_the_next_child_has_loaded_what_the_last_one_worked_with(shared: Host) -> None:
    with pytest.raises(TooMuchMemory):
        shared.run(try_wording, "{{ 'a' * 10 ** 9 }}", deadline=LONG)
    assert try_wording.__module__ in shared.run(work.modules)


def test_deep_recursion_is_a_sentence(shared: Host) -> None:
    with pytest.raises(HostFailed, match="nested too deeply"):
        shared.run(work.deep)
    assert works(shared)


def test_a_child_that_dies_is_told_once(shared: Host) -> None:
    before = shared.run(work.pid)
    with pytest.raises(HostFailed, match="ended while"):
        shared.run(work.die)
    assert shared.run(work.pid) != before


def test_a_child_that_died_while_idle_is_replaced_unseen(shared: Host) -> None:
    child = psutil.Process(shared.run(work.pid))
    child.kill()
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
        pass
    assert works(shared)


def test_what_cannot_be_carried(shared: Host) -> None:
    with pytest.raises(Exception, match="pickle"):
        shared.run(work.add, 1, lambda: 2)
    with pytest.raises(HostFailed, match="handed over"):
        shared.run(work.unpicklable)
    with pytest.raises(HostFailed, match="handed over: ab"):
        shared.run(work.break_oddly)
    assert works(shared)


def test_errors_keep_message_advice_and_line(shared: Host) -> None:
    with pytest.raises(TemplateInvalid) as caught:
        shared.run(work.refuse)
    error = caught.value
    assert (error.message, error.advice, error.line) == ("Line 3: no end", "Mend it.", 3)


def test_a_bug_is_a_sentence_with_its_trace(shared: Host) -> None:
    with pytest.raises(HostFailed, match="ValueError: a bug of ours") as caught:
        shared.run(work.break_down)
    assert "break_down" in caught.value.__notes__[0]
    assert works(shared)


def test_long_results_come_back_whole(shared: Host) -> None:
    assert len(shared.run(work.long_text, 5_000_000, deadline=LONG)) == 5_000_000


def test_threads_wait_for_each_other(shared: Host) -> None:
    sums: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: sums.append(shared.run(work.add, n, n, deadline=LONG)))
        for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sums) == [2 * n for n in range(12)]


def test_closing_leaves_no_process_and_refuses_work() -> None:
    host = Host()
    host.close()
    host = Host()
    child = psutil.Process(host.run(work.pid))
    host.close()
    assert not child.is_running()
    host.close()
    with pytest.raises(HostFailed, match="not running"):
        host.run(work.pid)


@pytest.mark.parametrize("at_once", [False, True])
def test_closing_ends_a_busy_child(*, at_once: bool) -> None:
    host = Host()
    child = psutil.Process(host.run(work.pid))
    ended: list[Exception] = []

    def wait() -> None:
        try:
            host.run(work.for_ever, deadline=LONG)
        except HostFailed as error:
            ended.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    while not host._lock.locked():
        pass
    host.close(at_once=at_once)
    thread.join()
    assert len(ended) == 1
    assert not child.is_running()


def test_warm_loads_the_renderer() -> None:
    with Host() as host:
        host.warm()
        assert "markdown" in host.run(work.modules)


def test_a_watch_sees_what_a_process_holds() -> None:
    watch = Watch(psutil.Process().pid, 1)
    assert watch.exceeded()
    watch.close()
    assert not watch.exceeded()
    assert not Watch(psutil.Process().pid, 2**60).exceeded()
    assert not Watch(2**22 + 12345, 1).exceeded()


def test_a_watched_child_is_ended(shared: Host) -> None:
    works(shared)
    child = shared._child
    assert child is not None
    child._guard = Watch(shared.run(work.pid), 1)
    with pytest.raises(TooMuchMemory):
        shared.run(work.for_ever, deadline=LONG)
    assert works(shared)


def test_the_limits_of_a_windows_job() -> None:
    limits = job_limits(77)
    assert limits.ProcessMemoryLimit == 77
    assert limits.BasicLimitInformation.LimitFlags == 0x2100


SCRIPT = """
from editor_app.isolation.host import Host
from tests.isolation import work
if __name__ == "__main__":
    print(Host().run(work.pid))
"""


def test_a_parent_that_forgets_to_close_leaves_nothing(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert not psutil.pid_exists(int(done.stdout))
