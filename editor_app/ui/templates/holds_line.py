"""Articles that keep an earlier wording, with a way to let them go."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from editor_app.services.holds import HeldArticle
from editor_app.ui.widgets.moments import full_day, number_of
from editor_app.ui.widgets.plain_words import words

NAMED = 3


class HoldsLine(QWidget):
    """Tells the articles whose hold is to be released."""

    release_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[HeldArticle, ...] = ()
        self.told = words(parent=self)
        self.release = QPushButton("Release ▾", self)
        self.release.setProperty("link", True)
        self.menu = QMenu(self.release)
        self.menu.setToolTipsVisible(True)
        self.release.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.release)

    def show_held(self, held: Sequence[HeldArticle], *, writable: bool) -> None:
        """Show what is kept where; nothing hides the line."""
        self._held = tuple(sorted(held, key=lambda one: (one.hold.version, one.headline)))
        self.setVisible(bool(held))
        self.release.setEnabled(writable)
        self.told.setText(held_sentence(self._held))
        self.told.setToolTip("\n".join(map(_why, self._held)))
        self.menu.clear()
        for one in self._held:
            action = self.menu.addAction(f"{one.headline} (v{one.hold.version})")
            action.setToolTip(_why(one))
            action.triggered.connect(lambda _=False, one=one: self._tell((one,)))
        if len(self._held) > 1:
            self.menu.addSeparator()
            self.menu.addAction("All of them", lambda: self._tell(self._held))

    def _tell(self, held: tuple[HeldArticle, ...]) -> None:
        self.release_wanted.emit(held)


def held_sentence(held: Sequence[HeldArticle]) -> str:
    """Say which version is kept on which articles; `held` is in the order of versions."""
    parts: list[str] = []
    for version, group in groupby(held, key=lambda one: one.hold.version):
        names = [f"“{one.headline}”" for one in group]
        more = len(names) - NAMED
        told = ", ".join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")
        parts.append(f"Kept at v{version} on {number_of(len(names), 'article')}: {told}.")
    return " ".join(parts)


def _why(one: HeldArticle) -> str:
    hold = one.hold
    day = full_day(hold.time.astimezone())
    return f"“{one.headline}” keeps v{hold.version}: {hold.reason} ({hold.by}, {day})"
