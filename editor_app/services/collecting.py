"""Rare collections: a publication makes a hundred thousand values, and few of them are rubbish."""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

# Young values are looked at rarely, old ones hardly ever: each look goes through all of them.
_RARELY = (50_000, 20, 1_000)
_USUALLY = gc.get_threshold()
_lock = Lock()
_asked = 0


@contextmanager
def rare_collections() -> Generator[None]:
    """Let Python look for circles more rarely than it does by default, while anyone asks for it."""
    _ask(1)
    try:
        yield
    finally:
        _ask(-1)


def _ask(more: int) -> None:
    global _asked  # noqa: PLW0603
    with _lock:
        _asked += more
        gc.set_threshold(*(_RARELY if _asked else _USUALLY))
