"""From what the desk keeps to what a page shows: pure functions over an edition."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from itertools import islice

from editor_app.domain.address import HOME, house_path, section_path, tag_path
from editor_app.domain.archive import ARCHIVE
from editor_app.domain.article import PinnedArticle
from editor_app.domain.correction import Correction, last_change
from editor_app.domain.home import LATEST
from editor_app.domain.site import HousePage, Linked, Site
from editor_app.domain.text import count_words
from editor_app.rendering.addresses import outside_link
from editor_app.rendering.dates import moment
from editor_app.rendering.edition import Edition, shown_picture
from editor_app.rendering.languages import own_names
from editor_app.rendering.page_values import (
    ArticlePage,
    CorrectedStory,
    CorrectionsPage,
    ForMachines,
    Frame,
    HomePage,
    Moment,
    NamedLink,
    NotFoundPage,
    NoticePage,
    RedirectPage,
    ShownBlock,
    ShownCorrection,
    ShownHousePage,
    ShownPicture,
    Strip,
    Translation,
)
from editor_app.rendering.site_facts import SiteFacts
from editor_app.rendering.typography import smart_text

CARDS = 3
CORRECTIONS_PATH, NOT_FOUND_PATH = "corrections/", "404.html"
CORRECTIONS_FEED = "corrections/feed.xml"


def frame(facts: SiteFacts, footers: Sequence[ShownBlock] = ()) -> Frame:
    """Return what all pages share."""
    site = facts.site
    return Frame(
        name=smart_text(site.name, site.language),
        tagline=smart_text(site.tagline, site.language),
        address=site.address.rstrip("/"),
        language=site.language,
        contact=site.contact,
        menu=(
            *(NamedLink(s.name, section_path(s)) for s in facts.sections.values()),
            *_linked(site, Linked.MENU),
        ),
        social=tuple(
            replace(link, address=address)
            for link in site.social
            if (address := outside_link(link.address))
        ),
        pages=_linked(site, *Linked),
        footers=tuple(footers),
        own_faces=site.own_faces,
        share=site.look.share,
        foot=_linked(site, Linked.FOOTER),
    )


def _linked(site: Site, *where: Linked) -> tuple[NamedLink, ...]:
    """Return the pages of the house that are linked there, in their order."""
    return tuple(
        NamedLink(
            smart_text(page.title, page.language or site.language),
            house_path(page),
            language=page.language,
        )
        for page in site.pages
        if page.linked in where
    )


def article_page(
    edition: Edition,
    story: PinnedArticle,
    body: str,
    *,
    frame: Frame,
    blocks: Sequence[ShownBlock] = (),
    draft: bool = False,
) -> ArticlePage:
    """Return an article's page; `body` is its sanitised HTML, `blocks` are in page order."""
    content, facts = story.content, edition.facts
    language = facts.language_of(content)
    corrections = edition.corrections.get(story.id, ())
    following = edition.following(story)
    return ArticlePage(
        path=facts.path_of(content),
        frame=frame,
        slug=content.slug,
        language=language,
        headline=smart_text(content.headline, language),
        standfirst=smart_text(content.standfirst, language),
        section=edition.section_link(content),
        kind=content.kind,
        byline=edition.byline_links(content),
        published=edition.moment(story),
        updated=_updated(edition, story, corrections),
        lead=_lead(edition, story),
        dateline=smart_text(content.dateline, language),
        body=body,
        blocks=tuple(blocks),
        corrections=tuple(shown_correction(edition, c, language) for c in _told(corrections)),
        tags=tuple(NamedLink(tag.name, tag_path(tag)) for tag in facts.tags_of(content)),
        following=edition.teaser(following) if following else None,
        related=edition.teasers(edition.related(story)),
        trending=edition.trending if edition.shows_trending(story) else (),
        source=content.source,
        credit=content.credit,
        machines=ForMachines(
            content.seo_title,
            content.seo_description,
            content.social_title,
            outside_link(content.canonical),
        ),
        draft=draft,
        words=story.words or count_words(content.body),
        translations=_translations(edition, story, language),
        translated=not edition.is_original(story),
    )


def home_page(edition: Edition, frame: Frame) -> HomePage:
    """Return the front as the editors chose it: what leads, what follows, the blocks below."""
    stories = edition.stories
    day = _site_moment(edition, stories[0]) if stories else None
    above = _above(edition)
    first = edition.teasers(edition.at(above))
    return HomePage(
        HOME,
        frame,
        day,
        first[0] if first else None,
        first[1:],
        tuple(_strips(edition, set(above))),
        edition.trending,
    )


def _above(edition: Edition) -> tuple[int, ...]:
    """Return the places of what leads, of what is pinned and of the newest that fill the row."""
    home, newest = edition.facts.site.home, range(len(edition.stories))
    pinned = edition.places(home.pinned)
    lead = edition.places([home.lead] if home.lead else [])
    # A story that is pinned below does not lead for being the newest.
    wanted = lead or tuple(islice((p for p in newest if p not in pinned), 1))
    chosen = dict.fromkeys((*wanted, *pinned))
    room = 1 + CARDS * max(1, -(-(len(chosen) - 1) // CARDS))
    filled = islice((p for p in newest if p not in chosen), room - len(chosen))
    return (*chosen, *filled)


def _strips(edition: Edition, shown: set[int]) -> Iterator[Strip]:
    """Yield the blocks with the newest stories that stand nowhere above them."""
    sections = edition.facts.sections
    for block in edition.facts.site.home.blocks_of(sections):
        latest = block.section == LATEST
        known = range(len(edition.stories)) if latest else edition.by_section.get(block.section, ())
        places = tuple(islice((p for p in known if p not in shown), block.stories))
        if block.shown and places:
            shown.update(places)
            section = None if latest else sections[block.section]
            name, path = (section.name, section_path(section)) if section else ("", ARCHIVE)
            yield Strip(NamedLink(name, path), edition.teasers(edition.at(places)))


def corrections_page(edition: Edition, frame: Frame) -> CorrectionsPage:
    """Return every correction of stories on the site, newest first; struck ones say so."""
    found: list[tuple[datetime, str, CorrectedStory]] = []
    for story in edition.stories:
        language = edition.facts.language_of(story.content)
        for correction in _told(edition.corrections.get(story.id, ())):
            shown = shown_correction(edition, correction, language)
            entry = CorrectedStory(edition.teaser(story), shown)
            found.append((correction.time, correction.id, entry))
    found.sort(key=lambda item: item[:2], reverse=True)
    entries = tuple(entry for _, _, entry in found)
    return CorrectionsPage(CORRECTIONS_PATH, frame, entries, CORRECTIONS_FEED)


def house_pages(
    facts: SiteFacts, frame: Frame, bodies: Sequence[str]
) -> tuple[ShownHousePage, ...]:
    """Return the pages of the house; `bodies` are their texts as HTML, in the same order."""
    pairs = zip(facts.site.pages, bodies, strict=True)
    return tuple(house_page(page, frame, body) for page, body in pairs)


def house_page(page: HousePage, frame: Frame, body: str) -> ShownHousePage:
    """Return a page of the house; `body` is its text as HTML."""
    language = page.language or frame.language
    return ShownHousePage(
        house_path(page),
        frame,
        smart_text(page.title, language),
        body,
        language,
        smart_text(page.description, language),
    )


def not_found_page(frame: Frame) -> NotFoundPage:
    """Return the page for addresses that are none; it leads to sections, not to stories."""
    return NotFoundPage(NOT_FOUND_PATH, frame)


def notice_page(edition: Edition, story: PinnedArticle, frame: Frame) -> NoticePage:
    """Return what stands where a story was withdrawn."""
    content, language = story.content, edition.facts.language_of(story.content)
    return NoticePage(
        edition.facts.path_of(content),
        frame,
        language,
        smart_text(content.headline, language),
        edition.section_link(content),
        edition.moment(story) if story.published else None,
    )


def redirect_pages(redirects: Sequence[tuple[str, str]], frame: Frame) -> tuple[RedirectPage, ...]:
    """Return a page for each former address."""
    return tuple(RedirectPage(path, frame, goal) for path, goal in redirects)


def _translations(edition: Edition, story: PinnedArticle, language: str) -> tuple[Translation, ...]:
    """Return the story in other languages, each told by its own name."""
    stories = edition.translations(story)
    languages = [edition.facts.language_of(one.content) for one in stories]
    return tuple(
        Translation(
            one.id,
            one.content.slug,
            edition.facts.path_of(one.content),
            smart_text(one.content.headline, spoken),
            spoken,
            name,
            edition.is_original(one),
        )
        for one, spoken, name in zip(
            stories, languages, own_names(languages, language), strict=True
        )
    )


def _lead(edition: Edition, story: PinnedArticle) -> ShownPicture | None:
    picture = edition.facts.pictures.get(story.content.lead_picture)
    if picture is None:
        return None
    language = edition.facts.language_of(story.content)
    return shown_picture(picture, language, story.content.lead_caption)


def _updated(
    edition: Edition, story: PinnedArticle, corrections: Sequence[Correction]
) -> Moment | None:
    """Return when the text or its corrections last changed after publication."""
    changed = last_change(story.published, story.revised, corrections)
    if changed is None:
        return None
    return moment(changed, edition.zone, edition.facts.language_of(story.content))


def _told(corrections: Sequence[Correction]) -> list[Correction]:
    """Return what readers are told: what stands, and what they saw before it was struck."""
    return [correction for correction in corrections if correction.told]


def shown_correction(edition: Edition, correction: Correction, language: str) -> ShownCorrection:
    """Return a correction as pages and feeds show it."""
    paragraphs = [" ".join(part.split()) for part in correction.text.split("\n\n")]
    return ShownCorrection(
        correction.kind,
        tuple(smart_text(text, language) for text in paragraphs if text),
        moment(correction.time, edition.zone, language),
        f"correction-{blake2b(correction.id.encode(), digest_size=4).hexdigest()}",
        moment(correction.struck_at, edition.zone, language) if correction.struck_at else None,
        smart_text(" ".join(correction.struck_reason.split()), language),
    )


def _site_moment(edition: Edition, story: PinnedArticle) -> Moment:
    when = story.published or story.pinned_at
    return moment(when, edition.zone, edition.facts.site.language)
