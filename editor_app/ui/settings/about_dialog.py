"""Which edition this is, what it stands on, and where its files are."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.paths import log_folder, settings_folder
from editor_app.ui.appearance.faces import serif
from editor_app.ui.appearance.look import logo
from editor_app.ui.widgets.plain_words import words

EDITION = "0.1.0"
_PARTS = ("PySide6", "SQLAlchemy", "Markdown", "nh3", "Jinja2", "sqlcipher3", "Pillow")


class AboutDialog(QDialog):
    """Says it in words that can be copied into a report."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Offstone")
        self.setMinimumWidth(460)
        mark = QLabel(self)
        mark.setPixmap(QIcon(logo()).pixmap(56, 56))
        title = QLabel("Offstone", self)
        title.setFont(serif(26, bold=True))
        promise = words("The newsroom on your own machine: write, prove, publish, offline.")
        self.facts = words(facts(), tone="muted")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(self)
        copy = QPushButton("Copy", self)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(facts()))
        close = QPushButton("Close", self)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for widget in (mark, title, promise, self.facts, buttons):
            column.addWidget(widget)


def facts() -> str:
    """Return edition, parts and folders, a line each."""
    lines = [f"Edition {EDITION}", f"Qt {qVersion()}, Python {platform.python_version()}"]
    lines += [f"{name} {found}" for name in _PARTS if (found := _version(name))]
    lines += [f"Settings: {settings_folder()}", f"Logs: {log_folder()}"]
    return "\n".join(lines)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
