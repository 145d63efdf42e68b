"""The small elements that layouts are full of, made here because a macro is ten times slower."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from markupsafe import Markup

from editor_app.rendering.dates import direction
from editor_app.rendering.page_values import (
    ArticlePage,
    NamedLink,
    ShownBlock,
    ShownPicture,
    Teaser,
)
from editor_app.rendering.picture_slots import Slot
from editor_app.rendering.picture_sources import with_sources
from editor_app.rendering.safe import escaped, safe
from editor_app.rendering.theme import Words

Addresses = tuple[str, str]
# RSS is what readers expect, so that it needs no name of its own.
_FEEDS = (
    ("feed.xml", "rss+xml", ""),
    ("atom.xml", "atom+xml", " (Atom)"),
    ("feed.json", "feed+json", " (JSON)"),
)
_TAG = re.compile(r"<[^>]*>|&[^;]{1,32};")


def link(
    address: str, words: str, *, rel: str = "", current: bool = False, exact: bool = False
) -> Markup:
    """Return words that lead somewhere, or the words alone where the address is empty.

    `current` marks the part of the site that a page belongs to, `exact` the page itself.
    """
    inner = escaped(words)
    if not address:
        here = f'<span class="here">{inner}</span>' if current or exact else inner
        return safe(here)
    attributes = f' rel="{escaped(rel)}"' if rel else ""
    if current or exact:
        attributes += f' aria-current="{"page" if exact else "true"}"'
    return safe(f'<a href="{escaped(address)}"{attributes}>{inner}</a>')


@lru_cache(maxsize=256)
def language_marks(language: str, around: str) -> Markup:
    """Return the attributes of words in another language than what stands around them."""
    if language == around:
        return Markup()
    marks = f' lang="{escaped(language)}"'
    if direction(language) != direction(around):
        marks += f' dir="{direction(language)}"'
    return safe(marks)


def own_direction(html: str, around: str) -> Markup:
    """Return the direction of words in no language of their own, where it is not that around."""
    text = _TAG.sub("", html)
    right = sum(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
    left = sum(unicodedata.bidirectional(letter) == "L" for letter in text)
    if right == left:
        return Markup()
    reads = "rtl" if right > left else "ltr"
    return Markup() if reads == direction(around) else safe(f' dir="{reads}"')


def names(byline: Sequence[NamedLink], addresses: Sequence[str], words: Words, rel: str) -> Markup:
    """Return the names of a byline as links: A, B and C."""
    shown = [link(to, one.name, rel=rel) for one, to in zip(byline, addresses, strict=True)]
    if len(shown) < 2:
        return safe("".join(shown))
    comma, last = escaped(words["comma"]), escaped(words["and"])
    return safe(f"{f'{comma} '.join(shown[:-1])} {last} {shown[-1]}")


def picture(
    shown: ShownPicture, addresses: Addresses, alt: str, slot: Slot, *, lazy: bool
) -> Markup:
    """Return a picture, nothing where it has no address; `lazy` ones wait until scrolled to.

    `addresses` are its own and that of its renditions.
    """
    address, pattern = addresses
    if not address:
        return Markup()
    size = f' width="{shown.width}" height="{shown.height}"' if shown.width else ""
    loading = 'loading="lazy"' if lazy else 'fetchpriority="high"'
    image = f'<img src="{escaped(address)}" alt="{escaped(alt)}"{size} {loading} decoding="async">'
    return safe(with_sources(image, shown.name, shown.width, pattern, slot))


def site_name(name: str, size: tuple[int, int], light: str, dark: str) -> Markup:
    """Return the logo of a site, which speaks its name; `dark` serves by night."""
    width, height = size
    image = (
        f'<img class="logo" src="{escaped(light)}" alt="{escaped(name)}" '
        f'width="{width}" height="{height}">'
    )
    if dark:
        night = f'<source media="(prefers-color-scheme: dark)" srcset="{escaped(dark)}">'
        image = f"<picture>{night}{image}</picture>"
    return safe(image)


def block_label(block: ShownBlock, among: Sequence[ShownBlock], words: Words) -> str:
    """Return what a template is called on a page, by number where several are of its kind."""
    word = words[block.kind]
    alike = [one for one in among if one.kind is block.kind]
    return f"{word} {alike.index(block) + 1}" if len(alike) > 1 else word


def kind_label(story: ArticlePage | Teaser, words: Words) -> Markup:
    """Return what sort of journalism a story is, unless it is a report or its section says so."""
    kind = story.kind.value
    label = words.get(kind, "")
    if not label or (story.section and story.section.name.lower() == label.lower()):
        return Markup()
    return safe(f'<span class="kind kind-{kind}">{escaped(label)}</span>')


def kicker(
    story: ArticlePage | Teaser,
    words: Words,
    to_page: Callable[[str], str],
    *,
    section: bool,
    marks: str = "",
) -> Markup:
    """Return the line above a headline: the section and the kind, where there is one to show.

    `marks` are those of its language, where that is another one than the story's.
    """
    label: str = kind_label(story, words)
    if section and story.section:
        label = f"{link(to_page(story.section.path), story.section.name)}{label}"
    return safe(f'<p class="kicker"{marks}>{label}</p>' if label else "")


def feed_links(to_feed: Callable[[str], str], title: str) -> Markup:
    """Return link elements, a line each, to the forms of a feed that there are."""
    lines = (
        f'<link rel="alternate" type="application/{form}" title="{escaped(title)}{told}" '
        f'href="{escaped(address)}">\n'
        for name, form, told in _FEEDS
        if (address := to_feed(name))
    )
    return safe("".join(lines))


def properties(found: Sequence[tuple[str, str, str]]) -> Markup:
    """Return meta elements, a line each, of (attribute, name, content)."""
    lines = (
        f'<meta {attribute}="{escaped(name)}" content="{escaped(content)}">\n'
        for attribute, name, content in found
    )
    return safe("".join(lines))
