"""Keeping a version of a template on single articles, within one transaction."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from editor_app.domain.article import Content
from editor_app.domain.errors import NotAllowed
from editor_app.domain.hold import Hold, Keep
from editor_app.domain.ids import ArticleId, HoldId, TemplateId, new_id
from editor_app.domain.language import speaks_of
from editor_app.domain.resolution import Block
from editor_app.domain.template import Template, TemplateVersion
from editor_app.domain.tidy import given_reason
from editor_app.services.article_states import existing
from editor_app.services.attaching import Attachments

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

_ACT = "Keeping a version on an article"


class Keeping:
    """Holds versions of one template; NotAllowed where the template does not stand."""

    def __init__(self, desk: "Desk", unit: "Unit", template: Template) -> None:
        self._desk, self._unit, self._template = desk, unit, template
        self._attached = Attachments.read(unit, desk.clock).only(template.id)
        self._held = {hold.article: hold for hold in unit.holds.of(template.id)}

    def as_it_stands(self, keep: Sequence[Keep]) -> frozenset[str]:
        """Keep on each article what stands there now; return their ids."""
        for wish in keep:
            block = self._standing(wish.article)
            self._hold(wish.article, block.version, given_reason(wish.reason, _ACT))
        return frozenset(wish.article for wish in keep)

    def version(
        self, version: TemplateVersion, articles: Iterable[ArticleId], reason: str
    ) -> frozenset[str]:
        """Keep a version on articles; return their ids."""
        reason, keys = given_reason(reason, _ACT), frozenset(articles)
        for key in sorted(keys):
            self._standing(key)
            self._check_language(version, key)
            self._hold(key, version.number, reason)
        return keys

    def _hold(self, article: ArticleId, version: int, reason: str) -> None:
        before = self._held.get(article)
        key = before.id if before else HoldId(new_id())
        self._unit.holds.put(
            Hold(
                key,
                self._template.id,
                article,
                version,
                reason,
                self._desk.by,
                self._desk.clock.now(),
            )
        )

    def _standing(self, article: ArticleId) -> Block:
        content = leaving_content(self._unit, article)
        for block in self._attached.on(article, content):
            if not block.missing:
                return block
        headline = content.headline or "Untitled"
        raise NotAllowed(
            f"“{self._template.name}” does not stand on “{headline}”, so nothing can be kept there."
        )

    def _check_language(self, version: TemplateVersion, article: ArticleId) -> None:
        content = leaving_content(self._unit, article)
        language = content.language or self._attached.site.language
        if version.language and not speaks_of(version.language, language):
            raise NotAllowed(
                f"Version {version.number} of “{self._template.name}” is written in "
                f"“{version.language}”, and “{content.headline}” in “{language}”.",
                "Keep a version in the language of the article.",
            )


def leaving_content(unit: "Unit", article_id: ArticleId) -> Content:
    """Return what would leave of an article: what was approved, or else what is typed."""
    article = existing(unit, article_id)
    pinned = unit.revisions.get(article.pinned) if article.pinned else None
    return pinned.content if pinned else article.content


def let_go(unit: "Unit", template: TemplateId, articles: Iterable[ArticleId]) -> frozenset[str]:
    """Let articles have the wording in force again; return those that were held."""
    wanted = frozenset(articles)
    held = [hold for hold in unit.holds.of(template) if hold.article in wanted]
    for hold in held:
        unit.holds.remove(hold.id)
    return frozenset(hold.article for hold in held)
