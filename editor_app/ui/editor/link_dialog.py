"""Asks where a link leads: to an address, or to a story of this desk."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from editor_app.ui.widgets.completions import offer


class LinkDialog(QDialog):
    """Words and address; typing a headline offers the stories of the desk."""

    def __init__(self, words: str, stories: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Link")
        self.setMinimumWidth(440)
        self._slugs = dict(stories)
        typed = words if words.startswith(("http://", "https://")) else ""
        words = "" if typed else words
        self._words, self._address = QLineEdit(words, self), QLineEdit(typed, self)
        self._address.setPlaceholderText("https://… or the headline of a story")
        offer(self._address, [headline for headline, _ in stories])
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText("Put in")
        self._ok.setProperty("primary", True)
        self._ok.setEnabled(bool(typed))
        self._address.textChanged.connect(self._allow)
        form = QFormLayout(self)
        form.addRow("Words", self._words)
        form.addRow("Leads to", self._address)
        form.addRow(buttons)
        (self._address if words else self._words).setFocus()

    def link(self) -> tuple[str, str]:
        """Return the words and the address as Markdown writes it."""
        typed = self._address.text().strip()
        slug = self._slugs.get(typed, "")
        words = self._words.text().strip() or typed
        return words, f"article:{slug}" if slug else _completed(typed)

    def _allow(self, text: str) -> None:
        self._ok.setEnabled(bool(text.strip()))


def _completed(address: str) -> str:
    if ":" in address or address.startswith(("#", "/")):
        return address
    if "@" in address and "/" not in address:
        return f"mailto:{address}"
    return f"https://{address}" if "." in address else address
