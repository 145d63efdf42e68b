"""The pipe between us and a child, by what we ask of it on every system."""

from multiprocessing.context import SpawnContext
from typing import Any, Protocol, cast


class Pipe(Protocol):
    """One end; OSError or EOFError when the other one is gone."""

    def send_bytes(self, buf: bytes, /) -> None: ...

    def recv_bytes(self) -> bytes: ...

    def poll(self, timeout: float, /) -> bool: ...

    def close(self) -> None: ...


def new_pipe(context: SpawnContext) -> tuple[Pipe, Pipe]:
    """Return both ends of a new pipe."""
    return cast("tuple[Pipe, Pipe]", cast("Any", context.Pipe()))
