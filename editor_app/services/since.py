"""Since when the bytes of each file stand, so that files that are the same bear the same time."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.manifest import ManifestEntry

if TYPE_CHECKING:
    from editor_app.store.unit import Unit

_NANO = 1_000_000_000
# Whole seconds, and even ones, are what every disk and every ZIP file can keep.
_STEP = 2


class Since:
    """The time of a file is that of the publication in which its bytes came out first.

    Where they stand at another target already, that one's time counts: so does a rebuild in an
    empty folder. Whatever changes gets a later time than it had, as servers and rsync expect.
    """

    def __init__(self, unit: "Unit", folder: Path, now: datetime) -> None:
        self._unit, self._folder = unit, str(folder)
        self._now = int(now.timestamp()) // _STEP * _STEP * _NANO
        self._elsewhere: dict[tuple[str, str], int] | None = None

    def of(self, path: str, digest: str, before: ManifestEntry | None) -> int:
        """Return the time for bytes at a path; `before` is what was written there last."""
        if before is not None and before.sha256 == digest:
            return before.mtime_ns
        since = self._known_elsewhere().get((path, digest), self._now)
        if before is None or since > before.mtime_ns:
            return since
        return (before.mtime_ns // _NANO // _STEP + 1) * _STEP * _NANO

    def _known_elsewhere(self) -> dict[tuple[str, str], int]:
        if self._elsewhere is None:
            self._elsewhere = self._unit.targets.times_but_at(self._folder)
        return self._elsewhere
