"""Soft colouring of Markdown: marks step back, what they mean shows."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from editor_app.domain.container import is_mark
from editor_app.ui.editor.inks import Inks

MAX_BLOCK = 20_000
_PLAIN, _FENCE = 0, 1
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+\S")
_LEADING = re.compile(r"[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_FENCED = re.compile(r" {0,3}(?:```|~~~)")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BOLD = re.compile(r"(?<![\\*])(\*\*|__)(?=\S)([^\n]*?\S)\1")
_ITALIC = re.compile(r"(?<![\\*\w])(\*|_)(?![*_\s])([^*\n]*?[^*\s\\])\1(?![*\w])")
_LINK = re.compile(r"(!?\[)([^\[\]\n]*)(\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\))")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_TABLE = re.compile(r"\|")
_PLACEHOLDER = re.compile(r"\b(?:TK|TKTK|TKTKTK)\b(?:[ \t]+[a-z]+)?")


def utf16(text: str) -> str:
    """Return a text of the length that Qt counts: what it stores in two units becomes two marks."""
    return _ASTRAL.sub("\ufffd\ufffd", text)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours one block at a time; blocks beyond `MAX_BLOCK` characters stay plain."""

    def __init__(self, document: QTextDocument, inks: Inks) -> None:
        super().__init__(document)
        self._make_formats(inks)

    def set_inks(self, inks: Inks) -> None:
        """Colour anew for another appearance."""
        self._make_formats(inks)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        fenced = self.previousBlockState() == _FENCE
        fence = _FENCED.match(text) is not None
        self.setCurrentBlockState(_FENCE if fenced != fence else _PLAIN)
        if not text or len(text) > MAX_BLOCK:
            return
        text = utf16(text)
        if fence or fenced:
            self.setFormat(0, len(text), self._mark if fence else self._code)
            return
        if is_mark(text):
            self.setFormat(0, len(text), self._mark)
            return
        self._colour_line(text)
        self._colour_words(text)

    def _make_formats(self, inks: Inks) -> None:
        self._mark, self._accent, self._code = (QTextCharFormat() for _ in range(3))
        self._strong, self._slanted, self._tk = (QTextCharFormat() for _ in range(3))
        self._mark.setForeground(inks.muted)
        self._accent.setForeground(inks.accent)
        self._code.setFontFamilies(["Source Code Pro", "DejaVu Sans Mono", "monospace"])
        self._code.setFontFixedPitch(True)
        self._strong.setFontWeight(QFont.Weight.Bold)
        self._slanted.setFontItalic(True)
        self._tk.setBackground(inks.marker)
        self._tk.setForeground(inks.marker_ink)

    def _colour_line(self, text: str) -> None:
        heading = _HEADING.match(text)
        if heading:
            self.setFormat(0, len(text), self._strong)
            self.setFormat(0, heading.end(1), self._mark)
            return
        leading = _LEADING.match(text)
        end = leading.end() if leading else 0
        if ">" in text[:end]:
            self.setFormat(end, len(text) - end, self._slanted)
        self.setFormat(0, end, self._mark)
        if text.lstrip().startswith("|"):
            for bar in _TABLE.finditer(text):
                self._add(bar.start(), bar.end(), self._mark)

    def _colour_words(self, text: str) -> None:
        codes = list(_CODE.finditer(text))
        words = text
        for code in codes:
            start, end = code.span()
            self._add(start, end, self._code)
            words = words[:start] + " " * (end - start) + words[end:]
        for pattern, style in ((_BOLD, self._strong), (_ITALIC, self._slanted)):
            for found in pattern.finditer(words):
                self._add(*found.span(2), style)
                self._add(found.start(), found.start(2), self._mark)
                self._add(found.end(2), found.end(), self._mark)
        self._colour_links(words)

    def _colour_links(self, text: str) -> None:
        for found in _LINK.finditer(text):
            self._add(*found.span(1), self._mark)
            self._add(*found.span(2), self._accent)
            self._add(*found.span(3), self._mark)
        for found in _NOTE.finditer(text):
            self._add(*found.span(), self._mark)
        for found in _PLACEHOLDER.finditer(text):
            self._add(*found.span(), self._tk)

    def _add(self, start: int, end: int, style: QTextCharFormat) -> None:
        """Lay a style over what is there, run by run."""
        while start < end:
            there = self.format(start)
            stop = start + 1
            while stop < end and self.format(stop) == there:
                stop += 1
            blended = QTextCharFormat(there)
            blended.merge(style)
            self.setFormat(start, stop - start, blended)
            start = stop
