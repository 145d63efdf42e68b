"""Rare collections: a publication makes a hundred thousand values, and few of them are rubbish."""

import gc
from collections.abc import Generator
from contextlib import contextmanager

# Young values are looked at rarely, old ones hardly ever: each look goes through all of them.
_RARELY = (50_000, 20, 1_000)


@contextmanager
def rare_collections() -> Generator[None]:
    """Let Python look for circles among its values more rarely than it does by default."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
