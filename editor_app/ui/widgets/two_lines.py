"""Paints a line of a list: a name in the articles' face, and muted facts below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor_app.ui.appearance.faces import sans, serif
from editor_app.ui.appearance.look import Look
from editor_app.ui.widgets.chip import tone_colour

FACTS = Qt.ItemDataRole.UserRole + 20
TONE = Qt.ItemDataRole.UserRole + 21
SIDE, HEIGHT = 14, 60
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TwoLines(QStyledItemDelegate):
    """Asks the model for the name, for FACTS, and for the TONE of the facts."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        tokens = self._look.tokens
        painter.save()
        paint_ground(painter, box, state, self._look)
        inner = box.adjusted(SIDE, 9, -SIDE, -9)
        top = QRectF(inner.left(), inner.top(), inner.width(), 22)
        foot = QRectF(inner.left(), inner.top() + 23, inner.width(), 18)
        painter.setPen(tone_colour("ink", tokens))
        painter.setFont(serif(15, bold=True))
        _write(painter, top, str(index.data() or ""))
        painter.setPen(tone_colour(index.data(TONE) or "muted", tokens))
        painter.setFont(sans(12))
        _write(painter, foot, str(index.data(FACTS) or ""))
        painter.restore()


def paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag, look: Look) -> None:
    """Paint what lies under a line of a list: chosen, hovered, and the rule below it."""
    tokens = look.tokens
    accent = tone_colour("accent", tokens)
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, tone_colour("accent_soft", tokens))
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), accent)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, tone_colour("hover", tokens))
    painter.fillRect(
        QRectF(box.left(), box.bottom() - 1, box.width(), 1), tone_colour("line", tokens)
    )
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -1.5, -1.5))


def _write(painter: QPainter, box: QRectF, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
    painter.drawText(box, _LEFT, cut)
