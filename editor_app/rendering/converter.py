"""Python-Markdown, set up for news texts and kept for many small conversions."""

import re
import threading
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, __version__
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from editor_app.rendering.definitions import NOTHING, Used

VERSION = f"1-{__version__}"
MAX_PARAGRAPH = 20_000
NOTE_MARKS = "\uf8f0", "\uf8f1"
_NOTE = r"\[\^([^\]]+)\]"
_ALIGNMENT = re.compile(r"text-align: (left|center|right);")
_STRUCTURED = re.compile(r"\s*(?:[*+-] |\d+\. |\||```|~~~| {4})|[^\n]*\|[^\n]*\n[ |:-]+\n")
_OWN = threading.local()


class _Shared(dict[str, tuple[str, str | None]]):
    """Link addresses of the whole text; a block cannot change them, only add to its own."""

    def __setitem__(self, key: str, value: tuple[str, str | None]) -> None:
        self.setdefault(key, value)


class _NoteReference(InlineProcessor):
    """Marks the place of a footnote; numbers are given when the whole text is put together."""

    known: frozenset[str] = frozenset()

    def handleMatch(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 (the library asks for it)
    ) -> tuple[Element | None, int | None, int | None]:
        if m[1] not in self.known:
            return None, None, None
        place = Element("span")
        place.text = NOTE_MARKS[0] + m[1].encode().hex() + NOTE_MARKS[1]
        return place, m.start(0), m.end(0)


class _Alignment(Treeprocessor):
    """Turns the alignment of table columns into classes: style attributes do not pass."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            found = _ALIGNMENT.fullmatch(cell.get("style", ""))
            if found and cell.tag in {"td", "th"}:
                del cell.attrib["style"]
                cell.set("class", f"align-{found[1]}")


class _NewsText(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        self.notes = _NoteReference(_NOTE, md)
        md.inlinePatterns.register(self.notes, "note-reference", 175)
        md.treeprocessors.register(_Alignment(md), "alignment", 9)


class Converter:
    """One set-up Markdown; not to be shared between threads."""

    def __init__(self) -> None:
        self._news, self._short = _NewsText(), AbbrExtension()
        self._markdown = Markdown(
            extensions=[
                # As classes: names would be looked up in metadata, which a bundle may lack.
                TableExtension(),
                DefListExtension(),
                FencedCodeExtension(),
                AttrListExtension(),
                SaneListExtension(),
                self._short,
                self._news,
            ],
            output_format="html",
        )

    def convert(self, text: str, used: Used = NOTHING) -> str:
        """Return the HTML of a piece of Markdown, not sanitised."""
        self._markdown.reset()
        shared: Any = _Shared(used.links)
        self._markdown.references = shared
        abbreviations: Any = self._short
        abbreviations.abbrs.update(used.short)
        self._news.notes.known = used.notes
        return self._markdown.convert(text)


def convert(text: str, used: Used = NOTHING) -> str:
    """Return the HTML of a block, not sanitised; one too long to be a paragraph is set plainly."""
    if len(text) > MAX_PARAGRAPH and _overlong(text):
        return f"<p>{escape(text)}</p>"
    converter: Converter | None = getattr(_OWN, "converter", None)
    if converter is None:
        converter = _OWN.converter = Converter()
    return converter.convert(text, used)


def _overlong(text: str) -> bool:
    """Whether a line, or a paragraph that is no list or table, passes what Markdown can bear."""
    if any(len(line) > MAX_PARAGRAPH for line in text.split("\n")):
        return True
    return any(
        len(part) > MAX_PARAGRAPH and _STRUCTURED.match(part) is None
        for part in re.split(r"\n{2,}", text)
    )
