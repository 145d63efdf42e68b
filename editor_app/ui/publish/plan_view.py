"""The table of the plan: Space ticks a story, the arrows open what stands for several pages."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from editor_app.ui.appearance.look import Look
from editor_app.ui.publish.plan_model import PlanModel
from editor_app.ui.widgets.chip import tone_colour

_Index = QModelIndex | QPersistentModelIndex
HEIGHT = 32


class _Ruled(QStyledItemDelegate):
    """Lines of one height with a rule below each."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 8, HEIGHT)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        # The view draws one frame around the whole line.
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        box = option.rect  # type: ignore[attr-defined]
        painter.fillRect(
            0, box.bottom(), box.right() + 1, 1, tone_colour("line", self._look.tokens)
        )


class PlanView(QTreeView):
    """Whole lines, the names of the pages taking what room there is.

    `look_wanted` asks for a line before and after: by Enter, a double click, or its menu.
    """

    look_wanted = Signal(object)

    def __init__(self, model: PlanModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._look = model, look
        self.setModel(model)
        self.setItemDelegate(_Ruled(look, self))
        self.setAccessibleName("Plan of the publication")
        self.setToolTip("Enter or a double click shows a page before and after")
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self.look_wanted.emit)
        self.setUniformRowHeights(True)
        self.setTreePosition(1)
        self.setIndentation(16)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(56)
        mode = QHeaderView.ResizeMode
        for column, way in enumerate((mode.Fixed, mode.Stretch, mode.Fixed, mode.Fixed)):
            header.setSectionResizeMode(column, way)
        header.resizeSection(0, 112)
        header.resizeSection(2, 240)
        header.resizeSection(3, 84)
        look.changed.connect(self.viewport().update)

    def show_sizes(self) -> None:
        """Leave the last column out while no size is known."""
        self.setColumnHidden(3, not any(group.size for group in self._plan.groups))

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: _Index) -> None:
        super().drawRow(painter, options, index)
        current = self.currentIndex()
        column = current.column()
        here = current.isValid() and index.sibling(index.row(), column) == current
        if here and self.hasFocus():
            box: QRect = options.rect  # type: ignore[attr-defined]
            painter.setPen(tone_colour("accent", self._look.tokens))
            painter.drawRect(0, box.top(), self.viewport().width() - 1, box.height() - 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._tick(index.siblingAtColumn(0))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.look_wanted.emit(index)
            return
        super().keyPressEvent(event)

    def _show_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Before and after…", lambda: self.look_wanted.emit(index))
            menu.popup(self.viewport().mapToGlobal(at))

    def _tick(self, index: QModelIndex) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None and self._plan.writable:
            other = Qt.CheckState.Unchecked if state == Qt.CheckState.Checked else _CHECKED
            self._plan.setData(index, other, Qt.ItemDataRole.CheckStateRole)


_CHECKED = Qt.CheckState.Checked
