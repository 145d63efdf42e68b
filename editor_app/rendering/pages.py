"""THE one pure function that makes a page: values, a theme and addresses in, HTML out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urljoin

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from editor_app.domain.template import Placement
from editor_app.rendering.dates import direction
from editor_app.rendering.insertion import split_after, with_dateline
from editor_app.rendering.links import Places, place
from editor_app.rendering.open_graph import open_graph
from editor_app.rendering.page_values import (
    ArticlePage,
    CorrectionsPage,
    HomePage,
    ListPage,
    NotFoundPage,
    NoticePage,
    Page,
    PolicyPage,
    RedirectPage,
    ShownBlock,
)
from editor_app.rendering.structured_data import structured_data
from editor_app.rendering.theme import Theme

# Goes up when code, not a theme's file, changes the bytes of pages.
VERSION = "1"
_LAYOUTS: dict[type, str] = {
    ArticlePage: "article.html",
    HomePage: "home.html",
    ListPage: "list.html",
    CorrectionsPage: "corrections.html",
    PolicyPage: "policy.html",
    NotFoundPage: "not-found.html",
    NoticePage: "notice.html",
    RedirectPage: "redirect.html",
}
_ENVIRONMENTS: dict[str, ImmutableSandboxedEnvironment] = {}


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
    layout = _environment(theme).get_template(_LAYOUTS[type(page)])
    return layout.render(_Context(page, theme, places, markers=markers).values()) + "\n"


class _Context:
    """What a layout can name, for one page."""

    def __init__(self, page: Page, theme: Theme, places: Places, *, markers: bool) -> None:
        self._page, self._theme, self._places, self._markers = page, theme, places, markers

    def values(self) -> dict[str, Any]:
        """Return the names and what they stand for."""
        page, frame = self._page, self._page.frame
        language = getattr(page, "language", frame.language)
        return {
            "page": page,
            "frame": frame,
            "language": language,
            "words": self._theme.words_of(frame.language),
            "text_words": self._theme.words_of(language),
            "current": self._current,
            "to_article": self._places.article,
            "to_media": self._places.media,
            "to_page": self._places.page,
            "to_asset": self._places.asset,
            "placed": self._placed,
            "region": self._region,
            "direction": direction,
            "canonical": self._canonical,
            "properties": open_graph(page, self._page_at, self._media_at),
            "data": Markup(structured_data(page, self._page_at, self._media_at)),  # noqa: S704
            "body": self._body() if isinstance(page, ArticlePage) else (),
        }

    @cached_property
    def _own(self) -> str:
        frame = self._page.frame
        return f"{frame.address}/{self._page.path}" if frame.address else ""

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

    def _placed(self, html: str) -> Markup:
        return Markup(place(html, self._places))  # noqa: S704 (sanitised by render_body)

    def _region(self, name: str) -> Markup:
        return Markup(f' data-region="{name}"' if self._markers else "")  # noqa: S704

    def _body(self) -> tuple[BodyPart, ...]:
        page = self._page
        assert isinstance(page, ArticlePage)  # noqa: S101 (only articles have a body here)
        body = with_dateline(page.body, page.dateline)
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


def _environment(theme: Theme) -> ImmutableSandboxedEnvironment:
    """Return the theme's layouts, compiled once a process."""
    made = _ENVIRONMENTS.get(theme.fingerprint)
    if made is None:
        made = ImmutableSandboxedEnvironment(
            loader=DictLoader(dict(theme.layouts)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
            cache_size=-1,
        )
        _ENVIRONMENTS[theme.fingerprint] = made
    return made
