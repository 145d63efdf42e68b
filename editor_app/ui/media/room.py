"""Media: a wall of pictures, and what is known of the one that is chosen."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.changes import Changes
from editor_app.domain.errors import OffstoneError
from editor_app.domain.picture import Picture
from editor_app.services.pictures import Examined
from editor_app.ui.background import Newest
from editor_app.ui.media.delegate import CELL, PictureDelegate
from editor_app.ui.media.details_pane import DetailsPane
from editor_app.ui.media.model import ROW, PictureModel, PictureRow
from editor_app.ui.media.wall import PictureWall, Source
from editor_app.ui.place import articles
from editor_app.ui.thumbnails import Thumbnails
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.progress_line import ProgressLine
from editor_app.ui.widgets.remembered_split import RememberedSplit
from editor_app.ui.widgets.search_field import SearchField
from editor_app.ui.widgets.side_pane import scrolled
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

KINDS = "Pictures (*.jpg *.jpeg *.png *.webp *.avif *.gif *.tif *.tiff);;All files (*)"
LARGE = 1024


class MediaRoom(QWidget):
    """Pictures are added by a dialog, by dropping and by pasting."""

    place_chosen = Signal(object)
    loaded = Signal()

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self._writable = not self._desk.read_only
        self._write = Writes(context, self)
        self._listed, self._asked_users = (Newest(context.readers.run) for _ in range(2))
        self._thumbnails = Thumbnails(self._desk, context.readers)
        self._wanted = ""
        self._waiting: list[Source] = []
        self._added, self._refused = 0, list[str]()
        self.search = SearchField("Search pictures…", self)
        self.add = QPushButton("Add pictures…", self)
        self.add.setProperty("primary", True)
        self.add.setEnabled(self._writable)
        self.progress = ProgressLine(self)
        self.model = PictureModel(self._thumbnails, self)
        self.wall = PictureWall(self)
        self.wall.setModel(self.model)
        self.wall.setItemDelegate(PictureDelegate(context.look, self.wall))
        self.wall.setGridSize(CELL)
        self.empty = EmptyState("", "", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.wall)
        self.stack.addWidget(self.empty)
        self.details = DetailsPane(self)
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(self._writable)
        self.read()

    def show_subject(self, subject: str) -> None:
        """Show a picture when its id is given."""
        if subject:
            self._wanted = subject
            self._mark()
        self.setFocusProxy(self.wall if self.model.rowCount() else self.add)

    def may_leave(self) -> bool:
        """Keep what was typed; what the desk refuses is said and does not hold one here."""
        if self.details.isVisible():
            self.details.tell()
        self._context.lane.settle()
        return True

    def read(self) -> None:
        """Read the pictures anew."""
        text, pictures = self.search.text().strip(), self._desk.pictures

        def work() -> tuple[PictureRow, ...]:
            return tuple(PictureRow(p, pictures.soundness(p)) for p in pictures.all(text))

        self._listed.ask(work, self._take, self._context.report)

    def add_pictures(self, sources: Sequence[Source]) -> None:
        """Take pictures in, one after the other; the lane is free for saves in between."""
        if not self._writable or not sources:
            return
        begin = not self._waiting
        self._waiting.extend(sources)
        if begin:
            self._added, self._refused = 0, []
            self.progress.begin("Adding pictures")
            self._add_next()

    def _add_next(self) -> None:
        source = self._waiting[0]
        done, left = self._added + len(self._refused), len(self._waiting)
        doing = source.name if isinstance(source, Path) else "a pasted picture"
        self.progress.show_progress(done, done + left, f"Adding {doing}")
        name = "" if isinstance(source, Path) else "pasted"
        pictures = self._desk.pictures

        def refuse(error: Exception) -> None:
            self._note_refused(source, error)

        def keep(examined: Examined) -> None:
            self._write(lambda: pictures.take(examined), self._note_added, refuse)

        # Decoding takes long: the lane is given only what is to be written.
        self._context.readers.run(lambda: pictures.examine(source, name), keep, refuse)

    def _note_added(self, changes: Changes) -> None:
        self._added += 1
        self._wanted = changes.created
        self._go_on()

    def _note_refused(self, source: Source, error: Exception) -> None:
        if not isinstance(error, OffstoneError):
            self._waiting.clear()
            self.progress.end()
            raise error
        name = f"{source.name}: " if isinstance(source, Path) else ""
        self._refused.append(f"{name}{error.message}")
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            del self._waiting[0]
        if self._waiting:
            self._add_next()
            return
        self.progress.end()
        self.read()
        told = [f"{number_of(self._added, 'picture')} added."] if self._added else []
        self._context.toasts.say(" ".join(told + self._refused), seconds=12 if self._refused else 5)

    def _stop_adding(self) -> None:
        del self._waiting[1:]

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setMinimumWidth(CELL.width() * 2 + 40)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(words("Media", role="title"))
        head.addWidget(self.search, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 16, 12, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addWidget(self.stack, 1)
        self.nothing = EmptyState("No picture is chosen", "Choose one to write about it.")
        self.right = QStackedWidget(self)
        self.right.setObjectName("InspectorRoom")
        self.right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.right.setMinimumWidth(300)
        self.right.addWidget(self.nothing)
        self.right.addWidget(scrolled(self.details))
        split = RememberedSplit(self._context.preferences, "media", self)
        split.addWidget(left)
        split.addWidget(self.right)
        split.lay_out([860, 384], 0)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(split)

    def _connect(self) -> None:
        self.search.wanted.connect(self.read)
        self.search.list_wanted.connect(self.wall.setFocus)
        self.add.clicked.connect(self._ask_files)
        self.progress.cancelled.connect(self._stop_adding)
        self.wall.brought.connect(self.add_pictures)
        self.wall.remove_wanted.connect(self._remove)
        self.wall.details_wanted.connect(self.details.alt.setFocus)
        self.wall.selectionModel().currentChanged.connect(self._choose)
        self.details.changed.connect(self._save)
        self.details.remove_wanted.connect(self._remove)
        self.details.copy_wanted.connect(self._copy)
        self.details.article_wanted.connect(self._open_article)
        self._soon.timeout.connect(self.read)
        self._context.hub.announced.connect(self._hear)
        self._context.look.changed.connect(self._tint)

    def _take(self, rows: tuple[PictureRow, ...]) -> None:
        self.model.show_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if not rows and self.search.text().strip():
            self.empty.say("Nothing found", "Names, alternative texts, captions and credits count.")
        elif not rows:
            act = self.add.click if self._writable else None
            self.empty.say(
                "No pictures yet",
                "Drop files here, paste an image, or choose files.",
                "Choose files…" if act else "",
                act,
            )
        if not self._wanted and self.model.rows:
            self._wanted = self.model.rows[0].picture.id
        self._mark()
        self.loaded.emit()

    def _mark(self) -> None:
        number = self.model.row_of(self._wanted) if self._wanted else -1
        if number < 0:
            self.wall.selectionModel().clear()
            self.right.setCurrentIndex(0)
            return
        if self.wall.currentIndex().row() != number:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.wall.selectionModel().setCurrentIndex(self.model.index(number), flag)
        else:
            self._show(self.model.rows[number])
        self.wall.scrollTo(self.model.index(number))

    def _choose(self) -> None:
        index = self.wall.currentIndex()
        if index.isValid():
            self.details.tell()
            self._show(index.data(ROW))

    def _show(self, row: PictureRow) -> None:
        picture = row.picture
        other = self.details.picture is None or self.details.picture.id != picture.id
        self._wanted = picture.id
        self.details.show_row(row, writable=self._writable)
        self.right.setCurrentIndex(1)
        if other:
            self.details.image.show_image(QPixmap())
        if not row.trouble:
            self._thumbnails.ask(picture.name, LARGE, lambda image: self._see(picture.id, image))
        self._asked_users.ask(
            lambda: self._desk.pictures.used_in(picture.id),
            self.details.show_users,
            self._ignore_gone,
        )

    def _ignore_gone(self, error: Exception) -> None:
        """A picture that was just removed is used nowhere."""
        if not isinstance(error, OffstoneError):
            raise error

    def _see(self, picture_id: str, image: QPixmap) -> None:
        if self._wanted == picture_id:
            self.details.image.show_image(image)

    def _ask_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, "Add pictures", "", KINDS)
        self.add_pictures([Path(file) for file in files])

    def _save(self, picture: Picture) -> None:
        self._write(lambda: self._desk.pictures.save(picture), None, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._context.report(error)
        self.read()

    def _remove(self) -> None:
        index = self.wall.currentIndex()
        if not index.isValid() or not self._writable:
            return
        row: PictureRow = index.data(ROW)
        picture, pictures = row.picture, self._desk.pictures
        self._write(
            lambda: pictures.remove(picture.id),
            lambda _made: self._write.say(
                f"{picture.name} is removed.", lambda: pictures.put_back(picture)
            ),
        )

    def _copy(self) -> None:
        picture = self.details.picture
        if picture is not None:
            alt = picture.alt.replace("[", "(").replace("]", ")")
            QGuiApplication.clipboard().setText(f"![{alt}]({picture.name})")
            self._context.toasts.say("On the clipboard: paste it into a text.")

    def _open_article(self, article_id: str) -> None:
        self.place_chosen.emit(articles(subject=article_id))

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.pictures or changes.everything:
            self._soon.start()
        elif changes.articles and self._wanted:
            self._mark()

    def _tint(self) -> None:
        self.search.tint()
        self.wall.viewport().update()
