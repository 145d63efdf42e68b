"""Footnotes, numbered over the whole text in the order in which readers meet them."""

import re
from collections.abc import Callable, Mapping
from html import escape

from editor_app.rendering.converter import NOTE_MARKS
from editor_app.rendering.definitions import Note
from editor_app.rendering.links import marked
from editor_app.rendering.words import back_words, notes_word

_MARK = re.compile(f"(?:<span>)?{NOTE_MARKS[0]}([0-9a-f]*){NOTE_MARKS[1]}(?:</span>)?")
_LAST_PARAGRAPH = re.compile(r"</p>\s*$")


def without_marks(html: str) -> str:
    """Return a fragment without the places of footnotes, for texts that have no list of them."""
    return _MARK.sub("", html) if NOTE_MARKS[0] in html else html


class Footnotes:
    """Gives numbers while blocks pass by in order, and sets the list at the end."""

    def __init__(self, notes: Mapping[str, Note], language: str) -> None:
        self._notes, self._language = notes, language
        self._references: dict[str, int] = {}

    def number(self, html: str) -> str:
        """Return a block with its footnote marks as numbered links."""
        return _MARK.sub(self._link, html) if NOTE_MARKS[0] in html else html

    def section(self, convert: Callable[[Note], str], *, markers: bool) -> str:
        """Return the list of footnotes that the text refers to; empty when it has none."""
        words: list[str] = []
        # A footnote may refer to another one, which then joins the end of the list.
        while len(words) < len(self._references):
            words.append(self.number(convert(self._notes[list(self._references)[len(words)]])))
        if not words:
            return ""
        pairs = zip(list(self._references), words, strict=True)
        items = "\n".join(
            self._item(number, name, html, markers=markers)
            for number, (name, html) in enumerate(pairs, 1)
        )
        label = escape(notes_word(self._language))
        return (
            f'<section class="footnotes" role="doc-endnotes" aria-label="{label}">'
            f"<ol>\n{items}\n</ol></section>"
        )

    def range(self) -> tuple[int, int]:
        """Return the first and last source line of the footnotes that are used."""
        used = [self._notes[name] for name in self._references]
        return min(note.first for note in used) + 1, max(note.end for note in used)

    def _link(self, match: re.Match[str]) -> str:
        name = bytes.fromhex(match[1]).decode()
        times = self._references[name] = self._references.get(name, 0) + 1
        number = list(self._references).index(name) + 1
        place = f"noteref-{number}" + (f"-{times}" if times > 1 else "")
        return (
            f'<sup class="footnote-ref" id="{place}">'
            f'<a href="#note-{number}" role="doc-noteref">{number}</a></sup>'
        )

    def _item(self, number: int, name: str, html: str, *, markers: bool) -> str:
        note = self._notes[name]
        back = " ".join(
            f'<a class="footnote-back" href="#noteref-{number}{ending}" role="doc-backlink" '
            f'aria-label="{escape(back_words(self._language))} ({number}{ending})">↩</a>'
            for ending in ["", *(f"-{n}" for n in range(2, self._references[name] + 1))]
        )
        inner, found = _LAST_PARAGRAPH.subn(f"\u00a0{back}</p>", html)
        whole = inner if found else f"{html}\n<p>{back}</p>"
        item = f'<li id="note-{number}">{whole.strip()}</li>'
        return marked(item, note.first + 1, note.end) if markers else item
