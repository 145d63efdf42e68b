"""THE one pure function that makes a page: values, a theme and addresses in, HTML out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from editor_app.domain.address import HOME
from editor_app.domain.archive import ARCHIVE, SEARCH
from editor_app.domain.rendition import shared_width
from editor_app.domain.template import Placement
from editor_app.domain.text import reading_minutes
from editor_app.rendering import elements
from editor_app.rendering.compose import CORRECTIONS_PATH
from editor_app.rendering.dates import counted, direction
from editor_app.rendering.headings import contents
from editor_app.rendering.insertion import split_after, with_dateline
from editor_app.rendering.languages import alternates
from editor_app.rendering.layouts import lay_out
from editor_app.rendering.links import Places, as_paid, place
from editor_app.rendering.open_graph import open_graph
from editor_app.rendering.page_values import (
    ArchivePage,
    ArticlePage,
    CorrectionsPage,
    HomePage,
    ListPage,
    MonthPage,
    NamedLink,
    NotFoundPage,
    NoticePage,
    Page,
    RedirectPage,
    SearchPage,
    ShownBlock,
    ShownCorrection,
    ShownHousePage,
    ShownPicture,
    Teaser,
)
from editor_app.rendering.picture_slots import BODY, slot_of
from editor_app.rendering.safe import safe
from editor_app.rendering.sharing import share_links, shared
from editor_app.rendering.structured_data import structured_data
from editor_app.rendering.theme import LOGO, LOGO_DARK, Theme, Words

# Goes up when code, not a theme's file, changes the bytes of pages.
VERSION = "3"
_LAYOUTS: dict[type, str] = {
    ArticlePage: "article.html",
    HomePage: "home.html",
    ListPage: "list.html",
    CorrectionsPage: "corrections.html",
    ShownHousePage: "house.html",
    NotFoundPage: "not-found.html",
    NoticePage: "notice.html",
    RedirectPage: "redirect.html",
    ArchivePage: "archive.html",
    MonthPage: "archive-month.html",
    SearchPage: "search.html",
}
_REMEMBERED = 4_096
_TOUCH_ICON = "touch-icon.png"
_MADE: dict[object, Markup] = {}


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A piece of a body and the blocks that stand after it."""

    html: Markup
    blocks: tuple[ShownBlock, ...]


def make_page(page: Page, theme: Theme, places: Places, *, markers: bool = False) -> str:
    """Return a page of the site as HTML.

    `markers` adds source lines and regions for the preview; `strip_markers` takes exactly these
    away again.
    """
    values = _Context(page, theme, places, markers=markers).values()
    return lay_out(theme, _LAYOUTS[type(page)], values) + "\n"


class _Context:
    """What a layout can name, for one page."""

    def __init__(self, page: Page, theme: Theme, places: Places, *, markers: bool) -> None:
        self._page, self._theme, self._places, self._markers = page, theme, places, markers
        self._language: str = getattr(page, "language", page.frame.language)

    def values(self) -> dict[str, Any]:
        """Return the names and what they stand for."""
        page = self._page
        return self._shared | {
            "page": page,
            "site_head": self._around("head.html"),
            "site_foot": self._around("foot.html"),
            "canonical": self._canonical,
            "alternates": (),
            "properties": elements.properties(open_graph(page, self._page_at, self._shared_at)),
            "data": safe(structured_data(page, self._page_at, self._media_at, self._mark_at)),
            "body": (),
            **(self._of_article(page) if isinstance(page, ArticlePage) else {}),
        }

    def _of_article(self, page: ArticlePage) -> dict[str, Any]:
        """Return what only layouts of articles can name."""
        minutes = reading_minutes(page.words, page.language) if page.words else 0
        words = self._theme.words_of(page.language)
        return {
            "body": self._body(page),
            "contents": contents(page.body, page.words),
            "reading": counted(words, "minutes", minutes, page.language) if minutes else "",
            "share": self._share(page),
            "alternates": alternates(page, self._page_at),
        }

    @cached_property
    def _shared(self) -> dict[str, Any]:
        """What the layouts around a page can name too."""
        places, frame = self._places, self._page.frame
        return {
            "frame": frame,
            "site_name": self._site_name,
            "language": self._language,
            "words": self._theme.words_of(frame.language),
            "text_words": self._theme.words_of(self._language),
            "to_article": places.article,
            "to_media": places.media,
            "to_page": places.page,
            "to_asset": places.asset,
            "placed": self._placed,
            "region": self._region,
            "direction": direction,
            "lang": self._lang,
            "link": elements.link,
            "names": self._names,
            "card": self._card,
            "block_of": self._block,
            "note_label": self._note_label,
            "spoken": self._spoken,
            "correction_of": self._correction,
            "trending": self._trending,
            "picture": self._picture,
            "kicker": self._kicker,
            "kind_label": elements.kind_label,
            "counted": self._counted,
            "feeds": self._feeds,
        }

    def _share(self, page: ArticlePage) -> Markup:
        """Return links to pass a story on, nothing while nobody knows where it will stand."""
        if not self._canonical or not page.frame.share:
            return Markup()
        key = ("share", page.frame.share)
        links = self._remembered(key, "share.html", {"links": share_links(page.frame.share)})
        return safe(shared(links, page.headline, self._canonical) + "\n")

    def _around(self, layout: str) -> Markup:
        """Return the head or foot of the site; pages at one depth share it, so it is remembered."""
        page = self._page
        home, day = isinstance(page, HomePage), page.day if isinstance(page, HomePage) else None
        own = {"current": self._current, "path": self._inside, "home": home, "day": day}
        key = (layout, *self._around_key, *own.values())
        return self._remembered(key, layout, own)

    @cached_property
    def _around_paths(self) -> tuple[str, ...]:
        frame = self._page.frame
        return (
            HOME,
            CORRECTIONS_PATH,
            ARCHIVE,
            SEARCH,
            *(link.path for link in (*frame.menu, *frame.pages)),
        )

    @property
    def _inside(self) -> str:
        """The page's own path where the head or the foot leads to it."""
        return self._page.path if self._page.path in self._around_paths else "\0"

    @cached_property
    def _around_key(self) -> tuple[object, ...]:
        """All that head and foot are made from, besides what differs from page to page."""
        frame = self._page.frame
        return (
            *(frame, self._markers, self._places.page("feed.xml")),
            *(self._places.page(path) for path in self._around_paths),
            *(self._placed(block.html) for block in frame.footers),
        )

    def _block(self, block: ShownBlock) -> Markup:
        """Return a filled template; most stories show the same ones."""
        face = self._picture(block.portrait, "", slot="portrait") if block.portrait else ""
        own = {"shown": block, "label": self._block_label(block), "face": face}
        key = ("block", *own.values(), self._placed(block.html))
        return safe(self._remembered(key, "block.html", own) + "\n")

    def _block_label(self, block: ShownBlock) -> str:
        """Return what a template is called; those of one kind on a page are told by number."""
        blocks = self._page.blocks if isinstance(self._page, ArticlePage) else ()
        shown = [b for b in blocks if b.placement is not Placement.FEED]
        words = self._theme.words_of(block.language or self._language)
        return elements.block_label(block, shown, words)

    def _note_label(self, block: ShownBlock) -> str:
        """Return what a template in the page footer is called, in the words of the site."""
        frame = self._page.frame
        words = self._theme.words_of(block.language or frame.language)
        return elements.block_label(block, frame.footers, words)

    def _spoken(self, block: ShownBlock, around: str) -> Markup:
        """Return the marks of a template's language; one for all languages reads as its letters."""
        if block.language not in {"", around}:
            return elements.language_marks(block.language, around)
        return elements.own_direction(block.html, around)

    def _trending(self, teasers: tuple[Teaser, ...]) -> Markup:
        """Return the editors' list, nothing when it is empty."""
        if not teasers:
            return Markup()
        key = ("trending", teasers, *(self._places.article(one.slug) for one in teasers))
        return self._remembered(key, "trending.html", {"teasers": teasers}) + "\n"

    def _correction(self, shown: ShownCorrection, use: Words, year_of: int) -> Markup:
        """Return a correction, its kind told by the words of `use`."""
        own = {"shown": shown, "use": use, "year_of": year_of}
        text = lay_out(self._theme, "correction.html", {**self._shared, **own})
        return safe(text + "\n")

    def _card(
        self, teaser: Teaser, *, level: int = 3, size: str = "", section: bool = True, by: str = ""
    ) -> Markup:
        """Return a story as other pages show it; many pages at one depth show the same."""
        places = self._places
        key = (
            *(teaser, level, size, section, by, places.article(teaser.slug)),
            places.page(teaser.section.path) if teaser.section and section else "",
            places.media(teaser.picture.name) if teaser.picture else "",
            *(places.page(one.path) for one in teaser.byline if by),
        )
        own = {"teaser": teaser, "level": level, "size": size, "section": section, "by": by}
        return self._remembered(key, "card.html", own)

    def _remembered(
        self, key: tuple[object, ...], layout: str, own: Mapping[str, object]
    ) -> Markup:
        """Return a part of a page; `key` with theme and languages holds all it is made from.

        Nobody knows what a foreign layout is made from.
        """
        if self._theme.foreign:
            return safe(lay_out(self._theme, layout, {**self._shared, **own}))
        key = (self._theme.fingerprint, self._language, self._page.frame.language, *key)
        made = _MADE.get(key)
        if made is None:
            if len(_MADE) >= _REMEMBERED:
                _MADE.clear()
            text = lay_out(self._theme, layout, {**self._shared, **own})
            made = _MADE[key] = safe(text)
        return made

    @cached_property
    def _own(self) -> str:
        frame = self._page.frame
        return f"{frame.address}/{self._page.path}" if frame.address else ""

    @property
    def _site_name(self) -> str:
        """The name of the site: its logo, where it has one."""
        name, size = self._page.frame.name, self._theme.logo
        light, dark = self._places.asset(LOGO), self._places.asset(LOGO_DARK)
        return elements.site_name(name, size, light, dark) if size and light else name

    @property
    def _current(self) -> str:
        """The path of the section that the page belongs to."""
        section = getattr(self._page, "section", None)
        if section is not None:
            return section.path
        if isinstance(self._page, ListPage) and self._page.shows == "section":
            return self._page.path.partition("page/")[0]
        return "\0"

    @property
    def _canonical(self) -> str:
        machines = getattr(self._page, "machines", None)
        if machines is not None and machines.canonical:
            return machines.canonical
        return "" if isinstance(self._page, NotFoundPage) else self._own

    def _page_at(self, path: str) -> str:
        frame = self._page.frame
        return f"{frame.address}/{path}" if frame.address else ""

    def _media_at(self, name: str) -> str:
        address = self._places.media(name)
        if not address or not self._own or address.startswith("data:"):
            return ""
        return urljoin(self._own, address)

    def _shared_at(self, shown: ShownPicture) -> str:
        """Return the full address of what networks show of a picture."""
        own, width = self._media_at(shown.name), shared_width(shown.name, shown.width)
        pattern = self._places.renditions(shown.name) if own and width else ""
        return urljoin(self._own, pattern.replace("*", f"{width}.jpg")) if pattern else own

    def _mark_at(self) -> str:
        """Return the full address of the site's logo, or else of its icon."""
        found = self._places.asset(LOGO) or self._places.asset(_TOUCH_ICON)
        return urljoin(self._own, found) if found and self._own else ""

    def _placed(self, html: str) -> Markup:
        return safe(place(html, self._places, self._theme.slots))

    def _lang(self, language: str, around: str = "") -> Markup:
        return elements.language_marks(language, around or self._language)

    def _names(self, byline: Sequence[NamedLink], words: Words, rel: str = "") -> Markup:
        addresses = [self._places.page(one.path) for one in byline]
        return elements.names(byline, addresses, words, rel)

    def _picture(
        self, shown: ShownPicture, alt: str, *, lazy: bool = True, slot: str = BODY
    ) -> Markup:
        places, place_of = self._places, slot_of(self._theme.slots, slot)
        addresses = (places.media(shown.name), places.renditions(shown.name))
        return elements.picture(shown, addresses, alt, place_of, lazy=lazy)

    def _kicker(self, story: ArticlePage | Teaser, words: Words, *, section: bool = True) -> Markup:
        # On a card the site speaks of a story that may be in another language.
        spoken = isinstance(story, Teaser)
        marks = self._lang(self._page.frame.language, story.language) if spoken else ""
        return elements.kicker(story, words, self._places.page, section=section, marks=marks)

    def _feeds(self, path: str, title: str) -> Markup:
        """Return links to the three forms of the feed beside `path`, its RSS form."""
        folder = path.removesuffix("feed.xml")
        return elements.feed_links(lambda name: self._places.page(folder + name), title)

    def _counted(self, name: str, number: int) -> str:
        frame = self._page.frame
        return counted(self._theme.words_of(frame.language), name, number, frame.language)

    def _region(self, name: str) -> Markup:
        return safe(f' data-region="{name}"' if self._markers else "")

    def _body(self, page: ArticlePage) -> tuple[BodyPart, ...]:
        body = with_dateline(page.body, page.dateline)
        if page.paid:
            body = as_paid(body)
        within = [b for b in page.blocks if b.placement is Placement.AFTER_PARAGRAPHS]
        groups = [(n, tuple(bs)) for n, bs in groupby(within, key=_paragraphs)]
        pieces = split_after(body, [n for n, _ in groups])
        blocks: Sequence[tuple[ShownBlock, ...]] = [*(bs for _, bs in groups), ()]
        return tuple(
            BodyPart(self._placed(piece), after)
            for piece, after in zip(pieces, blocks, strict=True)
        )


def _paragraphs(block: ShownBlock) -> int:
    return block.paragraphs
