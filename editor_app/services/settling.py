"""Finishes a publication that was begun and interrupted: always forward, never back."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import OffstoneError
from editor_app.domain.publication import Publication
from editor_app.export.run import Run, StagedFile, read_run
from editor_app.export.staging import clear_staging, staging_of
from editor_app.export.swapping import swap_in
from editor_app.logs import log
from editor_app.services.press_run import Went, close_run

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


def settle(desk: "Desk", only: Path | None = None) -> Changes:
    """Finish what was begun at targets that are there, or `only` at one; say what changed."""
    changes = Changes()
    for publication in _unfinished(desk):
        folder = Path(publication.target)
        if only in {None, folder} and folder.is_dir():
            changes |= _settled(desk, publication, folder, quietly=only is None)
    return changes


def _unfinished(desk: "Desk") -> list[Publication]:
    """Return the publications that can still be finished: none was made over them since."""
    with desk.library.read() as unit:
        rows = unit.ledger.rows()
        newest = {row.target: row.id for row in reversed(rows)}
        open_rows = [r for r in reversed(rows) if r.finished is None and newest[r.target] == r.id]
        found = [unit.ledger.get(row.id) for row in open_rows]
    return [publication for publication in found if publication is not None]


def _settled(desk: "Desk", publication: Publication, folder: Path, *, quietly: bool) -> Changes:
    run = read_run(staging_of(folder))
    if run is None or not _is_of(run, desk.workspace.id, publication):
        run = _as_it_stands(desk.workspace.id, publication)
    try:
        if not _is_whole(folder, run):
            # What was staged is lost: the next publication writes these pages again.
            log.warning("Publication %d cannot be finished from its staging.", publication.id)
            clear_staging(folder)
            return Changes()
        swap_in(folder, run)
        close_run(desk, folder, run, publication.id, _went_out(desk, publication))
    except OffstoneError as error:
        if not quietly:
            raise
        log.warning("Publication %d waits: %s", publication.id, error.message)
        return Changes()
    articles = frozenset(page.article_id for page in publication.pages if page.article_id)
    return Changes(articles=articles, publications=frozenset({publication.id}), targets=True)


def _is_of(run: Run, workspace: str, publication: Publication) -> bool:
    staged = {(file.path, file.sha256) for file in run.files}
    begun = {(page.path, page.sha256) for page in publication.pages}
    at_time = run.time == publication.time.isoformat()
    same = run.workspace == workspace and set(run.removed) == set(publication.removed)
    return at_time and same and staged == begun


def _as_it_stands(workspace: str, publication: Publication) -> Run:
    """Return the run without its journal; it can be closed when all of it stands in place."""
    files = tuple(StagedFile(-1, p.path, p.sha256, -1, -1) for p in publication.pages)
    return Run(workspace, publication.time.isoformat(), files, publication.removed)


def _is_whole(folder: Path, run: Run) -> bool:
    """Whether every file of a run is staged or in place, with the bytes that the ledger names."""
    return all(
        _has_bytes(staging_of(folder) / str(file.number), file.sha256)
        or _has_bytes(folder / file.path, file.sha256)
        for file in run.files
    )


def _has_bytes(file: Path, digest: str) -> bool:
    try:
        return not file.is_symlink() and sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _went_out(desk: "Desk", publication: Publication) -> list[Went]:
    with desk.library.read() as unit:
        before = unit.ledger.revisions_that_ran(before=publication.id)
    return [
        (
            page.article_id,
            page.revision,
            before.get(page.article_id, page.revision) != page.revision,
        )
        for page in publication.pages
        if page.article_id is not None and page.revision is not None
    ]
