"""An invented small site in the dress of a real one: to try layouts on, and to show a look with."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from editor_app.domain.article import Content, Kind, PinnedArticle
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.home import LATEST, Home, HomeBlock
from editor_app.domain.ids import (
    ArticleId,
    AuthorId,
    CorrectionId,
    PictureId,
    RevisionId,
    SectionId,
    TagId,
    TemplateId,
)
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.picture import Picture
from editor_app.domain.site import HousePage, Site
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.rendering import archive, compose, lists
from editor_app.rendering.edition import Edition
from editor_app.rendering.page_values import Page, ShownBlock
from editor_app.rendering.site_facts import SiteFacts

_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
_HEADLINES = (
    "The old lighthouse is lit again after forty years",
    "Why the bridge was never finished",
    "Bakers agree on a price for bread",
    "A night at the observatory",
    "The river has a new course",
    "Letters from the last mill",
    "What the tide tables leave out",
    "The orchestra moves into the tram shed",
    "Nine gardens and one well",
)
_SECTIONS = ("World", "Arts")
_STANDFIRST = "A keeper’s daughter found the lens in a barn, wrapped in sailcloth and straw"
_BODY = (
    "<p>The beam came on at dusk, and for a moment nobody on the quay said a word. "
    "The lens had been thought lost since the winter of the great storm.</p>\n"
    "<h2>How it was found</h2>\n"
    '<p>Its brass frame had gone green, but of <a href="page:">the eighty prisms</a> only two '
    "were chipped. Work on it took three summers.</p>\n"
    "<blockquote><p>We cleaned it with vinegar and patience.</p></blockquote>\n"
    "<ul><li>Height above the sea: 41 metres</li><li>Range: 18 sea miles</li></ul>\n"
    "<p>Fishing boats can see it again from the outer bank.</p>\n"
)


def specimen_pages(site: Site, *, bare: bool = True) -> Iterator[tuple[str, Page]]:
    """Yield a page of every kind, and with `bare` those that have nothing to show, too."""
    paper = _edition(site)
    frame = compose.frame(paper.facts, [_block(TemplateKind.FOOTER, Placement.PAGE_FOOTER)])
    blocks = [_block(kind, Placement.AFTER) for kind in TemplateKind]
    facts, first, second = paper.facts, paper.stories[0], paper.stories[1]
    (section, *_), (author, *_) = facts.sections.values(), facts.authors.values()
    yield "home", compose.home_page(paper, frame)
    yield "section", next(lists.section_pages(paper, section, frame))
    yield "article", compose.article_page(paper, first, _BODY, frame=frame, blocks=blocks)
    yield "author", next(lists.author_pages(paper, author, frame))
    yield "tag", next(lists.tag_pages(paper, next(iter(facts.tags.values())), frame))
    yield "corrections", compose.corrections_page(paper, frame)
    pages = compose.house_pages(facts, frame, [_BODY for _ in facts.site.pages])
    yield "house", pages[0]
    months = archive.months_of(paper)
    yield "archive", archive.archive_page(paper, months, frame)
    yield "archive-month", next(archive.month_pages(paper, next(iter(months)), frame))
    yield "search", archive.search_page(months, frame)
    yield "not-found", compose.not_found_page(frame)
    yield "notice", compose.notice_page(paper, second, frame)
    yield "redirect", compose.redirect_pages([("old/", "")], frame)[0]
    if bare:
        yield from _bare_pages(paper)


def _bare_pages(paper: Edition) -> Iterator[tuple[str, Page]]:
    """Yield pages with as little on them as there can be."""
    facts = SiteFacts(Site(paper.facts.site.name), {}, {}, {}, {})
    empty, frame = Edition(facts, (), {}), compose.frame(facts)
    story = PinnedArticle(
        ArticleId("bare"),
        RevisionId(1),
        Content("", slug="bare"),
        Status.READY,
        None,
        None,
        _NOON,
    )
    section = next(iter(paper.facts.sections.values()))
    yield "home", compose.home_page(empty, frame)
    yield "section", next(lists.section_pages(empty, section, frame))
    yield "article", compose.article_page(empty, story, "", frame=frame, draft=True)
    yield "corrections", compose.corrections_page(empty, frame)
    yield "notice", compose.notice_page(empty, story, frame)
    yield "archive", archive.archive_page(empty, {}, frame)
    yield "search", archive.search_page({}, frame)


def _edition(site: Site) -> Edition:
    sections = [Section(SectionId(n), n, n.lower(), "", at) for at, n in enumerate(_SECTIONS)]
    author = Author(
        AuthorId("a"),
        "Ada Winter",
        "ada-winter",
        "Reporter",
        "She writes about the coast.",
        "ada@desk.example",
        (("Her site", "https://ada.example"),),
        "lens.jpg",
    )
    tag = Tag(TagId("t"), "Lighthouses", "lighthouses")
    picture = Picture(
        PictureId("p"),
        "lens.jpg",
        "0" * 64,
        ".jpg",
        1600,
        1000,
        1,
        _NOON,
        "A lens",
        "The lens in its frame",
        "Invented picture",
    )
    stories = tuple(_story(at, sections[at % 2], author, tag) for at in range(len(_HEADLINES)))
    site = _filled(site, stories)
    facts = SiteFacts(
        site,
        {s.id: s for s in sections},
        {author.id: author},
        {tag.id: tag},
        {picture.name: picture},
    )
    told = tuple(
        Correction(
            CorrectionId(kind.value), stories[0].id, kind, "The tower is 41 metres high.", _NOON, ""
        )
        for kind in (CorrectionKind.CORRECTION, CorrectionKind.RETRACTION)
    )
    return Edition(facts, stories, {stories[0].id: told[:1], stories[1].id: told})


def _filled(site: Site, stories: tuple[PinnedArticle, ...]) -> Site:
    from dataclasses import replace

    pages = site.pages or (HousePage("About", "about", ""),)
    trending = tuple(story.id for story in stories[1:5])
    blocks = (HomeBlock(LATEST, 2), *(HomeBlock(SectionId(name)) for name in _SECTIONS))
    home = Home(blocks=blocks)
    return replace(site, pages=pages, trending=trending, page_size=7, home=home)


def _story(at: int, section: Section, author: Author, tag: Tag) -> PinnedArticle:
    content = Content(
        headline=_HEADLINES[at],
        standfirst=_STANDFIRST if at % 3 == 0 else "",
        byline=(author.id,),
        dateline="Cape Mora" if at == 0 else "",
        section=section.id,
        tags=(tag.id,),
        kind=Kind.OPINION if at == 4 else Kind.REPORT,
        slug=f"story-{at}",
        lead_picture="lens.jpg" if at % 2 == 0 else "",
        source="Cape News" if at == 0 else "",
    )
    when = _NOON - timedelta(hours=7 * at)
    return PinnedArticle(
        ArticleId(f"s{at}"), RevisionId(at), content, Status.PUBLISHED, when, None, when
    )


def _block(kind: TemplateKind, placement: Placement) -> ShownBlock:
    html = "<p>This site is invented, and so is all that it tells.</p>"
    return ShownBlock(kind, kind.label, 1, TemplateId(kind.value), html, placement)
