"""Paints a picture on the wall: the image, its name, and what is to be said about it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor_app.ui.appearance.faces import sans
from editor_app.ui.appearance.look import Look
from editor_app.ui.icons import icon
from editor_app.ui.media.model import ROW, PictureRow
from editor_app.ui.widgets.chip import tone_colour

CELL = QSize(196, 184)
PAD, WORDS = 8, 44
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PictureDelegate(QStyledItemDelegate):
    """A card of one size for every picture."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: PictureRow = index.data(ROW)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        box = QRectF(option.rect).adjusted(4, 4, -4, -4)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._card(painter, box, state)
        frame = box.adjusted(PAD, PAD, -PAD, -WORDS - PAD)
        self._image(painter, frame, index.data(Qt.ItemDataRole.DecorationRole), row)
        self._words(painter, QRectF(frame.left(), frame.bottom() + 6, frame.width(), WORDS), row)
        painter.restore()

    def _card(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._look.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        line = "accent" if chosen or focused else "control_line" if hovered else "line"
        painter.setBrush(tone_colour("accent_soft" if chosen else "card", tokens))
        painter.setPen(QPen(tone_colour(line, tokens), 2 if focused else 1))
        painter.drawRoundedRect(box, 8, 8)

    def _image(
        self, painter: QPainter, frame: QRectF, image: QPixmap | None, row: PictureRow
    ) -> None:
        tokens = self._look.tokens
        if image is None or image.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone_colour("panel", tokens))
            painter.drawRoundedRect(frame, 4, 4)
            mark = icon("picture", "red" if row.trouble else "muted").pixmap(QSize(24, 24))
            painter.drawPixmap(frame.center() - QPointF(12, 12), mark)
            return
        path = QPainterPath()
        path.addRoundedRect(frame, 4, 4)
        painter.setClipPath(path)
        scale = max(frame.width() / image.width(), frame.height() / image.height())
        width, height = frame.width() / scale, frame.height() / scale
        source = QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
        painter.drawPixmap(frame, image, source)
        painter.setClipping(False)

    def _words(self, painter: QPainter, box: QRectF, row: PictureRow) -> None:
        tokens = self._look.tokens
        text, tone = row.state
        name = QRectF(box.left(), box.top(), box.width(), 20)
        state = QRectF(box.left(), box.top() + 20, box.width(), 18)
        for there, font, colour, said, cut in (
            (name, sans(13, bold=True), "ink", row.picture.name, Qt.TextElideMode.ElideMiddle),
            (state, sans(12), tone, text, Qt.TextElideMode.ElideRight),
        ):
            painter.setFont(font)
            painter.setPen(tone_colour(colour, tokens))
            fitted = painter.fontMetrics().elidedText(said, cut, round(there.width()))
            painter.drawText(there, _LEFT, fitted)
