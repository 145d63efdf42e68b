"""A story as feeds carry it: whole, with the blocks and corrections that its page has."""

from datetime import datetime
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from editor_app.domain.article import PinnedArticle
from editor_app.domain.correction import last_change
from editor_app.domain.template import Placement
from editor_app.export.feed import NOTHING_YET, FeedAuthor, FeedItem, with_whole_anchors
from editor_app.rendering.elements import language_marks
from editor_app.rendering.insertion import split_after, with_dateline
from editor_app.rendering.links import place
from editor_app.rendering.page_values import ArticlePage, ShownBlock
from editor_app.rendering.words import page_word
from editor_app.services.addresses import Addresses, RootedPlaces
from editor_app.services.composing import Composed

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot


def feed_item(
    snapshot: "Snapshot", story: PinnedArticle, made: Composed, addresses: Addresses, base: str
) -> FeedItem:
    """Return a story as an item of a feed; its id is that of the article and never changes."""
    places, page = RootedPlaces(addresses, base), made.page
    url = address_of(snapshot, story, base)
    content = story.content
    summary = content.seo_description or content.standfirst
    labels = [page.section.name] if page.section else []
    return FeedItem(
        id=f"urn:uuid:{story.id}",
        url=url,
        title=page.headline,
        summary=summary,
        html=with_whole_anchors(place(_whole(made, places), places), url),
        published=story.published or NOTHING_YET,
        updated=last_changed(snapshot, story),
        authors=tuple(FeedAuthor(link.name, places.page(link.path)) for link in page.byline),
        categories=(*labels, *(tag.name for tag in page.tags)),
        language=page.language,
        picture=places.media(page.lead.name) if page.lead else "",
    )


def address_of(snapshot: "Snapshot", story: PinnedArticle, base: str) -> str:
    """Return the absolute address of a story."""
    return base + quote(snapshot.facts.path_of(story.content), safe="/-_.~")


def last_changed(snapshot: "Snapshot", story: PinnedArticle) -> datetime:
    """Return when the text or the corrections of a story last changed, as its page says."""
    corrections = snapshot.corrections.get(story.id, ())
    changed = last_change(story.published, story.revised, corrections)
    return changed or story.published or NOTHING_YET


def _whole(made: Composed, places: RootedPlaces) -> str:
    page = made.page
    language = page.language
    before = [_aside(b, language) for b in page.blocks if b.placement is Placement.BEFORE]
    after = [_aside(b, language) for b in page.blocks if b.placement is Placement.AFTER]
    after += [_aside(b, language) for b in made.feed]
    grave, others = _corrections(page, grave=True), _corrections(page, grave=False)
    return "\n".join([_lead(page, places), *grave, *before, _text(page), *others, *after])


def _lead(page: ArticlePage, places: RootedPlaces) -> str:
    address = places.media(page.lead.name) if page.lead else ""
    if page.lead is None or not address:
        return ""
    words = " ".join(part for part in (page.lead.caption, page.lead.credit) if part)
    below = f"<figcaption>{escape(words, quote=False)}</figcaption>" if words else ""
    return f'<figure><img src="{escape(address)}" alt="{escape(page.lead.alt)}">{below}</figure>'


def _text(page: ArticlePage) -> str:
    """Return the body with its dateline, and the blocks that stand between paragraphs."""
    within = [b for b in page.blocks if b.placement is Placement.AFTER_PARAGRAPHS]
    groups = [(number, list(blocks)) for number, blocks in groupby(within, key=_paragraphs)]
    body = with_dateline(page.body, page.dateline)
    pieces = split_after(body, [number for number, _ in groups])
    blocks = ["".join(_aside(block, page.language) for block in found) for _, found in groups]
    return "".join(f"{piece}{block}" for piece, block in zip(pieces, [*blocks, ""], strict=True))


def _aside(block: ShownBlock, around: str) -> str:
    """Return a template as its page labels it."""
    language = block.language or around
    label = escape(page_word(block.kind.value, language))
    topic = f' data-topic="{block.topic}"' if block.topic else ""
    return (
        f'<aside aria-label="{label}"{language_marks(language, around)} data-kind="{block.kind}"'
        f'{topic} data-version="{block.version}">{block.html}</aside>'
    )


def _paragraphs(block: ShownBlock) -> int:
    return block.paragraphs


def _corrections(page: ArticlePage, *, grave: bool) -> list[str]:
    return [
        f"<p><strong>{escape(c.kind.label)}, {escape(c.time.day)}:</strong> "
        f"{escape(' '.join(c.paragraphs), quote=False)}</p>"
        for c in page.corrections
        if c.kind.grave is grave
    ]
