"""Asks which picture of the library to put in, or takes a new one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.picture import Picture


class PictureDialog(QDialog):
    """A wall of thumbnails with a filter; a file from outside can be chosen instead."""

    def __init__(
        self,
        pictures: Sequence[Picture],
        thumbnail: Callable[[str, int], bytes],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Picture")
        self.resize(640, 480)
        self.file = ""
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText("Filter pictures")
        self._filter.textChanged.connect(self._show_matching)
        self._wall = QListWidget(self)
        self._wall.setViewMode(QListWidget.ViewMode.IconMode)
        self._wall.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._wall.setMovement(QListWidget.Movement.Static)
        self._wall.setIconSize(QSize(128, 96))
        self._wall.setGridSize(QSize(148, 128))
        self._wall.itemDoubleClicked.connect(lambda: self.accept())
        for picture in pictures:
            self._add(picture, thumbnail)
        empty = QLabel("The library has no pictures yet. Choose a file to add the first.", self)
        empty.setVisible(not pictures)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        choose = QPushButton("From a file…", self)
        buttons.addButton(choose, QDialogButtonBox.ButtonRole.ActionRole)
        choose.clicked.connect(self._choose_file)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._filter, empty, self._wall, buttons):
            column.addWidget(widget)

    def picture(self) -> Picture | None:
        """Return the picture that is chosen."""
        chosen = self._wall.selectedItems()
        return chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None

    def choose(self, name: str) -> None:
        """Choose the picture of that name."""
        found = self._wall.findItems(name, Qt.MatchFlag.MatchExactly)
        if found:
            self._wall.setCurrentItem(found[0])

    def _add(self, picture: Picture, thumbnail: Callable[[str, int], bytes]) -> None:
        item = QListWidgetItem(picture.name)
        item.setData(Qt.ItemDataRole.UserRole, picture)
        item.setToolTip(picture.caption or picture.alt or picture.name)
        image = QPixmap()
        if image.loadFromData(thumbnail(picture.name, 256)):
            item.setIcon(QIcon(image))
        self._wall.addItem(item)

    def _show_matching(self, text: str) -> None:
        for number in range(self._wall.count()):
            item = self._wall.item(number)
            words = f"{item.text()} {item.toolTip()}".lower()
            item.setHidden(text.lower() not in words)

    def _choose_file(self) -> None:
        kinds = "Pictures (*.jpg *.jpeg *.png *.webp *.gif *.tif *.tiff)"
        self.file, _ = QFileDialog.getOpenFileName(self, "Choose a picture", "", kinds)
        if self.file:
            self.accept()
