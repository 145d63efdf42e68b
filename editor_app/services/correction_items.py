"""The feed of corrections: every standing one of stories on the site, newest first."""

from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

from editor_app.domain.article import PinnedArticle
from editor_app.domain.correction import Correction
from editor_app.export.feed import LENGTH, Feed, FeedItem
from editor_app.rendering.compose import CORRECTIONS_FEED, CORRECTIONS_PATH, shown_correction
from editor_app.rendering.edition import Edition
from editor_app.rendering.words import page_word
from editor_app.services.feed_items import address_of

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot


def corrections_feed(snapshot: "Snapshot", edition: Edition, base: str) -> Feed:
    """Return the feed; an item is there as long as its correction stands, under the same id."""
    site = snapshot.facts.site
    found = [
        (correction, story)
        for story in edition.stories
        for correction in snapshot.corrections.get(story.id, ())
        if not correction.struck
    ]
    found.sort(key=lambda pair: (pair[0].time, pair[0].id), reverse=True)
    return Feed(
        f"{site.name}: {page_word('corrections', site.language)}",
        page_word("corrections-about", site.language),
        base + CORRECTIONS_PATH,
        base + CORRECTIONS_FEED,
        site.language,
        tuple(_item(snapshot, edition, *pair, base) for pair in found[:LENGTH]),
    )


def _item(
    snapshot: "Snapshot", edition: Edition, correction: Correction, story: PinnedArticle, base: str
) -> FeedItem:
    language = snapshot.facts.language_of(story.content)
    shown = shown_correction(edition, correction, language)
    headline, url = edition.teaser(story).headline, address_of(snapshot, story, base)
    kind = page_word(correction.kind.value, language)
    told = "".join(f"<p>{escape(text, quote=False)}</p>" for text in shown.paragraphs)
    leads = f'<p><a href="{escape(url)}">{escape(headline, quote=False)}</a></p>'
    return FeedItem(
        _id(correction),
        f"{url}#{shown.anchor}",
        f"{kind}: {headline}",
        " ".join(shown.paragraphs),
        told + leads,
        correction.time,
        correction.time,
        language=language,
    )


def _id(correction: Correction) -> str:
    """Return what a feed knows a correction by; one from elsewhere may be no UUID."""
    try:
        return f"urn:uuid:{UUID(correction.id)}"
    except ValueError:
        return f"urn:offstone:{correction.id.encode().hex()}"
