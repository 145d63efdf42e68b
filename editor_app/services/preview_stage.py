"""An article's page before it leaves: all that surrounds it is read once, the text at every key."""

from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor_app.domain.article import Article, Content, PinnedArticle
from editor_app.domain.ids import ArticleId, AuthorId, SectionId, TagId
from editor_app.domain.status import Status
from editor_app.rendering.theme import Theme
from editor_app.services.article_states import existing
from editor_app.services.attaching import Attachments
from editor_app.services.composing import Composer
from editor_app.services.preview_places import PreviewPlaces, places_of
from editor_app.services.site_stage import SiteStage
from editor_app.services.snapshot import Snapshot

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

Filed = tuple[str, SectionId | None, tuple[TagId, ...], tuple[AuthorId, ...], ArticleId | None]
_OUT = {Status.READY, Status.PUBLISHED}


class PreviewStage:
    """One article as if it left now, among the stories that are on the site."""

    def __init__(self, desk: "Desk", article_id: ArticleId) -> None:
        self._desk = desk
        with desk.library.read() as unit:
            self._article = existing(unit, article_id)
            self._snapshot = Snapshot.read(unit, desk.clock)
            pinned = next(iter(unit.articles.pinned([article_id])), None)
        self._ran = pinned.content if pinned else None
        facts = self._snapshot.facts
        self._maker = desk.themes.maker(facts.site, facts.pictures, with_faces=False)
        self.theme: Theme = self._maker.theme
        self._places: PreviewPlaces
        # It is set up for the first words whose page is asked for.
        self._filed: Filed | None = None

    @property
    def leaving(self) -> Content:
        """The words that would leave: what was approved, or else what is typed."""
        return self._ran or self._article.content

    @property
    def attachments(self) -> Attachments:
        """The templates, rules and decisions of this stage."""
        return self._snapshot.attachments

    def with_attachments(self, attachments: Attachments) -> "PreviewStage":
        """Return a stage for the same article with other templates and rules."""
        if self._filed is None:
            self._set_up(self._article.content)
        other = copy(self)
        other._snapshot = replace(self._snapshot, attachments=attachments)  # noqa: SLF001
        other._compose(replace(self._shown, attachments=attachments))  # noqa: SLF001
        return other

    def page(self, content: Content, *, markers: bool = True) -> tuple[str, str]:
        """Return the page of these words, and what could not be shown as it was meant."""
        if _filed(content) != self._filed:
            self._set_up(content)
        (composed,) = self._composer.articles([self._story(content)], markers=markers)
        page = self._maker.make(composed.page, self._places, markers=markers)
        return page, " ".join(said for said in (composed.message, *self._maker.messages) if said)

    def path_of(self, content: Content) -> str:
        """Return where the article would stand on the site."""
        return self._snapshot.facts.path_of(content)

    def site(self, content: Content) -> SiteStage:
        """Return the whole site with these words in it."""
        own = self._story(content)
        return SiteStage(self._desk, self._among_others(own), own)

    def _set_up(self, content: Content) -> None:
        """Put the article among the others; done again when it is filed elsewhere.

        Where its own page names it among others, it has the headline that is kept: nothing beside
        the text changes at a key.
        """
        self._filed = _filed(content)
        slug, section, tags, byline, translates = self._filed
        kept = replace(
            self._article.content,
            slug=slug,
            section=section,
            tags=tags,
            byline=byline,
            translates=translates,
        )
        snapshot = self._among_others(self._story(kept))
        self._compose(snapshot)
        self._places = places_of(self._desk, snapshot, self._composer.edition, self.theme)

    def _among_others(self, story: PinnedArticle) -> Snapshot:
        own = replace(story, content=replace(story.content, body=""))
        others = [s for s in self._snapshot.stories if s.id != own.id]
        return replace(
            self._snapshot,
            stories=tuple(sorted([own, *others], key=_time_of, reverse=True)),
            withdrawn=tuple(s for s in self._snapshot.withdrawn if s.id != own.id),
        )

    def _compose(self, snapshot: Snapshot) -> None:
        self._shown = snapshot
        self._composer = Composer(self._desk, snapshot, typing=True)

    def _story(self, content: Content) -> PinnedArticle:
        """Return the article with the dates that its page would show if it left now."""
        article = self._article
        return PinnedArticle(
            article.id,
            article.revision,
            content,
            article.status,
            article.published or self._snapshot.now,
            self._revised(article, content),
            article.updated,
        )

    def _revised(self, article: Article, content: Content) -> datetime | None:
        ran = self._staged(article.id)
        if ran is not None and content == self._ran:
            return ran.revised
        fresh = article.published is None or content == self._ran
        return article.revised if fresh else self._snapshot.now

    def _staged(self, article_id: ArticleId) -> PinnedArticle | None:
        """Return the article as the next publication would take it."""
        return next((s for s in self._snapshot.stories if s.id == article_id), None)


def _filed(content: Content) -> Filed:
    """Return what decides where an article stands and which pages it brings about."""
    return content.slug, content.section, content.tags, content.byline, content.translates


def _time_of(story: PinnedArticle) -> tuple[float, str]:
    return (story.published.timestamp() if story.published else 0.0), story.id
