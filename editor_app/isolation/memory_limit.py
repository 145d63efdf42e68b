"""How much memory a child may take, by the means of each system.

Linux limits the address space and the child meets a MemoryError; Windows puts the child into a
job that refuses more and ends with us; macOS honours neither, so we watch, and end the child.
"""

import sys
from multiprocessing.process import BaseProcess
from typing import Protocol

import psutil

LIMIT = 256 * 1024 * 1024


class Guard(Protocol):
    """Watches over one child from outside."""

    @property
    def interval(self) -> float | None:
        """How often to look, in seconds; None when the system does it."""
        ...

    def exceeded(self) -> bool: ...

    def close(self) -> None: ...


class ByItself:
    """For systems on which the child limits itself."""

    interval = None

    def exceeded(self) -> bool:
        """Tell nothing: the child meets a MemoryError."""
        return False

    def close(self) -> None:
        """Have nothing to let go of."""


class Watch:
    """Looks at the memory that a child holds, for systems that cannot limit it."""

    interval = 0.05

    def __init__(self, pid: int, limit: int) -> None:
        self._limit = limit
        try:
            self._child: psutil.Process | None = psutil.Process(pid)
        except psutil.Error:
            self._child = None

    def exceeded(self) -> bool:
        """Whether the child holds more than it may; a child that is gone holds nothing."""
        try:
            return self._child is not None and self._child.memory_info().rss > self._limit
        except psutil.Error:
            return False

    def close(self) -> None:
        """Stop looking."""
        self._child = None


def limit_own_memory(limit: int) -> None:
    """Let this process take `limit` bytes more than it has; in the child, before any work."""
    if sys.platform != "linux":
        return
    import resource

    has = psutil.Process().memory_info().vms
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = has + limit if hard == resource.RLIM_INFINITY else min(has + limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, wanted))


def guard(process: BaseProcess, limit: int) -> Guard:
    """Return what watches over a child that was just started."""
    if sys.platform == "linux" or process.pid is None:
        return ByItself()
    if sys.platform == "win32":  # pragma: no cover (Windows alone)
        from editor_app.isolation.windows_job import Job

        return Job(process.pid, limit)
    return Watch(process.pid, limit)  # pragma: no cover (macOS alone; Watch itself is tested)
