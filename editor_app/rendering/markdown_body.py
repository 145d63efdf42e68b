"""An article's Markdown as HTML: its top-level blocks, each converted by itself, then joined."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from editor_app.rendering.blocks import Block, Cut, cut
from editor_app.rendering.containers import contained
from editor_app.rendering.converter import convert
from editor_app.rendering.definitions import NOTHING, Note, Used, used_by
from editor_app.rendering.figures import (
    BodyPicture,
    Known,
    top_heading,
    with_figures,
    with_headings_from,
    with_reachable_code,
    with_scrolling_tables,
    without_ids,
    without_repeated_ids,
)
from editor_app.rendering.footnotes import Footnotes, without_marks
from editor_app.rendering.headings import own_ids, with_anchors
from editor_app.rendering.links import marked
from editor_app.rendering.sanitise import sanitise, without_empty_paragraphs
from editor_app.rendering.terms import terms_of
from editor_app.rendering.typography import smart_html

VERSION = "4"
_FIRST_HEADING = 2


@dataclass(frozen=True, slots=True)
class BodyContext:
    """What surrounds a text: its language, the pictures it may show, source markers or not."""

    language: str = "en"
    pictures: Known = field(default_factory=dict[str, BodyPicture])
    markers: bool = False


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """A block of the page; lines count from 1."""

    first_line: int
    last_line: int
    html: str


@dataclass(frozen=True, slots=True)
class Body:
    """A text on the page, in its blocks; `terms` are its words as the search knows them.

    They are left out of what is shown while it is typed.
    """

    blocks: tuple[BodyBlock, ...]
    terms: str = ""

    @property
    def html(self) -> str:
        """The HTML of the whole text."""
        return "".join(block.html for block in self.blocks)


def render_body(text: str, context: BodyContext) -> Body:
    """Return an article's text as sanitised HTML with placeholders for addresses of ours."""
    parts = cut(text)
    blocks = tuple(_finished(parts, context))
    return Body(blocks, "" if context.markers else terms_of("".join(b.html for b in blocks)))


def render_fragment(text: str, context: BodyContext, *, top: int = 3) -> str:
    """Return a short text that may stand on a page several times: without ids, headings at `top`.

    Footnotes and source markers belong to articles; here they are not made.
    """
    parts = cut(text)
    converted = [_converted(parts, block, context.language) for block in parts.blocks]
    shift = top - min((top_heading(html) for html in converted), default=top)
    finished: list[str] = []
    for html in converted:
        shown = with_figures(with_headings_from(html, shift), context.pictures, context.language)
        finished.append(without_ids(with_scrolling_tables(shown, context.language)[0]))
    return without_empty_paragraphs(without_marks("".join(finished)))


def forget() -> None:
    """Empty the memory of converted blocks, for measuring."""
    _convert.cache_clear()


def _finished(parts: Cut, context: BodyContext) -> Iterator[BodyBlock]:
    """Do what depends on the whole text: numbers, heading levels, ids, pictures, markers."""
    converted = [_converted(parts, block, context.language) for block in parts.blocks]
    shift = _FIRST_HEADING - min((top_heading(html) for html in converted), default=_FIRST_HEADING)
    notes = Footnotes(parts.definitions.notes, context.language)
    seen: set[str] = set()
    taken = own_ids(converted)
    tables = 1
    for block, html in zip(parts.blocks, converted, strict=True):
        if not html:
            continue
        shown = with_figures(with_headings_from(html, shift), context.pictures, context.language)
        shown, count = with_scrolling_tables(shown, context.language, tables)
        tables += count
        shown = with_anchors(notes.number(without_repeated_ids(shown, seen)), taken)
        yield _body_block(shown, block.first_line, block.last_line, markers=context.markers)

    def convert_note(note: Note) -> str:
        html = _converted_note(parts, note, context.language)
        return with_figures(without_ids(html), context.pictures, context.language)

    section = notes.section(convert_note, markers=context.markers)
    if section:
        yield _body_block(section, *notes.range(), markers=False)


def _body_block(html: str, first: int, last: int, *, markers: bool) -> BodyBlock:
    return BodyBlock(first, last, (marked(html, first, last) if markers else html) + "\n")


def _converted(parts: Cut, block: Block, language: str) -> str:
    return _convert(block.text, language, used_by(block.text, parts.definitions))


def _converted_note(parts: Cut, note: Note, language: str) -> str:
    used = used_by(note.text, parts.definitions)
    return "\n".join(_convert(block.text, language, used) for block in cut(note.text).blocks)


@lru_cache(maxsize=4096)
def _convert(text: str, language: str, used: Used = NOTHING) -> str:
    def plain(markdown: str) -> str:
        made = smart_html(sanitise(convert(markdown, used)), language)
        return with_reachable_code(made.strip())

    return contained(text, plain)
