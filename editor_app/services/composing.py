"""Articles as pages: their bodies and templates made in batches, with what the ledger keeps."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from editor_app.domain.article import PinnedArticle
from editor_app.domain.ids import ArticleId, AuthorId, TemplateId
from editor_app.domain.language import speaks_of
from editor_app.domain.picture import published_size
from editor_app.domain.picture_places import picture_names
from editor_app.domain.publication import FilledText
from editor_app.domain.resolution import Block
from editor_app.domain.template import Placement, TemplateKind
from editor_app.rendering.blanks import blanks_of
from editor_app.rendering.compose import article_page, frame, house_pages
from editor_app.rendering.edition import Edition, shown_picture
from editor_app.rendering.figures import BodyPicture
from editor_app.rendering.filled_block import FillJob
from editor_app.rendering.markdown_body import BodyContext
from editor_app.rendering.page_values import (
    ArticlePage,
    Frame,
    ShownBlock,
    ShownHousePage,
    ShownPicture,
)
from editor_app.services.snapshot import Snapshot
from editor_app.services.texts import BodyJob, MadeBlock, Texts

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_TAG = re.compile(r"\{[{%](?:\"[^\"]*\"|'[^']*'|[^\"'])*?[%}]\}")
_NAMED = re.compile(r"\b(article|author|site)\.(\w+)")
_BARE = re.compile(r"\b(?:article|author|site)\b(?!\.\w)")
_REMEMBERED = 4_096
Blanks = dict[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Composed:
    """An article as a page; `texts` are its templates as the ledger keeps them.

    `feed` are the templates that stand in feeds alone, `feed_texts` what the ledger keeps of them.
    `message` says what could not be made as it was meant.
    """

    page: ArticlePage
    texts: tuple[FilledText, ...]
    message: str = ""
    feed: tuple[ShownBlock, ...] = ()
    feed_texts: tuple[FilledText, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a story's page is composed from, made already; the rest as in `Composed`."""

    body: str
    blocks: tuple[ShownBlock, ...]
    frame: Frame
    texts: tuple[FilledText, ...]
    message: str
    feed: tuple[ShownBlock, ...]
    feed_texts: tuple[FilledText, ...]
    terms: str = ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A template that belongs on a page, and how it is filled there."""

    block: Block
    job: FillJob
    portrait: ShownPicture | None = None


@dataclass(frozen=True, slots=True)
class _Filled:
    """A filled template: for the page and for the ledger."""

    shown: ShownBlock
    text: FilledText


class Composer:
    """Makes pages of one snapshot; `edition` holds its stories in their order.

    Nobody who is `typing` waits long for a template that does not come to an end.
    """

    def __init__(
        self,
        desk: "Desk",
        snapshot: Snapshot,
        *,
        typing: bool = False,
        edition: Edition | None = None,
    ) -> None:
        self._snapshot, self._texts = snapshot, Texts(desk)
        self._typing = typing
        self._facts = snapshot.facts
        self.edition = edition or Edition(snapshot.facts, snapshot.stories, snapshot.corrections)
        self._made: dict[tuple[str, str, str], MadeBlock] = {}

    def frame(self) -> Frame:
        """Return what pages share that show no article."""
        return self._frame

    def site_texts(self) -> tuple[FilledText, ...]:
        """Return the footers of pages that show no article, as the ledger keeps them."""
        return tuple(filled.text for filled in self._site_footers)

    def house_pages(self) -> tuple[ShownHousePage, ...]:
        """Return the pages of the house."""
        pages = self._facts.site.pages
        jobs = [
            BodyJob(p.text, self._context(p.text, p.language or self._facts.site.language))
            for p in pages
        ]
        bodies = [made.body.html for made in self._texts.bodies(jobs)]
        return house_pages(self._facts, self._frame, bodies)

    def articles(
        self, stories: Sequence[PinnedArticle], *, markers: bool = False
    ) -> list[Composed]:
        """Return the pages of stories with their bodies; in batches, for memory is bounded so.

        `markers` keeps the source lines of each block, for the preview.
        """
        made = self.parts(stories, markers=markers)
        return [self._composed(s, parts) for s, parts in zip(stories, made, strict=True)]

    def parts(self, stories: Sequence[PinnedArticle], *, markers: bool = False) -> list[Parts]:
        """Return what the pages of stories with their bodies are composed from."""
        wanted = [list(self._wanted(story)) for story in stories]
        made = self._fill([one for some in wanted for one in some])
        jobs = [self._body_job(story, markers=markers) for story in stories]
        bodies = self._texts.bodies(jobs, typing=self._typing and len(jobs) == 1)
        return [
            replace(
                self._parts(
                    body.body.html, _told(body.message, some, made), list(_filled(some, made))
                ),
                terms=body.body.terms,
            )
            for body, some in zip(bodies, wanted, strict=True)
        ]

    def terms(self, stories: Sequence[PinnedArticle]) -> list[str]:
        """Return the words of stories with their bodies, as the search knows them."""
        jobs = [self._body_job(story, markers=False) for story in stories]
        return [made.body.terms for made in self._texts.bodies(jobs)]

    def fillings(
        self, stories: Sequence[PinnedArticle]
    ) -> dict[ArticleId, dict[TemplateId, MadeBlock]]:
        """Return what the templates of stories are filled to, as checks look at them."""
        wanted = {story.id: list(self._wanted(story)) for story in stories}
        made = self._fill([one for some in wanted.values() for one in some])
        return {
            key: {one.block.template.id: made[_key(one.job)] for one in some}
            for key, some in wanted.items()
        }

    @cached_property
    def _frame(self) -> Frame:
        return frame(self._facts, [filled.shown for filled in self._site_footers])

    @cached_property
    def _site_footers(self) -> tuple[_Filled, ...]:
        blanks = blanks_of(self._facts, None, self._snapshot.year)
        language = self._facts.site.language
        wanted = [
            _Wanted(block, self._fill_job(block, blanks, language))
            for block in self._snapshot.attachments.of_site()
            if block.placement is Placement.PAGE_FOOTER
        ]
        return tuple(_filled(wanted, self._fill(wanted)))

    def _parts(self, body: str, message: str, filled: Sequence[_Filled]) -> Parts:
        footers = [f.shown for f in filled if f.shown.placement is Placement.PAGE_FOOTER]
        feed = [f for f in filled if f.shown.placement is Placement.FEED]
        return Parts(
            body,
            tuple(f.shown for f in filled if f.shown.placement not in _OUTSIDE),
            self._frame_with(footers),
            tuple(f.text for f in filled if f.shown.placement is not Placement.FEED),
            message,
            tuple(f.shown for f in feed),
            tuple(f.text for f in feed),
        )

    def _composed(self, story: PinnedArticle, made: Parts) -> Composed:
        page = article_page(self.edition, story, made.body, frame=made.frame, blocks=made.blocks)
        return Composed(page, made.texts, made.message, made.feed, made.feed_texts)

    def _frame_with(self, footers: Sequence[ShownBlock]) -> Frame:
        if tuple(footers) == self._frame.footers:
            return self._frame
        return replace(self._frame, footers=tuple(footers))

    def _wanted(self, story: PinnedArticle) -> Iterator[_Wanted]:
        """Yield the templates of a story; a bio stands once for each of its authors."""
        facts, content = self._facts, story.content
        language = facts.language_of(content)
        corrections = self._snapshot.corrections.get(story.id, ())
        blanks = blanks_of(facts, story, self._snapshot.year, corrections)
        byline = [author.id for author in facts.byline_of(content)]
        for block in self._snapshot.attachments.on(ArticleId(story.id), content):
            if block.missing:
                continue
            if block.placement is Placement.PAGE_FOOTER:
                yield _Wanted(block, self._fill_job(block, blanks, facts.site.language))
            elif block.template.kind is not TemplateKind.BIO:
                yield _Wanted(block, self._fill_job(block, blanks, language))
            else:
                for author in byline:
                    first = (author, *(other for other in byline if other != author))
                    own = replace(story, content=replace(content, byline=first))
                    about = blanks_of(facts, own, self._snapshot.year, corrections)
                    job = self._fill_job(block, about, language)
                    yield _Wanted(block, job, self._portrait(author, language))

    def _portrait(self, author: AuthorId, language: str) -> ShownPicture | None:
        picture = self._facts.pictures.get(self._facts.authors[author].picture)
        return shown_picture(picture, language) if picture else None

    def _fill_job(self, block: Block, blanks: Blanks, language: str) -> FillJob:
        text, own = block.text, block.language
        # What speaks of the language around it is filled in that: `fr` on a page in `fr-CA`.
        spoken = language if not own or speaks_of(own, language) else own
        return FillJob(text, used_blanks(text, blanks), spoken, self._pictures(text))

    def _body_job(self, story: PinnedArticle, *, markers: bool) -> BodyJob:
        content = story.content
        language = self._facts.language_of(content)
        return BodyJob(content.body, self._context(content.body, language, markers=markers))

    def _context(self, text: str, language: str, *, markers: bool = False) -> BodyContext:
        return BodyContext(language, self._pictures(text), markers)

    def _pictures(self, text: str) -> Mapping[str, BodyPicture]:
        """Return what the library knows of the pictures that a text shows."""
        if "![" not in text and "<img" not in text.lower():
            return {}
        known = self._facts.pictures
        return {
            name: BodyPicture(
                known[name].alt,
                known[name].caption,
                known[name].credit,
                *published_size(known[name].width, known[name].height),
            )
            for name in picture_names(text)
            if name in known
        }

    def _fill(self, wanted: Iterable[_Wanted]) -> dict[tuple[str, str, str], MadeBlock]:
        """Return the templates filled, by job; equal jobs are filled once."""
        if len(self._made) > _REMEMBERED:
            self._made.clear()
        jobs = {_key(one.job): one.job for one in wanted}
        fresh = {key: job for key, job in jobs.items() if key not in self._made}
        if fresh:
            found = self._texts.filled(list(fresh.values()), typing=self._typing)
            self._made.update(zip(fresh, found, strict=True))
        return {key: self._made[key] for key in jobs}


_OUTSIDE = {Placement.PAGE_FOOTER, Placement.FEED}


def used_blanks(text: str, blanks: Blanks) -> Blanks:
    """Return the values of the blanks that a template names, so that equal fillings are seen.

    A template that names a group as a whole gets all of it.
    """
    named = _blanks_named(text)
    if named is None:
        return blanks
    return {
        group: {field: value for field, value in values.items() if (group, field) in named}
        for group, values in blanks.items()
    }


@lru_cache(maxsize=256)
def _blanks_named(text: str) -> frozenset[tuple[str, str]] | None:
    """Return the (group, field) of each blank in a template; None when it names a whole group."""
    tags = " ".join(_TAG.findall(text))
    if _BARE.search(tags):
        return None
    return frozenset((m[1], m[2]) for m in _NAMED.finditer(tags))


def _told(
    message: str, wanted: Iterable[_Wanted], made: Mapping[tuple[str, str, str], MadeBlock]
) -> str:
    """Say what could not be made as it was meant, also of templates that were filled to nothing."""
    messages = (message, *(made[_key(one.job)].message for one in wanted))
    return " ".join(dict.fromkeys(one for one in messages if one))


def _filled(
    wanted: Iterable[_Wanted], made: Mapping[tuple[str, str, str], MadeBlock]
) -> Iterator[_Filled]:
    """Yield the templates that say something, each wording once."""
    seen: set[tuple[str, str]] = set()
    for one in wanted:
        block, found = one.block, made[_key(one.job)]
        template = block.template
        if not found.block.html.strip() or (template.id, found.block.html) in seen:
            continue
        seen.add((template.id, found.block.html))
        yield _Filled(
            ShownBlock(
                template.kind,
                template.name,
                block.version,
                template.id,
                found.block.html,
                block.placement,
                block.paragraphs,
                template.topic,
                one.job.language,
                one.portrait,
            ),
            FilledText(
                template.id,
                template.name,
                template.kind.value,
                block.version,
                hashlib.sha256(found.block.markdown.encode()).hexdigest(),
                found.block.markdown,
                block.why,
                block.rule.id,
                block.language,
            ),
        )


def _key(job: FillJob) -> tuple[str, str, str]:
    return job.text, job.language, repr(job.blanks)
