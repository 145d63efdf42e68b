"""Finishes a publication that was begun and interrupted: always forward, never back."""

from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import OffstoneError
from editor_app.domain.publication import Publication
from editor_app.export.run import Run, StagedFile
from editor_app.export.target_place import TargetPlace
from editor_app.export.targets import place_at
from editor_app.logs import log
from editor_app.services.press_run import Went, close_run

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


def settle(desk: "Desk", only: Path | None = None) -> Changes:
    """Finish what was begun at targets that are there, or `only` at one; say what changed."""
    changes = Changes()
    for publication in _unfinished(desk):
        place = place_at(Path(publication.target))
        if only in {None, place.path} and place.is_there():
            changes |= _settled(desk, publication, place, quietly=only is None)
    return changes


def _unfinished(desk: "Desk") -> list[Publication]:
    """Return the publications that can still be finished: none was made over them since."""
    with desk.library.read() as unit:
        rows = unit.ledger.rows()
        newest = {row.target: row.id for row in reversed(rows)}
        open_rows = [r for r in reversed(rows) if r.finished is None and newest[r.target] == r.id]
        found = [unit.ledger.get(row.id) for row in open_rows]
    return [publication for publication in found if publication is not None]


def _settled(
    desk: "Desk", publication: Publication, place: TargetPlace, *, quietly: bool
) -> Changes:
    run = place.staged_run()
    if run is None or not _is_of(run, desk.workspace.id, publication):
        run = _as_it_stands(desk.workspace.id, publication)
    try:
        if not place.holds(run):
            # What was staged is lost: the next publication writes these pages again.
            log.warning("Publication %d cannot be finished from its staging.", publication.id)
            place.clear()
            return Changes()
        place.swap_in(run, lambda _done: None)
        close_run(desk, place, run, publication.id, _went_out(desk, publication))
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
