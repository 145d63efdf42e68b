"""Work behind the screen: one lane for writing, a few readers, answers on the GUI thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from queue import PriorityQueue
from threading import Thread
from typing import Any, TypeVar, cast

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

Result = TypeVar("Result")
Work = Callable[[], Result]
Done = Callable[[Result], object]
Failed = Callable[[Exception], object]


class _Workers(QObject):
    """Carries answers from a thread to the GUI thread; those for widgets that are gone stay."""

    idle = Signal()
    _finished = Signal(object)

    def __init__(self, unexpected: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unexpected = unexpected
        self._open = 0
        self._epoch = 0
        self._closed = False
        self._finished.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether work is on its way whose answer has not been given yet."""
        return self._open > 0

    def settle(self, wait: int = 10_000) -> bool:
        """Wait until all answers are given; False when that takes too long."""
        limit = QTimer(singleShot=True)
        limit.start(wait)
        while self.busy and limit.isActive():
            loop = QEventLoop()
            self.idle.connect(loop.quit)
            limit.timeout.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return not self.busy

    def drop(self) -> None:
        """Give none of the answers that are still on their way, as when a desk is closed."""
        self._epoch += 1

    def _perform(
        self, epoch: int, work: Work[Any], done: Done[Any] | None, failed: Failed | None
    ) -> None:
        try:
            result = work()
        except Exception as error:
            answer = (epoch, failed or self._unexpected, error)
        else:
            answer = (epoch, done, result)
        if shiboken6.isValid(self):
            self._finished.emit(answer)

    def _deliver(self, answer: tuple[int, Done[Any] | None, object]) -> None:
        epoch, receiver, result = answer
        self._open -= 1
        try:
            if receiver is not None and epoch == self._epoch and _alive(receiver):
                receiver(result)
        finally:
            if not self._open:
                self.idle.emit()


class Lane(_Workers):
    """One worker for everything that writes, in order; saves may go first."""

    def __init__(self, unexpected: Failed, parent: QObject | None = None) -> None:
        super().__init__(unexpected, parent)
        self._numbers = count()
        self._queue: PriorityQueue[tuple[int, int, Callable[[], None] | None]] = PriorityQueue()
        self._thread = Thread(target=self._serve, name="lane", daemon=True)
        self._thread.start()

    def run(
        self,
        work: Work[Result],
        done: Done[Result] | None = None,
        failed: Failed | None = None,
        *,
        first: bool = False,
    ) -> None:
        """Do work that writes; `first` puts it before all that waits."""
        if self._closed:
            return
        self._open += 1
        epoch, number = self._epoch, next(self._numbers)
        job = (0 if first else 1, number, lambda: self._perform(epoch, work, done, failed))
        self._queue.put(job)

    def close(self) -> None:
        """Finish what waits and end the worker."""
        self._closed = True
        self._queue.put((2, next(self._numbers), None))
        self._thread.join(10)

    def _serve(self) -> None:
        while (job := self._queue.get()[2]) is not None:
            job()


class Readers(_Workers):
    """Workers for everything that only reads, or that waits for another process."""

    def __init__(self, unexpected: Failed, parent: QObject | None = None) -> None:
        super().__init__(unexpected, parent)
        self._pool = ThreadPoolExecutor(4, thread_name_prefix="reader")

    def run(
        self,
        work: Work[Result],
        done: Done[Result] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do work that reads."""
        if self._closed:
            return
        self._open += 1
        self._pool.submit(self._perform, self._epoch, work, done, failed)

    def close(self) -> None:
        """Drop what waits and end the workers."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)


class Newest:
    """Gives answers to the newest question only: older ones are dropped when they come."""

    def __init__(self, run: Callable[..., object]) -> None:
        self._run = run
        self._asked = 0

    def ask(self, work: Work[Result], done: Done[Result], failed: Failed | None = None) -> None:
        """Ask; answers to what was asked before are not given any more."""
        self._asked += 1
        number = self._asked

        def take(result: Result) -> None:
            if number == self._asked:
                done(result)

        def fail(error: Exception) -> None:
            if number == self._asked and failed is not None:
                failed(error)

        self._run(work, take, fail if failed is not None else None)

    def forget(self) -> None:
        """Drop the answer that is on its way."""
        self._asked += 1


def _alive(receiver: Callable[..., object]) -> bool:
    owner = cast("object", getattr(receiver, "__self__", None))
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
