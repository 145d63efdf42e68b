"""Lets the blanks of a wording stand out from its words."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from editor_app.ui.appearance.tokens import Tokens

_BLANK = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
MAX_BLOCK = 20_000


class WordingHighlighter(QSyntaxHighlighter):
    """Colours `{{ blanks }}`, `{% conditions %}` and what is bold."""

    def __init__(self, document: QTextDocument, tokens: Tokens) -> None:
        super().__init__(document)
        self._blank, self._mark, self._strong = (QTextCharFormat() for _ in range(3))
        self._strong.setFontWeight(QFont.Weight.Bold)
        self.wear(tokens)

    def wear(self, tokens: Tokens) -> None:
        """Write with the colours of another appearance."""
        self._blank.setForeground(QColor(tokens.accent))
        self._blank.setBackground(QColor(tokens.accent_soft))
        self._mark.setForeground(QColor(tokens.muted))
        self.rehighlight()

    def highlightBlock(self, text: str, /) -> None:
        if len(text) > MAX_BLOCK:
            return
        for found in _STRONG.finditer(text):
            self.setFormat(found.start(2), len(found[2]), self._strong)
            for start in (found.start(), found.end(2)):
                self.setFormat(start, len(found[1]), self._mark)
        for found in _BLANK.finditer(text):
            self.setFormat(found.start(), len(found[0]), self._blank)
