"""Cards that are dragged up and down: the card follows, a line shows where it would stand."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFrame, QWidget


class CardDrag:
    """Moves one card over its fellows; nothing is laid anew until it is dropped."""

    def __init__(self, parent: QWidget) -> None:
        self._line = QFrame(parent)
        self._line.setObjectName("DropLine")
        self._line.hide()
        self._home = QRect()

    def follow(self, card: QWidget, cards: Sequence[QWidget], y: int, *, may: range) -> int:
        """Let a card follow the mouse; return the number that it would have among the cards.

        `may` are the numbers where it can stand; elsewhere no line is shown.
        """
        if self._home.isNull():
            self._home = card.geometry()
            card.raise_()
        place = self.place(card, cards, y)
        self._line.setVisible(place in may)
        others = [one for one in cards if one is not card]
        if place > may.start:
            top = others[place - 1].geometry().bottom() + 4
        else:
            top = others[min(place, len(others) - 1)].y() - 5
        self._line.setGeometry(self._home.x(), top, self._home.width(), 2)
        self._line.raise_()
        # Last, since a line that is shown lets the layout put all cards back.
        card.move(self._home.x(), y - card.height() // 2)
        return place

    def end(self, card: QWidget) -> None:
        """Put the card back where it was."""
        if not self._home.isNull():
            card.setGeometry(self._home)
        self._home = QRect()
        self._line.hide()

    def place(self, card: QWidget, cards: Sequence[QWidget], y: int) -> int:
        """Return the number that a card would have if it were dropped at this height."""
        return sum(one.geometry().center().y() < y for one in cards if one is not card)
