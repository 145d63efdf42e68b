"""The palette on screen: a line to type in over a list, gone once something is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor_app.ui.appearance.faces import sans
from editor_app.ui.appearance.look import Look
from editor_app.ui.icons import icon
from editor_app.ui.palette.entries import Entry, entries_of
from editor_app.ui.palette.matching import best
from editor_app.ui.widgets.chip import tone_colour

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_ENTRY = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW, _SHOWN = 36, 10
_TO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class Palette(QDialog):
    """Made anew each time it is asked for, so that it offers what can be done now."""

    def __init__(self, context: "RoomContext", parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("Palette")
        self.setAccessibleName("Command palette")
        self._entries = entries_of(context)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("What do you want to do?")
        self.field.setAccessibleName("What do you want to do?")
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("What can be done")
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(EntryDelegate(context.look, self.list))
        self.list.itemClicked.connect(self._do)
        frame = QFrame(self)
        frame.setObjectName("PaletteFrame")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setSpacing(8)
        inside.addWidget(self.field)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self._fill("")
        self._place(parent)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _TO_LIST:
                self.list.keyPressEvent(event)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in {
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            }:
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for entry in best(typed, ((f"{e.text} {e.group}", e) for e in self._entries)):
            item = QListWidgetItem(icon(entry.icon, "muted"), entry.text, self.list)
            item.setData(_ENTRY, entry)
            said = ", ".join(part for part in (entry.text, entry.group, entry.key) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.list.setCurrentRow(0)

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry: Entry = item.data(_ENTRY)
        self.close()
        entry.act()

    def _place(self, parent: QWidget) -> None:
        width = min(600, parent.width() - 48)
        self.list.setFixedHeight(_ROW * _SHOWN)
        self.setFixedSize(width, self.sizeHint().height())
        window = parent.window()
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 96)


class EntryDelegate(QStyledItemDelegate):
    """Paints a line of the palette: icon, words, where it is from, key."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, entry = self._look.tokens, index.data(_ENTRY)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone_colour("accent_soft", tokens))
            painter.drawRoundedRect(box, 6, 6)
        pixmap = index.data(Qt.ItemDataRole.DecorationRole).pixmap(18, 18)
        painter.drawPixmap(round(box.left()) + 10, round(box.center().y()) - 9, 18, 18, pixmap)
        words = box.adjusted(40, 0, -12, 0)
        painter.setPen(tone_colour("ink", tokens))
        painter.setFont(sans(14))
        painter.drawText(words, _LEFT, entry.text)
        painter.setPen(tone_colour("muted", tokens))
        width = painter.fontMetrics().horizontalAdvance(entry.text)
        painter.setFont(sans(12))
        painter.drawText(words.adjusted(width + 10, 0, 0, 0), _LEFT, entry.group)
        painter.drawText(words, _RIGHT, entry.key)
        painter.restore()
