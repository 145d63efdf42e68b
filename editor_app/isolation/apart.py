"""Long work in a process of its own, with progress on its way back and a way to stop it."""

import atexit
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeVar
from weakref import WeakSet

from editor_app.domain.errors import Cancelled, HostFailed
from editor_app.domain.progress import Reporter
from editor_app.isolation.outcomes import Done, Failed, Progress, attempt, packed, unpacked
from editor_app.isolation.pipes import Pipe, new_pipe
from editor_app.logs import log, start_logging

Result = TypeVar("Result")
_STOP, _BEGUN = b"stop", b"begun"
_LOOK = 0.1
# Progress is shown to people: more often than this only costs, in seconds.
_PACE = 0.02
# How long work may still tidy up when nobody waits for it any more, in seconds.
_TIDYING = 5.0
_FAREWELL = 1.0
_RUNNING: WeakSet[BaseProcess] = WeakSet()


def run_apart(function: Callable[..., Result], *args: Any, reporter: Reporter) -> Result:
    """Return what `function(*args, reporter)` returns in a process of its own.

    Its errors come back as they are; HostFailed when the process died. The function must be of a
    module, and its arguments must pickle.
    """
    request = bytes(ForkingPickler.dumps((function, args)))
    context = multiprocessing.get_context("spawn")
    ours, theirs = new_pipe(context)
    process = context.Process(target=work, args=(theirs,), name="offstone-apart")
    process.start()
    theirs.close()
    _RUNNING.add(process)
    try:
        ours.send_bytes(request)
        return _result(_wait(ours, process, reporter))
    except (EOFError, OSError):
        raise HostFailed("The process that did the work ended before it was done.") from None
    finally:
        _end(process, ours)


def _wait(pipe: Pipe, process: BaseProcess, reporter: Reporter) -> Done | Failed:
    """Pass progress on until the work has ended; before it begins it can be ended at once."""
    begun = stopping = False
    while True:
        if not stopping and reporter.cancelled():
            if not begun:
                process.terminate()
                raise Cancelled("Stopped before anything was changed.")
            stopping = True
            pipe.send_bytes(_STOP)
        if not pipe.poll(_LOOK):
            continue
        data = pipe.recv_bytes()
        if data == _BEGUN:
            begun = True
            continue
        message = unpacked(data)
        if not isinstance(message, Progress):
            return message
        reporter.report(message.done, message.total, message.doing)


def _result(outcome: Done | Failed) -> Any:
    if isinstance(outcome, Done):
        return outcome.value
    if outcome.trace:
        log.error("Work in a process of its own failed\n%s", outcome.trace)
        outcome.error.add_note(outcome.trace)
    raise outcome.error


def _end(process: BaseProcess, pipe: Pipe) -> None:
    pipe.close()
    process.join(_FAREWELL)
    if process.is_alive():
        process.terminate()
        process.join()
    _RUNNING.discard(process)
    with suppress(ValueError):
        process.close()


@atexit.register
def _end_all() -> None:
    """End what still runs, or the interpreter would wait for it."""
    for process in list(_RUNNING):
        with suppress(ValueError):
            process.terminate()


def work(pipe: Pipe) -> None:
    """Do the one piece of work that the pipe brings; runs in the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start_logging()
    reporter = _PipeReporter(pipe)
    data = pipe.recv_bytes()
    threading.Thread(target=_listen, args=(pipe, reporter), daemon=True).start()

    def whole() -> object:
        function, arguments = unpacked(data)
        with suppress(OSError):
            reporter.send(_BEGUN)
        return function(*arguments, reporter)

    with suppress(OSError):
        reporter.send(packed(attempt(whole)))


class _PipeReporter:
    """Sends progress to the parent and knows whether it has asked to stop."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._stop = threading.Event()
        self._told = 0.0

    def report(self, done: int, total: int, doing: str) -> None:
        """Tell the parent, unless it was told a moment ago."""
        now = time.monotonic()
        if now - self._told < _PACE and done < total:
            return
        self._told = now
        with suppress(OSError):
            self.send(packed(Progress(done, total, doing)))

    def cancelled(self) -> bool:
        return self._stop.is_set()

    def stop(self) -> None:
        """Let the work know that nobody wants it any more."""
        self._stop.set()

    def send(self, data: bytes) -> None:
        """Send a message; only the thread of the work does."""
        self._pipe.send_bytes(data)


def _listen(pipe: Pipe, reporter: _PipeReporter) -> None:
    """Wait for the word to stop; when the parent is gone, stop too and then end for good."""
    try:
        while pipe.recv_bytes() != _STOP:
            pass
        reporter.stop()
        pipe.recv_bytes()
    except (EOFError, OSError):
        reporter.stop()
        time.sleep(_TIDYING)
        os._exit(1)
