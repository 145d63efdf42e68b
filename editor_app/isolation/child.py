"""The child of a host: one piece of work after another until nobody asks any more."""

import signal
from collections.abc import Callable
from importlib import import_module
from typing import Any

from editor_app.domain.errors import TooMuchMemory
from editor_app.isolation.memory_limit import limit_own_memory
from editor_app.isolation.outcomes import Begun, Done, Failed, attempt, packed, unpacked
from editor_app.isolation.pipes import Pipe

# How long after its deadline a child still waits to be ended before it ends itself, in seconds.
GRACE = 5.0
Request = tuple[Callable[..., object], tuple[Any, ...], float]


def serve(pipe: Pipe, memory: int, module: str = "") -> None:
    """Do what the pipe asks for; an end of the pipe, as when the parent died, is the end.

    `module` is loaded beforehand, for work that is likely to come next.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_own_memory(memory)
    if module:
        attempt(lambda: import_module(module))
    try:
        while _serve_one(pipe):
            pass
    except (EOFError, OSError):
        return
    finally:
        pipe.close()


def _serve_one(pipe: Pipe) -> bool:
    """Do one piece of work; false when memory ran out, after which a fresh process is sounder."""
    understood = _understand(pipe.recv_bytes())
    if isinstance(understood, Failed):
        pipe.send_bytes(packed(understood))
        return True
    request: Any = understood.value
    pipe.send_bytes(packed(Begun()))
    outcome = _work(request)
    del request, understood
    pipe.send_bytes(packed(outcome))
    return isinstance(outcome, Done) or not isinstance(outcome.error, TooMuchMemory)


def _understand(data: bytes) -> Done | Failed:
    return attempt(lambda: unpacked(data))


def _work(request: Request) -> Done | Failed:
    function, arguments, deadline = request
    _end_after(deadline + GRACE)
    outcome = attempt(lambda: function(*arguments))
    _end_after(0)
    return outcome


def _end_after(seconds: float) -> None:
    """Let the system end this process then, busy or not, should its parent be gone; 0 never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
