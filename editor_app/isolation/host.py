"""The host: work on texts of others in a child process, with a deadline and a memory limit."""

import multiprocessing
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Self, TypeVar

from editor_app.domain.errors import HostFailed, OffstoneError, TookTooLong, TooMuchMemory
from editor_app.isolation.child import serve
from editor_app.isolation.memory_limit import LIMIT, Guard, guard
from editor_app.isolation.outcomes import Begun, Done, Failed, too_much_memory, unpacked
from editor_app.isolation.pipes import new_pipe
from editor_app.logs import log

Result = TypeVar("Result")
# A child starts in a quarter of a second; a machine under load may need far longer.
START_LIMIT = 60.0
_FAREWELL = 1.0
_LOOK = 0.02
_RENDERER = "editor_app.rendering.markdown_body", "editor_app.rendering.filled_block"


class Host:
    """Runs module-level functions in a spawned child that is replaced whenever it dies.

    Calls from several threads wait for each other.
    """

    def __init__(self, *, memory: int = LIMIT) -> None:
        self._memory = memory
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._closed = False

    def run(self, function: Callable[..., Result], *args: Any, deadline: float = 2.0) -> Result:
        """Return what the function returns, or raise what it raises.

        TookTooLong after `deadline` seconds, TooMuchMemory at the limit, HostFailed when the child
        died of it or something unforeseen happened; the next call works again.
        """
        request = bytes(ForkingPickler.dumps((function, args, deadline)))
        with self._lock:
            return self._ask(request, deadline, function.__module__)

    def warm(self) -> None:
        """Start the child and let it load the renderer; takes a moment, so call it in a thread."""
        self.run(load_renderer, deadline=START_LIMIT)

    def close(self, *, at_once: bool = False) -> None:
        """End the child, also one that is busy; nothing can be run afterwards.

        `at_once` ends it without a good-bye, for somebody waits.
        """
        self._closed = True
        if at_once:
            self._kill()
        while not self._lock.acquire(timeout=_LOOK if at_once else _FAREWELL / 4):
            # Also one that has only just begun.
            self._kill()
        try:
            self._let_go()
        finally:
            self._lock.release()

    def _kill(self) -> None:
        busy = self._child
        if busy is not None:
            busy.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, request: bytes, deadline: float, module: str) -> Any:
        child = self._send(request)
        try:
            answer = child.answer(START_LIMIT)
            if isinstance(answer, Begun):
                answer = child.answer(deadline)
        except (EOFError, OSError):
            self._replace(module)
            raise HostFailed("The helper process ended while it worked on this text.") from None
        except (TookTooLong, TooMuchMemory):
            self._replace(module)
            raise
        return self._outcome(answer, module)

    def _outcome(self, answer: Done | Failed, module: str) -> Any:
        if isinstance(answer, Done):
            return answer.value
        error = answer.error
        if isinstance(error, TooMuchMemory):
            # The child has ended: what was left of its memory is in pieces.
            self._replace(module)
        if isinstance(error, OffstoneError):
            raise error
        log.error("Work in the helper process failed\n%s", answer.trace)
        failed = HostFailed(f"This text could not be worked on: {type(error).__name__}: {error}")
        failed.add_note(answer.trace)
        raise failed from error

    def _send(self, request: bytes) -> "_Child":
        """Hand the work over; a child that died while it was idle is replaced unseen."""
        for _ in range(2):
            if self._closed:
                break
            child = self._child = self._child or _Child(self._memory)
            try:
                child.send(request)
            except OSError:
                self._drop()
            else:
                return child
        raise HostFailed("The helper process is not running.")

    def _replace(self, module: str) -> None:
        """Let another child start at once and load what the last one worked with.

        Whoever types a wording that kills a child soon types the next one.
        """
        self._drop()
        if not self._closed:
            self._child = _Child(self._memory, module)

    def _drop(self) -> None:
        if self._child is not None:
            self._child.kill()
        self._let_go()

    def _let_go(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


class _Child:
    """One child process, from its start to its end."""

    def __init__(self, memory: int, module: str = "") -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = new_pipe(context)
        self._process: BaseProcess = context.Process(
            target=serve, args=(theirs, memory, module), name="offstone-host", daemon=True
        )
        self._process.start()
        theirs.close()
        self._guard: Guard = guard(self._process, memory)

    def send(self, request: bytes) -> None:
        """Hand over a request; OSError when the child is gone."""
        if not self._process.is_alive():
            raise BrokenPipeError
        self._pipe.send_bytes(request)

    def answer(self, seconds: float) -> Any:
        """Return the next message; TookTooLong when none came in time."""
        until = time.monotonic() + seconds
        while not self._pipe.poll(self._patience(until)):
            if self._guard.exceeded():
                raise too_much_memory()
            if time.monotonic() >= until:
                raise TookTooLong(
                    f"This text took longer than {seconds:g} seconds and was stopped."
                )
        return unpacked(self._pipe.recv_bytes())

    def kill(self) -> None:
        """End the process at once."""
        with suppress(ValueError):
            self._process.kill()

    def close(self) -> None:
        """Say good-bye, and end a process that does not listen."""
        self._pipe.close()
        self._process.join(_FAREWELL)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._guard.close()
        # Another thread that starts a process may have met the end of this one first.
        with suppress(ValueError):
            self._process.close()

    def _patience(self, until: float) -> float:
        left = max(0.0, until - time.monotonic())
        return left if self._guard.interval is None else min(left, self._guard.interval)


def load_renderer() -> None:
    """Import what rendering needs; runs in the child."""
    for module in _RENDERER:
        import_module(module)
