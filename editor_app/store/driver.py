"""The one SQLite driver of the process, and how its connections are set up."""

import sqlite3
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from editor_app.store.read_only import has_log, takes_files

# Before this release a reset of the write-ahead log can corrupt the file.
SOUND_WAL = (3, 51, 3)


def load_driver() -> ModuleType:
    """Return sqlcipher3, used without a key, or Python's own module where the wheel is missing."""
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError:
        return sqlite3


def wal_is_sound(driver: ModuleType) -> bool:
    """Whether this SQLite can be trusted with a write-ahead log."""
    return driver.sqlite_version_info >= SOUND_WAL


def connect(path: Path, *, write: bool) -> Any:
    """Return a raw connection, with no transactions but those we begin."""
    driver = load_driver()
    mode = "rw" if write else "ro"
    if not write and not takes_files(path.parent) and not has_log(path):
        mode = "ro&immutable=1"
    raw = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5.0,
    )
    raw.execute("PRAGMA foreign_keys = ON")
    if write:
        raw.execute(f"PRAGMA journal_mode = {'WAL' if wal_is_sound(driver) else 'DELETE'}")
        raw.execute("PRAGMA synchronous = FULL")
        if sys.platform == "darwin":
            raw.execute("PRAGMA fullfsync = ON")
            raw.execute("PRAGMA checkpoint_fullfsync = ON")
    return raw
