"""Holds: “keep version 3 here”, for single articles and with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound
from editor_app.domain.hold import Hold
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.services.keeping import Keeping, let_go
from editor_app.services.templates import existing_template, existing_version

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """A hold with what a list shows of its article."""

    hold: Hold
    slug: str
    headline: str


class Holds:
    """What a journalist can keep on single articles while a template goes on."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def of(self, template_id: TemplateId) -> tuple[HeldArticle, ...]:
        """Return the articles on which a version of a template is kept, oldest hold first."""
        with self._desk.library.read() as unit:
            existing_template(unit, template_id)
            holds = unit.holds.of(template_id)
            rows = {row.id: row for row in unit.articles.briefs([h.article for h in holds])}
        return tuple(
            HeldArticle(hold, rows[hold.article].slug, rows[hold.article].headline)
            for hold in holds
        )

    def on(self, article_id: ArticleId) -> tuple[Hold, ...]:
        """Return what is kept on an article, oldest first."""
        with self._desk.library.read() as unit:
            return tuple(unit.holds.where("article", article_id))

    def hold(
        self, template_id: TemplateId, article_ids: Iterable[ArticleId], version: int, reason: str
    ) -> Changes:
        """Keep a version on articles; publishing leaves it there until it is released.

        InvalidValue without a reason; NotAllowed where the template does not stand, or where the
        version is of another language.
        """
        with self._desk.library.write() as unit:
            template = existing_template(unit, template_id)
            kept = existing_version(unit, template, version)
            held = Keeping(self._desk, unit, template).version(kept, article_ids, reason)
        return Changes(articles=held, templates=frozenset({template_id}))

    def release(self, template_id: TemplateId, article_ids: Iterable[ArticleId]) -> Changes:
        """Let articles have the wording in force again; NotFound when none of them is held."""
        with self._desk.library.write() as unit:
            template = existing_template(unit, template_id)
            freed = let_go(unit, template_id, article_ids)
        if not freed:
            raise NotFound(f"No version of “{template.name}” is kept on these articles.")
        return Changes(articles=freed, templates=frozenset({template_id}))
