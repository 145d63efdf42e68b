"""Asks what a new desk needs: the site's name, its folder, language and address."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.slug import make_slug
from editor_app.ui.languages import language_choices
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.plain_words import words


@dataclass(frozen=True, slots=True)
class NewDesk:
    """A desk to be made."""

    folder: Path
    name: str
    language: str = "en"
    address: str = ""
    sample: bool = False


class NewDeskDialog(QDialog):
    """The folder follows the name until one is chosen by hand."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("New desk")
        self.setMinimumWidth(560)
        self._shelf, self._own_folder = documents_folder(), False
        self.name, self.folder, self.address = (QLineEdit(self) for _ in range(3))
        self.name.setPlaceholderText("The Harbour Courier")
        self.address.setPlaceholderText("https://… can be given later")
        self.language = QComboBox(self)
        for tag, called in language_choices().items():
            self.language.addItem(called, tag)
        self.language.setCurrentIndex(max(0, self.language.findData(language or "en")))
        self.trouble = words(tone="red", parent=self)
        self.browse = QPushButton("Choose…", self)
        self.browse.setAutoDefault(False)
        self.make = QPushButton("Make the desk", self)
        self.make.setProperty("primary", True)
        self.make.setDefault(True)
        self._lay_out()
        self.name.textChanged.connect(self._follow_name)
        self.folder.textEdited.connect(self._keep_folder)
        self.folder.textChanged.connect(self._check)
        self.browse.clicked.connect(self._choose)
        self.make.clicked.connect(self.accept)
        self._check()

    def desk(self) -> NewDesk:
        """Return what was asked for."""
        return NewDesk(
            Path(self.folder.text()).expanduser(),
            self.name.text().strip(),
            str(self.language.currentData()),
            self.address.text().strip(),
        )

    def _lay_out(self) -> None:
        rows = FormRows()
        where = QWidget(self)
        beside = QHBoxLayout(where)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.folder, 1)
        beside.addWidget(self.browse)
        self.folder.setAccessibleName("Folder")
        rows.add("Name of the site", self.name)
        rows.add("Folder", where, "Everything of the desk is kept in it, and nothing else.")
        rows.add("Language", self.language)
        rows.add("Address of the site", self.address)
        cancel = QPushButton("Cancel", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        acts = QHBoxLayout()
        acts.addWidget(self.trouble, 1)
        acts.addWidget(cancel)
        acts.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(20)
        column.addWidget(words("A new desk", role="title"))
        column.addLayout(rows)
        column.addLayout(acts)

    def _follow_name(self, name: str) -> None:
        if not self._own_folder:
            slug = make_slug(name) if name.strip() else ""
            self.folder.setText(str(free_folder(self._shelf, slug)) if slug else "")
        self._check()

    def _keep_folder(self, text: str) -> None:
        self._own_folder = bool(text)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Folder of the new desk", str(self._shelf))
        if folder:
            self._own_folder = True
            self.folder.setText(folder)

    def _check(self) -> None:
        text = folder_trouble(self.folder.text())
        self.trouble.setText(text)
        self.make.setEnabled(bool(self.name.text().strip() and self.folder.text() and not text))


def documents_folder() -> Path:
    """Return where people keep what they write."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home())


def free_folder(shelf: Path, name: str) -> Path:
    """Return a folder of that name, or with a number behind it, that does not exist yet."""
    folder, number = shelf / name, 2
    while folder.exists():
        folder, number = shelf / f"{name}-{number}", number + 1
    return folder


def folder_trouble(text: str) -> str:
    """Say why a desk cannot be made there; empty when it can, or when nothing is typed yet."""
    if not text.strip():
        return ""
    folder = Path(text).expanduser()
    try:
        if folder.is_file():
            return "A file of that name stands there."
        if folder.is_dir() and any(folder.iterdir()):
            return "That folder holds files already. Choose an empty or a new one."
    except OSError as error:
        return f"That folder cannot be read: {error.strerror}."
    return "" if folder.is_absolute() else "Give the whole path of the folder."
