"""An article's page before it leaves: all that surrounds it is read once, the text at every key."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from editor_app.domain.article import Article, Content, PinnedArticle
from editor_app.domain.ids import ArticleId
from editor_app.domain.picture import Picture
from editor_app.domain.status import Status
from editor_app.rendering.theme import Theme
from editor_app.services.addresses import Addresses
from editor_app.services.article_states import existing
from editor_app.services.attaching import Attachments
from editor_app.services.composing import Composer
from editor_app.services.feeds import feed_files
from editor_app.services.site_plan import page_files
from editor_app.services.snapshot import Snapshot

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_OUT = {Status.READY, Status.PUBLISHED}


@dataclass(frozen=True, slots=True)
class PreviewPlaces:
    """Addresses that the preview's own scheme answers; they lead where the site's would."""

    addresses: Addresses

    def article(self, slug: str) -> str:
        return _rooted(self.addresses.article(slug))

    def media(self, name: str) -> str:
        return f"/media/{quote(name)}" if self.addresses.media(name) else ""

    def page(self, path: str) -> str:
        return _rooted(self.addresses.page(path))

    def asset(self, name: str) -> str:
        return _rooted(self.addresses.asset(name))


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
        self._there: dict[str, bool] = {}
        self._set_up(self._article.content)

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
        other = copy(self)
        other._snapshot = replace(self._snapshot, attachments=attachments)  # noqa: SLF001
        other._compose(replace(self._shown, attachments=attachments))  # noqa: SLF001
        return other

    def page(self, content: Content, *, markers: bool = True) -> tuple[str, str]:
        """Return the page of these words, and what could not be shown as it was meant."""
        if _filed(content) != self._filed:
            self._set_up(content)
        (composed,) = self._composer.articles([self._story(content)], markers=markers)
        page = self._maker.make(composed.page, self.places, markers=markers)
        return page, " ".join(said for said in (composed.message, *self._maker.messages) if said)

    def _set_up(self, content: Content) -> None:
        """Put the article among the others; done again when it is filed elsewhere."""
        self._filed = _filed(content)
        own = replace(self._story(content), content=replace(content, body=""))
        others = [s for s in self._snapshot.stories if s.id != own.id]
        stories = sorted([own, *others], key=_time_of, reverse=True)
        snapshot = replace(
            self._snapshot,
            stories=tuple(stories),
            withdrawn=tuple(s for s in self._snapshot.withdrawn if s.id != own.id),
        )
        self._compose(snapshot)
        facts = snapshot.facts
        standing = (*snapshot.withdrawn, *snapshot.stories)
        self.places = PreviewPlaces(
            Addresses(
                {s.content.slug: facts.path_of(s.content) for s in standing},
                page_files(snapshot, self._composer.edition) | feed_files(snapshot),
                self._assets(),
                facts.pictures,
                self._has_picture,
            )
        )

    def _compose(self, snapshot: Snapshot) -> None:
        self._shown = snapshot
        self._composer = Composer(self._desk, snapshot, typing=True)

    def _assets(self) -> Mapping[str, str]:
        return {name: f"assets/{name}" for name in self.theme.assets}

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

    def _has_picture(self, picture: Picture) -> bool:
        if picture.file_name not in self._there:
            file: Path = self._desk.media_folder / picture.file_name
            self._there[picture.file_name] = file.is_file()
        return self._there[picture.file_name]


def _filed(content: Content) -> tuple[object, ...]:
    """Return what decides where an article stands and which pages it brings about."""
    return content.slug, content.section, content.tags, content.byline


def _time_of(story: PinnedArticle) -> tuple[float, str]:
    return (story.published.timestamp() if story.published else 0.0), story.id


def _rooted(path: str | None) -> str:
    return "" if path is None else "/" + quote(path, safe="/:#.~-_")
