"""What the Publish screen shows of a target, read in one go behind the screen."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.finding import Severity
from editor_app.domain.plan import Held, PageChange, Plan, PlannedPage
from editor_app.domain.publication import PublicationRow
from editor_app.ui.publish.checks_pane import Note
from editor_app.ui.widgets.moments import moment_words

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

# So many stories that move are looked at closely; the checks of the rest run at publication.
MOST = 200


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A plan with its past."""

    plan: Plan
    past: tuple[PublicationRow, ...]

    @property
    def last(self) -> datetime | None:
        """When the last publication at this target was done."""
        return next((row.time for row in self.past if row.finished is not None), None)


def survey(desk: "Desk", folder: Path, leave_out: frozenset[str]) -> Surveyed:
    """Plan a publication and read what was published there before."""
    plan = desk.publishing.plan(folder, leave_out=leave_out)
    rows = desk.ledger.publications()
    return Surveyed(plan, tuple(row for row in rows if row.target == str(folder)))


def worth_a_look(desk: "Desk", plan: Plan) -> tuple[Note, ...]:
    """Return what the checks say of the stories that would leave."""
    slugs = tuple(page.article for page in plan.pages if _leaves(page))[:MOST]
    if not slugs:
        return ()
    notes: list[Note] = []
    for slug, findings in desk.checks.all(slugs).items():
        told = [f.message for f in findings if f.severity is Severity.WORTH_A_LOOK]
        if told:
            headline = desk.articles.by_slug(slug).content.headline
            notes.append(Note(slug, headline, " ".join(told)))
    return tuple(notes)


def held_words(held: Held, now: datetime) -> str:
    """Say why a story stays behind, an embargo with its time as the newsroom reads it."""
    if not held.until:
        return held.reason
    return f"Embargo until {moment_words(datetime.fromisoformat(held.until), now)}"


def _leaves(page: PlannedPage) -> bool:
    moves = page.change in {PageChange.NEW, PageChange.CHANGED}
    return bool(page.article) and moves and not page.reason.startswith("withdrawn")
