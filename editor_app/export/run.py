"""A run of publishing as its journal keeps it at the target, so that it can be finished later."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file that waits in the staging folder under its number."""

    number: int
    path: str
    sha256: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Run:
    """All that is to happen at a target; `time` is that of the ledger's *begun* row.

    `displaced` are paths of others, saved already, that give way to files of ours.
    """

    workspace: str
    time: str
    files: tuple[StagedFile, ...]
    removed: tuple[str, ...] = ()
    displaced: tuple[str, ...] = ()


def write_run(staging: Path, run: Run) -> None:
    """Write the journal into the staging folder."""
    described = {
        "workspace": run.workspace,
        "time": run.time,
        "files": [[f.number, f.path, f.sha256, f.size, f.mtime_ns] for f in run.files],
        "removed": run.removed,
        "displaced": run.displaced,
    }
    (staging / JOURNAL).write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


def read_run(staging: Path) -> Run | None:
    """Return the run that a staging folder holds; None when it holds none that is whole."""
    try:
        found = json.loads((staging / JOURNAL).read_text(encoding="utf-8"))
        return _run(cast("dict[str, Any]", found))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _run(found: dict[str, Any]) -> Run:
    files = tuple(
        StagedFile(int(number), path, digest, size, time)
        for number, path, digest, size, time in found["files"]
    )
    run = Run(
        str(found["workspace"]),
        str(found["time"]),
        files,
        tuple(found["removed"]),
        tuple(found["displaced"]),
    )
    for path in (*(file.path for file in files), *run.removed, *run.displaced):
        if not _is_inside(path):
            raise ValueError(path)
    return run


def _is_inside(path: str) -> bool:
    """Whether a path of a journal, which lies where others can write, stays in the target."""
    return not {"", ".", ".."} & set(path.split("/")) and "\\" not in path and ":" not in path
