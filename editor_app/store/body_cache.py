"""The cache of rendered texts: a file in the user's cache folder, thrown away at will."""

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from editor_app.store.driver import load_driver

_MAKE = "CREATE TABLE IF NOT EXISTS body (key TEXT PRIMARY KEY, html TEXT NOT NULL) WITHOUT ROWID"
_BATCH = 500
# A cache that grew past this, in bytes, starts afresh: what is needed is made again.
_LARGEST = 1_000_000_000


class BodyCache:
    """Keeps texts by key; a failing disk only makes it forget."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "bodies.sqlite"
        self._lock = threading.Lock()
        self._raw: Any = None

    def get_many(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what is known of these keys."""
        wanted = list(keys)

        def get(raw: Any) -> list[tuple[str, str]]:
            found: list[tuple[str, str]] = []
            for start in range(0, len(wanted), _BATCH):
                part = wanted[start : start + _BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, html FROM body WHERE key IN ({marks})"  # noqa: S608
                found += raw.execute(query, part).fetchall()
            return found

        with self._lock:
            return dict(self._try(get))

    def put_many(self, bodies: Mapping[str, str]) -> None:
        """Keep these texts."""
        statement = "INSERT OR REPLACE INTO body (key, html) VALUES (?, ?)"

        def put(raw: Any) -> list[tuple[str, str]]:
            raw.execute("BEGIN")
            raw.executemany(statement, list(bodies.items()))
            raw.execute("COMMIT")
            return []

        with self._lock:
            self._try(put)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._raw is not None:
                self._raw.close()
                self._raw = None

    def _try(self, work: Callable[[Any], list[tuple[str, str]]]) -> list[tuple[str, str]]:
        """Run work over the cache; a damaged one is thrown away, and nothing is known then."""
        try:
            if self._raw is None:
                self._raw = self._open()
            return work(self._raw)
        except (load_driver().Error, OSError):
            self._throw_away()
            return []

    def _open(self) -> Any:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._file.exists() and self._file.stat().st_size > _LARGEST:
            self._file.unlink()
        raw = load_driver().connect(
            str(self._file), isolation_level=None, check_same_thread=False, timeout=1.0
        )
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute(_MAKE)
        return raw

    def _throw_away(self) -> None:
        if self._raw is not None:
            self._raw.close()
            self._raw = None
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            return
