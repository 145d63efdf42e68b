"""What is known of one picture; each field is kept as one leaves it."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.article import ArticleRow
from editor_app.domain.picture import SOURCE_TYPES, Picture
from editor_app.ui.media.model import PictureRow
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.moments import full_day, size_words
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.text_field import TextField


class Shown(QLabel):
    """An image as large as the column allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(120)
        self._image = QPixmap()

    def show_image(self, image: QPixmap) -> None:
        """Show an image, or none."""
        self._image = image
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(280, 180)

    def _fit(self) -> None:
        if self._image.isNull():
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(220 * ratio))
        fitted = self._image.scaled(
            room,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)
        self.setFixedHeight(max(120, round(fitted.height() / ratio)))


class DetailsPane(QWidget):
    """Tells the picture as its fields have it, and what else is wanted."""

    changed = Signal(object)
    article_wanted = Signal(str)
    remove_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._writable = True
        self.image = Shown(self)
        self.trouble = words(tone="red", parent=self)
        self.facts = words(role="small", parent=self)
        self.name = QLineEdit(self)
        self.alt = TextField(3, "What the picture shows, for those who cannot see it", self)
        self.decorative = QCheckBox("Decorative: it needs no alternative text", self)
        self.caption = TextField(3, "Stands below the picture where the text has none", self)
        self.credit, self.rights = QLineEdit(self), QLineEdit(self)
        self.credit.setPlaceholderText("Photograph: …")
        self.rights.setPlaceholderText("Who owns it, until when it may be used")
        self.source = QComboBox(self)
        for key, label in SOURCE_TYPES.items():
            self.source.addItem(label, key)
        self.name_hint = words(role="small", parent=self)
        self.copy, self.remove = QPushButton("Copy for a text", self), QPushButton("Remove", self)
        self.copy.setToolTip("Puts the Markdown of this picture on the clipboard")
        self.used = QVBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def picture(self) -> Picture | None:
        """The picture that is shown."""
        return self._picture

    def show_row(self, row: PictureRow, *, writable: bool) -> None:
        """Show a picture."""
        picture, self._writable = row.picture, writable
        self._picture = picture
        self.trouble.setVisible(bool(row.trouble))
        self.trouble.setText(
            f"The file of “{picture.name}” is {row.trouble}. Add the same picture again, or "
            "restore a backup; what was written about it is kept."
        )
        kind = picture.suffix.removeprefix(".").upper()
        day = full_day(picture.added.astimezone())
        self.facts.setText(
            f"{picture.width:,} × {picture.height:,} pixels · {size_words(picture.size)} · {kind}"
            f" · added {day}"
        )
        self.name.setText(picture.name)
        self.name.setCursorPosition(0)
        self.alt.show_text(picture.alt)
        self.caption.show_text(picture.caption)
        self.credit.setText(picture.credit)
        self.rights.setText(picture.rights)
        self.decorative.setChecked(picture.decorative)
        self.source.setCurrentIndex(max(0, self.source.findData(picture.source_type)))
        self.alt.setEnabled(writable and not picture.decorative)
        for field in (self.caption, self.credit, self.rights, self.decorative, self.source):
            field.setEnabled(writable)

    def show_users(self, rows: tuple[ArticleRow, ...]) -> None:
        """Show the articles that show the picture."""
        while (item := self.used.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row in rows:
            link = QPushButton(row.headline or row.slug, self)
            link.setProperty("link", True)
            link.setToolTip("Open the article")
            link.clicked.connect(lambda _=False, key=row.id: self.article_wanted.emit(key))
            self.used.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if not rows:
            self.used.addWidget(words("No article shows it.", tone="muted"))
        self.name.setReadOnly(bool(rows) or not self._writable)
        self.name_hint.setText("The name is fixed while a text shows the picture." if rows else "")
        self.name_hint.setVisible(bool(rows))
        self.remove.setEnabled(self._writable and not rows)
        self.remove.setToolTip("Take it out of the articles first" if rows else "It can be undone")

    def tell(self) -> None:
        """Tell what was typed and not told yet."""
        self.alt.tell()
        self.caption.tell()
        self._tell()

    def _lay_out(self) -> None:
        form = FormRows(narrow=True)
        form.add("Alternative text", self.alt)
        form.addRow("", self.decorative)
        form.add("Caption", self.caption)
        form.add("Credit", self.credit)
        form.add("Rights", self.rights)
        form.add("Where it comes from", self.source)
        form.add("Name in texts", self.name)
        form.addRow("", self.name_hint)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(10)
        for widget in (self.image, self.trouble, self.facts):
            column.addWidget(widget)
        column.addLayout(form)
        column.addSpacing(6)
        column.addWidget(words("Where it is used", role="heading"))
        column.addLayout(self.used)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addStretch(1)

    def _connect(self) -> None:
        for line in (self.name, self.credit, self.rights):
            line.editingFinished.connect(self._tell)
        for field in (self.alt, self.caption):
            field.left.connect(self._tell)
        self.source.activated.connect(self._tell)
        self.decorative.clicked.connect(self._tell)
        self.copy.clicked.connect(self.copy_wanted)
        self.remove.clicked.connect(self.remove_wanted)

    def _tell(self) -> None:
        picture = self._picture
        if picture is None or not self._writable:
            return
        fresh = replace(
            picture,
            name=self.name.text().strip() or picture.name,
            alt=" ".join(self.alt.toPlainText().split()),
            caption=" ".join(self.caption.toPlainText().split()),
            credit=self.credit.text().strip(),
            rights=self.rights.text().strip(),
            source_type=str(self.source.currentData() or ""),
            decorative=self.decorative.isChecked(),
        )
        if fresh != picture:
            self._picture = fresh
            self.alt.setEnabled(not fresh.decorative)
            self.changed.emit(fresh)
