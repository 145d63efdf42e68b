"""What a document tells of an article: gathered from a snapshot and what was made of its text."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.article import Content, PinnedArticle
from editor_app.domain.picture_places import picture_names
from editor_app.export.article_facts import (
    FINISHED,
    ArticleFacts,
    FactBlock,
    FactTranslation,
    StateFacts,
)
from editor_app.export.page_document import DocumentPlaces
from editor_app.rendering.links import place
from editor_app.rendering.page_values import ArticlePage, ShownBlock
from editor_app.services.article_states import existing

if TYPE_CHECKING:
    from editor_app.services.composing import Composed
    from editor_app.services.export_pictures import PicturesOut
    from editor_app.services.snapshot import Snapshot
    from editor_app.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The site a document speaks of; `paths` are those of the stories that stand on it, by slug."""

    snapshot: "Snapshot"
    paths: dict[str, str]
    pictures: "PicturesOut"

    @property
    def base(self) -> str:
        """The site's address, empty when it has none."""
        return self.snapshot.facts.site.address.rstrip("/")


def paths_of(snapshot: "Snapshot") -> dict[str, str]:
    """Return where each story of the site stands, by slug."""
    facts = snapshot.facts
    return {story.content.slug: facts.path_of(story.content) for story in snapshot.stories}


def shown_pictures(content: Content) -> tuple[str, ...]:
    """Return the names of an article's pictures, the lead first, each once."""
    lead = (content.lead_picture,) if content.lead_picture else ()
    return tuple(dict.fromkeys([*lead, *picture_names(content.body)]))


def gather(
    unit: "Unit", story: PinnedArticle, composed: "Composed", around: Surroundings
) -> ArticleFacts:
    """Return all that documents tell of an article."""
    site_facts, base = around.snapshot.facts, around.base
    article, content = existing(unit, story.id), story.content
    revision = unit.revisions.get(story.revision)
    assert revision is not None  # noqa: S101 (a revision that leaves is never removed)
    places = DocumentPlaces(base, around.paths, media=around.pictures.beside)
    files = (around.pictures.file(name) for name in shown_pictures(content))
    path = site_facts.path_of(content)
    return ArticleFacts(
        id=story.id,
        content=content,
        status=story.status,
        state=StateFacts(revision.number, revision.saved, revision.by, revision.note),
        created=article.created,
        updated=article.updated,
        published=story.published,
        revised=story.revised,
        site=site_facts.site,
        address=f"{base}/{path}" if base else "",
        byline=site_facts.byline_of(content),
        section=site_facts.section_of(content),
        tags=site_facts.tags_of(content),
        pictures=tuple(file for file in files if file is not None),
        corrections=unit.corrections.of(story.id),
        blocks=_blocks(composed, places),
        html=place(composed.page.body, places),
        translates=_original(unit, content),
        translations=tuple(
            FactTranslation(
                one.id,
                one.slug,
                one.headline,
                one.language,
                f"{base}/{one.path}" if base else "",
                one.original,
            )
            for one in composed.page.translations
        ),
    )


def _original(unit: "Unit", content: Content) -> str:
    found = unit.articles.get(content.translates) if content.translates else None
    return found.content.slug if found else ""


def page_alone(page: ArticlePage, story: PinnedArticle, base: str) -> ArticlePage:
    """Return a page as it stands by itself: marked unless finished, other stories as links only."""
    page = replace(page, draft=story.status not in FINISHED)
    if not base:
        return replace(page, following=None, related=(), trending=())
    return replace(page, related=tuple(replace(teaser, picture=None) for teaser in page.related))


def _blocks(composed: "Composed", places: DocumentPlaces) -> tuple[FactBlock, ...]:
    """Return the filled texts with where they stand; a bio stands once for each author."""
    page = composed.page
    shown: dict[str, list[ShownBlock]] = {}
    for block in (*page.frame.footers, *page.blocks):
        shown.setdefault(block.template, []).append(block)
    on_page = [(text, shown[text.template].pop(0)) for text in composed.texts]
    in_feeds = zip(composed.feed_texts, composed.feed, strict=True)
    return tuple(
        FactBlock(
            text,
            block.placement,
            place(block.html, places),
            block.topic,
            block.language,
            block.paragraphs,
        )
        for text, block in (*on_page, *in_feeds)
    )
