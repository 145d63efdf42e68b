"""The articles that a change touches, by section: Space ticks one, the arrows fold a section."""

from PySide6.QtCore import QAbstractItemModel as Model
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from editor_app.ui.appearance.faces import sans, serif
from editor_app.ui.appearance.look import Look
from editor_app.ui.templates.impact_model import ImpactModel
from editor_app.ui.widgets.chip import tone_colour
from editor_app.ui.widgets.two_lines import FACTS, TONE, paint_ground

SIDE, TICK, LINE = 14, 16, 50
# Beyond so many lines sections stay folded: their counts say more, and thousands take time.
OPENED = 500
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CHECK = Qt.ItemDataRole.CheckStateRole


class ImpactTree(QTreeView):
    """Tells which article is chosen, and which one is to be opened."""

    article_chosen = Signal(str)
    article_wanted = Signal(str)

    def __init__(self, model: ImpactModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._impact = model
        self.setModel(model)
        self.setItemDelegate(_Lines(look, self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(True)
        model.modelReset.connect(self._open_first)
        self.selectionModel().currentChanged.connect(self._choose)
        self.activated.connect(self._open)
        self.clicked.connect(self._fold)
        look.changed.connect(self.viewport().update)

    def choose_first(self) -> None:
        """Choose the first article."""
        first = self._impact.index(0, 0, self._impact.index(0, 0))
        if first.isValid():
            self.setCurrentIndex(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            if self._impact.article_at(index) is None:
                self.setExpanded(index, not self.isExpanded(index))
            else:
                turn(self._impact, index)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The dialog around would take it for its default button.
            self._open(index)
        else:
            super().keyPressEvent(event)

    def _open_first(self) -> None:
        """Open the first sections, as many as one looks through."""
        opened = 0
        for row, group in enumerate(self._impact.groups):
            opened += len(group.articles)
            self.setExpanded(self._impact.index(row, 0), not row or opened <= OPENED)

    def _choose(self, index: QModelIndex) -> None:
        article = self._impact.article_at(index)
        if article is not None:
            self.article_chosen.emit(article.id)

    def _open(self, index: QModelIndex) -> None:
        article = self._impact.article_at(index)
        if article is not None:
            self.article_wanted.emit(article.id)

    def _fold(self, index: QModelIndex) -> None:
        if self._impact.article_at(index) is None:
            self.setExpanded(index, not self.isExpanded(index))


class _Lines(QStyledItemDelegate):
    """Sections as headings with their count, articles in two lines behind their tick."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        paint_ground(painter, box, state, self._look)
        if index.parent().isValid():
            self._article(painter, option, index)
        else:
            self._section(painter, box, index, opened=bool(state & QStyle.StateFlag.State_Open))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: Model, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click on the tick turns it."""
        pressed = event.type() == QEvent.Type.MouseButtonRelease
        if pressed and isinstance(event, QMouseEvent):
            rect: QRect = option.rect  # type: ignore[attr-defined]
            if event.position().x() < rect.left() + SIDE + TICK + 8:
                return turn(model, index)
        return False

    def _section(self, painter: QPainter, box: QRectF, index: _Index, *, opened: bool) -> None:
        tokens = self._look.tokens
        inner = box.adjusted(SIDE, 14, -SIDE, 0)
        painter.setPen(tone_colour("muted", tokens))
        painter.setFont(sans(12))
        told = str(index.data(FACTS) or "")
        painter.drawText(inner, _RIGHT, told)
        painter.setFont(sans(13, bold=True))
        room = inner.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(told) - 8, 0)
        _write(painter, room, f"{'▾' if opened else '▸'} {index.data() or ''}")

    def _article(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box, tokens = QRectF(option.rect), self._look.tokens  # type: ignore[attr-defined]
        left = SIDE
        if index.data(_CHECK) is not None:
            self._tick(painter, option, index)
            left += TICK + 8
        top = QRectF(box.left() + left, box.top() + 5, box.width() - left - SIDE, 20)
        painter.setPen(tone_colour("ink", tokens))
        painter.setFont(serif(14, bold=True))
        _write(painter, top, str(index.data() or ""))
        painter.setPen(tone_colour(index.data(TONE) or "muted", tokens))
        painter.setFont(sans(12))
        _write(painter, top.translated(0, 20), str(index.data(FACTS) or ""))

    def _tick(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tick = QStyleOptionViewItem(option)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        middle = rect.top() + (rect.height() - TICK) // 2
        tick.rect = QRect(rect.left() + SIDE, middle, TICK, TICK)  # type: ignore[attr-defined]
        on = Qt.CheckState(index.data(_CHECK)) == Qt.CheckState.Checked
        state = QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        tick.state = QStyle.StateFlag.State_Enabled | state  # type: ignore[attr-defined]
        widget: QWidget = option.widget  # type: ignore[attr-defined]
        indicator = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        widget.style().drawPrimitive(indicator, tick, painter, widget)


def turn(model: Model, index: _Index) -> bool:
    """Tick what is not ticked, and the other way round; False where nothing can be."""
    state = index.data(_CHECK)
    if state is None:
        return False
    ticked = Qt.CheckState(state) == Qt.CheckState.Checked
    return model.setData(
        index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, _CHECK
    )


def _write(painter: QPainter, box: QRectF, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
    painter.drawText(box, _LEFT, cut)
