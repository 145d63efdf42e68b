"""Asks which picture of the library to take, or takes a new one from a file."""

from collections.abc import Callable, Sequence
from typing import Protocol

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.picture import Picture
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.search_field import SearchField

KINDS = "Pictures (*.jpg *.jpeg *.png *.webp *.avif *.gif *.tif *.tiff)"
_PICTURE = Qt.ItemDataRole.UserRole
_SIZE = QSize(168, 120)


class SmallPictures(Protocol):
    """Gives thumbnails, at once or later."""

    def ask(self, name: str, longest: int, done: Callable[[QPixmap], object]) -> None: ...


class PictureDialog(QDialog):
    """A wall of thumbnails with a filter; `file` is set when one from outside was chosen."""

    def __init__(
        self, pictures: Sequence[Picture], thumbnails: SmallPictures, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Choose a picture")
        self.resize(820, 560)
        self.file = ""
        self.filter = SearchField("Filter pictures by name, caption or alt text…", self)
        self.filter.wanted.connect(self._show_matching)
        self.wall = self._made_wall()
        for picture in pictures:
            self._add(picture, thumbnails)
        empty = EmptyState("No pictures yet", "Choose a file to add the first.", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.wall)
        self._stack.addWidget(empty)
        self._stack.setCurrentIndex(0 if pictures else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self._stack, 1)
        column.addLayout(self._buttons())
        self._allow()

    def picture(self) -> Picture | None:
        """Return the picture that is chosen."""
        chosen = self.wall.selectedItems()
        return chosen[0].data(_PICTURE) if chosen else None

    def choose(self, name: str) -> None:
        """Choose the picture of that name."""
        found = self.wall.findItems(name, Qt.MatchFlag.MatchExactly)
        if found:
            self.wall.setCurrentItem(found[0])

    def _made_wall(self) -> QListWidget:
        wall = QListWidget(self)
        wall.setObjectName("Boxed")
        wall.setAccessibleName("Pictures of the desk")
        wall.setViewMode(QListWidget.ViewMode.IconMode)
        wall.setResizeMode(QListWidget.ResizeMode.Adjust)
        wall.setMovement(QListWidget.Movement.Static)
        wall.setUniformItemSizes(True)
        wall.setIconSize(_SIZE)
        wall.setGridSize(QSize(_SIZE.width() + 20, _SIZE.height() + 40))
        wall.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        wall.setWordWrap(False)
        wall.itemDoubleClicked.connect(self.accept)
        wall.itemSelectionChanged.connect(self._allow)
        return wall

    def _buttons(self) -> QHBoxLayout:
        choose = QPushButton("From a file…", self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_file)
        cancel = QPushButton("Cancel", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._take = QPushButton("Take this one", self)
        self._take.setProperty("primary", True)
        self._take.setDefault(True)
        self._take.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._take)
        return row

    def _add(self, picture: Picture, thumbnails: SmallPictures) -> None:
        item = QListWidgetItem(picture.name)
        item.setData(_PICTURE, picture)
        item.setToolTip(picture.caption or picture.alt or picture.name)
        item.setSizeHint(QSize(_SIZE.width() + 16, _SIZE.height() + 36))
        self.wall.addItem(item)

        def show(pixmap: QPixmap) -> None:
            if shiboken6.isValid(self) and not pixmap.isNull():
                item.setIcon(QIcon(pixmap))

        thumbnails.ask(picture.name, 2 * _SIZE.width(), show)

    def _show_matching(self, text: str) -> None:
        for number in range(self.wall.count()):
            item = self.wall.item(number)
            picture: Picture = item.data(_PICTURE)
            told = f"{picture.name} {picture.caption} {picture.alt} {picture.credit}".casefold()
            item.setHidden(text.casefold() not in told)

    def _allow(self) -> None:
        self._take.setEnabled(bool(self.wall.selectedItems()))

    def _choose_file(self) -> None:
        self.file, _ = QFileDialog.getOpenFileName(self, "Choose a picture", "", KINDS)
        if self.file:
            self.accept()
