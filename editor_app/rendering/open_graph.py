"""What networks show of a page when it is shared: Open Graph and card properties."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from editor_app.domain.rendition import shared_size
from editor_app.rendering.dates import locale_of
from editor_app.rendering.page_values import (
    ArticlePage,
    HomePage,
    ListPage,
    Page,
    ShownHousePage,
    ShownPicture,
)

Absolute: TypeAlias = Callable[[str], str]
Shared: TypeAlias = Callable[[ShownPicture], str]
Property: TypeAlias = tuple[str, str, str]
_TYPES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "gif": "gif"}


def open_graph(page: Page, page_at: Absolute, shared_at: Shared) -> tuple[Property, ...]:
    """Return (attribute, name, content) of each meta element; none is empty.

    `page_at` and `shared_at` give full addresses, empty ones where there are none.
    """
    if isinstance(page, ArticlePage):
        found = _article(page, page_at, shared_at)
    elif isinstance(page, HomePage | ListPage | ShownHousePage):
        found = _plain(page, page_at)
    else:
        return ()
    return tuple(entry for entry in found if entry[2])


def _article(page: ArticlePage, page_at: Absolute, shared_at: Shared) -> Iterator[Property]:
    headline = page.machines.social_title or page.headline
    description = page.machines.description or page.standfirst
    yield "property", "og:type", "article"
    yield "property", "og:site_name", page.frame.name
    yield "property", "og:locale", _locale(page.language)
    yield "property", "og:title", headline
    yield "property", "og:description", description
    yield "property", "og:url", page.machines.canonical or page_at(page.path)
    yield "property", "article:published_time", page.published.iso
    yield "property", "article:modified_time", (page.updated or page.published).iso
    for one in page.byline:
        yield "property", "article:author", page_at(one.path)
    yield "property", "article:section", page.section.name if page.section else ""
    for tag in page.tags:
        yield "property", "article:tag", tag.name
    image = shared_at(page.lead) if page.lead else ""
    if page.lead and image:
        yield from _image(page.lead, image)
    yield "name", "twitter:card", "summary_large_image" if image else "summary"


def _image(picture: ShownPicture, address: str) -> Iterator[Property]:
    kind = _TYPES.get(address.rpartition(".")[2].lower(), "")
    yield "property", "og:image", address
    yield "property", "og:image:type", f"image/{kind}" if kind else ""
    if picture.width:
        width, height = shared_size(picture.name, picture.width, picture.height)
        yield "property", "og:image:width", str(width)
        yield "property", "og:image:height", str(height)
    yield "property", "og:image:alt", picture.alt


def _plain(page: HomePage | ListPage | ShownHousePage, page_at: Absolute) -> Iterator[Property]:
    language, title, description = _told(page)
    yield "property", "og:type", "website"
    yield "property", "og:site_name", page.frame.name
    yield "property", "og:locale", _locale(language)
    yield "property", "og:title", title
    yield "property", "og:description", description
    yield "property", "og:url", page_at(page.path)


def _told(page: HomePage | ListPage | ShownHousePage) -> tuple[str, str, str]:
    """Return the language, the title and the description of a page."""
    if isinstance(page, ShownHousePage):
        return page.language, page.title, page.description
    if isinstance(page, HomePage):
        return page.frame.language, page.frame.name, page.frame.tagline
    return page.frame.language, page.name, page.description


def _locale(language: str) -> str:
    """Return `en_GB` for `en-GB`; a language alone gets no country that nobody named."""
    known = locale_of(language)
    return f"{known.language}_{known.territory}" if known.territory else known.language
