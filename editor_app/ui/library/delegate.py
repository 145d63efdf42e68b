"""Paints a line of the article list: headline, status chip, and what else matters."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor_app.domain.article import ArticleRow
from editor_app.ui.appearance.faces import sans, serif
from editor_app.ui.appearance.look import Look
from editor_app.ui.library.model import ROW
from editor_app.ui.library.times import embargo_words, time_words
from editor_app.ui.widgets.chip import HEIGHT, STATUS_TONES, chip_width, paint_chip, tone_colour

SIDE, TOP, LINE, MOST_LINES = 14, 9, 19, 2
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ArticleDelegate(QStyledItemDelegate):
    """Rows as high as their headline needs, two lines at most."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._headline, self._small, self._chip = (
            serif(15, bold=True),
            sans(12),
            sans(11, bold=True),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        widget: QWidget | None = option.widget  # type: ignore[attr-defined]
        width = widget.viewport().width() if isinstance(widget, QListView) else 260
        lines = len(self._lines(_headline(index.data(ROW)), width - 2 * SIDE))
        return QSize(width, TOP + lines * LINE + 3 + HEIGHT + TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: ArticleRow = index.data(ROW)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        self._ground(painter, box, state)
        painter.setPen(tone_colour("ink" if row.headline else "muted", self._look.tokens))
        painter.setFont(self._headline)
        y = box.top() + TOP
        for line in self._lines(_headline(row), round(box.width()) - 2 * SIDE):
            painter.drawText(
                QRectF(box.left() + SIDE, y, box.width() - 2 * SIDE, LINE), _LEFT, line
            )
            y += LINE
        self._facts(painter, QRectF(box.left() + SIDE, y + 3, box.width() - 2 * SIDE, HEIGHT), row)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._look.tokens
        accent = tone_colour("accent", tokens)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, tone_colour("accent_soft", tokens))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, tone_colour("hover", tokens))
        line = tone_colour("line", tokens)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), line)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(accent)
            painter.drawRect(box.adjusted(0.5, 0.5, -1.5, -1.5))

    def _facts(self, painter: QPainter, box: QRectF, row: ArticleRow) -> None:
        tokens, label = self._look.tokens, row.status.label
        width = chip_width(label, self._chip)
        chip = QRectF(box.left(), box.top(), width, HEIGHT)
        colour = tone_colour(STATUS_TONES[row.status], tokens)
        paint_chip(painter, chip, label, self._chip, colour)
        painter.setFont(self._small)
        left = chip.right() + 8
        now = datetime.now().astimezone()
        if row.embargo is not None and row.embargo > now:
            words = embargo_words(row.embargo, now)
            painter.setPen(tone_colour("violet", tokens))
            painter.drawText(QRectF(left, box.top(), box.right() - left, HEIGHT), _LEFT, words)
            left += painter.fontMetrics().horizontalAdvance(words) + 8
        painter.setPen(tone_colour("muted", tokens))
        room = QRectF(left, box.top(), max(0.0, box.right() - left), HEIGHT)
        words = painter.fontMetrics().elidedText(
            facts(row, now), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, _LEFT, words)

    def _lines(self, text: str, width: int) -> list[str]:
        """Break a headline into lines; the last one is cut where it is too long."""
        layout = QTextLayout(text, self._headline)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        lines: list[str] = []
        while len(lines) < MOST_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            start = line.textStart()
            if len(lines) == MOST_LINES - 1 and start + line.textLength() < len(text):
                rest = text[start:]
                metrics = QFontMetrics(self._headline)
                lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            else:
                lines.append(text[start : start + line.textLength()].strip())
        layout.endLayout()
        return lines


def facts(row: ArticleRow, now: datetime) -> str:
    """Return what stands behind the chip: section, time, words, and what is special."""
    special = ["Edited"] if row.edited else []
    special += ["Corrected"] if row.corrected else []
    words = f"{row.words:,} w" if row.words else ""
    parts = [*special, row.section, time_words(row.updated, now), words]
    return " · ".join(part for part in parts if part)


def _headline(row: ArticleRow) -> str:
    return row.headline or "Untitled"
