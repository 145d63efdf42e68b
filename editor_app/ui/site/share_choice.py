"""Which networks stories offer to be shared on: plain links, no scripts."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from editor_app.domain.sharing import NETWORKS
from editor_app.ui.widgets.plain_words import words

_NAMES = {"email": "Email", "whatsapp": "WhatsApp", "linkedin": "LinkedIn"}
_ABREAST = 4


class ShareChoice(QWidget):
    """A box to tick for each network; tells those that are ticked, in page order."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes = {name: QCheckBox(_NAMES.get(name, name.title()), self) for name in NETWORKS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(words("Stories can be shared by", parent=self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, at // _ABREAST, at % _ABREAST)
            box.clicked.connect(self._tell)
        column.addLayout(grid)
        hint = "Plain links, once the site has an address; nobody counts readers by them."
        column.addWidget(words(hint, role="small", parent=self))

    def show_networks(self, chosen: Collection[str]) -> None:
        """Show which are chosen."""
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)

    def _tell(self) -> None:
        self.changed.emit(tuple(name for name, box in self.boxes.items() if box.isChecked()))
