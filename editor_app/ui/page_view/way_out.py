"""A link that leads out of the site: it is not loaded, and opened elsewhere only when asked."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.ui.widgets.plain_words import words

# What a text may link to; nothing else is ever handed to the system.
_SCHEMES = {"http", "https", "mailto"}
_LONGEST = 90


class WayOut(QFrame):
    """Says where a link leads; the system's own programs open it on a click alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("WayOut")
        self._address = QUrl()
        self.said = words(parent=self)
        self.open = QPushButton("Open in browser", self)
        self.copy = QPushButton("Copy", self)
        self.copy.setAccessibleName("Copy the address")
        self.close_it = QPushButton("Close", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open, self.copy, self.close_it):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.open.clicked.connect(self._open)
        self.copy.clicked.connect(self._copy)
        self.close_it.clicked.connect(self.hide)
        self.hide()

    def tell(self, address: str) -> None:
        """Say where a link leads."""
        self._address = QUrl(address)
        shown = address if len(address) <= _LONGEST else f"{address[:_LONGEST]}…"
        self.said.setText(f"This leads out of the site and is not loaded here: {shown}")
        mail = self._address.scheme() == "mailto"
        self.open.setText("Write a mail" if mail else "Open in browser")
        self.open.setVisible(self._address.scheme() in _SCHEMES)
        self.show()

    def _open(self) -> None:
        QDesktopServices.openUrl(self._address)
        self.hide()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._address.toString())
        self.hide()
