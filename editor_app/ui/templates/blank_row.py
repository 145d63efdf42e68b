"""The row of blanks under a wording: the usual ones, and all of them behind the dots."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from editor_app.services.template_context import Blank
from editor_app.ui.widgets.flow import FlowLayout

_USUAL = ("article.headline", "article.byline", "article.section", "site.name", "author.name")


class BlankRow(QWidget):
    """Tells which blank is wanted at the cursor."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=2)
        title = QLabel("Insert:", self)
        title.setProperty("role", "label")
        title.setIndent(0)
        self._flow.addWidget(title)
        self.chips: dict[str, QPushButton] = {}
        self.more = QPushButton(self)
        self.more.setText("…")
        self.more.setToolTip("All blanks")
        self.more.setObjectName("BlankChip")
        self.more.setAccessibleName("All blanks")
        self.menu = QMenu(self.more)
        self.menu.setToolTipsVisible(True)
        self.more.setMenu(self.menu)

    def offer(self, blanks: Sequence[Blank]) -> None:
        """Offer these blanks, each with what it means."""
        if self.chips:
            return
        meanings = {blank.name: blank.meaning for blank in blanks}
        for name in _USUAL:
            if name in meanings:
                self._add(name, meanings[name])
        self._flow.addWidget(self.more)
        for name, meaning in meanings.items():
            action = self.menu.addAction(f"{name}\t{meaning}")
            action.triggered.connect(lambda _=False, chosen=name: self.wanted.emit(chosen))

    def _add(self, name: str, meaning: str) -> None:
        chip = QPushButton(self)
        chip.setObjectName("BlankChip")
        chip.setText(name)
        chip.setToolTip(meaning)
        chip.setAccessibleName(f"Insert {name}")
        chip.clicked.connect(lambda _=False: self.wanted.emit(name))
        self.chips[name] = chip
        self._flow.addWidget(chip)
        chip.show()
