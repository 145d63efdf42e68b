"""The list of completions under a field, in the look of the program."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def dress_completions(completer: QCompleter) -> None:
    """Give the list a ground of its own: a bare one stands on nothing."""
    popup = completer.popup()
    if popup is not None:
        popup.setObjectName("Completions")


def offer(line: QLineEdit, words: Sequence[str]) -> None:
    """Offer words while something is typed that stands anywhere in them."""
    completer = QCompleter(list(words), line)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    dress_completions(completer)
    line.setCompleter(completer)
