"""Where a template is used: what may not be removed while it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from editor_app.domain.errors import NotAllowed
from editor_app.domain.resolution import Block
from editor_app.domain.template import Template
from editor_app.services.attaching import Attachments
from editor_app.services.likeness import Likeness

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

_RETIRE = "Retire it: it attaches no longer, and the ledger keeps it."


def check_may_go(desk: "Desk", unit: "Unit", template: Template) -> None:
    """Refuse to let go of a template that ran, or that stands somewhere now."""
    if unit.ledger.carried(template.id):
        raise NotAllowed(
            f"“{template.name}” ran with what was published, so it stays on record.", _RETIRE
        )
    attached = Attachments.read(unit, desk.clock).only(template.id)
    alike = Likeness(_stands, attached)
    articles = sum(alike.of(filing) for filing in unit.articles.filings())
    if articles:
        raise NotAllowed(f"“{template.name}” stands on {_articles(articles)}.", _RETIRE)
    if attached.of_site():
        raise NotAllowed(f"“{template.name}” stands on every page.", _RETIRE)


def check_language_may_go(desk: "Desk", unit: "Unit", old: Template, fresh: Template) -> None:
    """Refuse to take a wording from articles that require the template in its language."""
    before = Attachments.read(unit, desk.clock).only(old.id)
    after = before.with_template(fresh)
    alike = Likeness(_goes_missing, before, after)
    articles = sum(alike.of(filing) for filing in unit.articles.filings())
    if articles:
        raise NotAllowed(
            f"“{old.name}” is required on {_articles(articles)} that would have no wording of it.",
            "Let a rule add it there instead of requiring it, or keep the wording.",
        )


def _stands(blocks: Sequence[Block]) -> bool:
    return any(not block.missing for block in blocks)


def _goes_missing(before: Sequence[Block], after: Sequence[Block]) -> bool:
    return not any(b.missing for b in before) and any(b.missing for b in after)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
