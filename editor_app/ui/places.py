"""The first column: the desk, the places with their counts, and the rooms."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.changes import Changes
from editor_app.domain.listing import Counts, Listing
from editor_app.domain.status import Status
from editor_app.ui.appearance.faces import sans
from editor_app.ui.appearance.look import Look
from editor_app.ui.background import Newest
from editor_app.ui.place import Place, articles
from editor_app.ui.rooms import ROOMS, has_room
from editor_app.ui.saved_searches import keep_search, remove_search
from editor_app.ui.widgets.chip import tone_colour

if TYPE_CHECKING:
    from editor_app.domain.listing import SavedSearch
    from editor_app.ui.room_context import RoomContext

_PLACE = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_SEARCH = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_STATUSES = (
    ("Drafts", Status.DRAFT),
    ("In review", Status.REVIEW),
    ("Ready", Status.READY),
    ("Published", Status.PUBLISHED),
    ("Withdrawn", Status.WITHDRAWN),
)


class PlaceDelegate(QStyledItemDelegate):
    """Paints a place with its count, or a heading between places."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, box = self._look.tokens, QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = box.adjusted(8, 0, -8, 0)
        if index.data(_PLACE) is None:
            painter.setPen(tone_colour("muted", tokens))
            font = sans(11, bold=True)
            font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.8)
            painter.setFont(font)
            painter.drawText(words.adjusted(0, 8, 0, 0), _LEFT, str(index.data()).upper())
            painter.restore()
            return
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, box, state)
        painter.setPen(tone_colour("accent" if chosen else "ink", tokens))
        size = painter.font().pixelSize()
        painter.setFont(sans(size, bold=chosen))
        count = str(index.data(_COUNT) or "")
        taken = QFontMetricsF(sans(12)).horizontalAdvance(count) + (8 if count else 0)
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, round(words.width() - taken)
        )
        painter.drawText(words, _LEFT, name)
        painter.setPen(tone_colour("muted", tokens))
        painter.setFont(sans(12))
        painter.drawText(words, _RIGHT, count)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, 38 if index.data(_PLACE) is None else 30)

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._look.tokens
        inner = box.adjusted(0, 1, 0, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(tone_colour("accent_soft", tokens))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tone_colour("hover", tokens))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = state & QStyle.StateFlag.State_HasFocus
        painter.setPen(tone_colour("accent", tokens) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(inner, 6, 6)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlacesList(QListWidget):
    """Going into it with Tab, or when what had the focus is hidden, goes to no other place."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row the current one when there is none.
        blocked = self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(blocked)


class PlacesColumn(QWidget):
    """Tells which place is chosen; counts follow the store."""

    chosen = Signal(object)

    def __init__(self, context: "RoomContext", menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("Places")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(150)
        self._context, self._counted = context, Newest(context.readers.run)
        self._counts: Counts | None = None
        self._searches: tuple[tuple[SavedSearch, int], ...] = ()
        self.top, self.rooms = self._list("Places"), self._list("Rooms")
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 12, 9, 10)
        column.setSpacing(8)
        column.addWidget(self._header(menu))
        column.addWidget(self.top, 1)
        column.addWidget(self.rooms)
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(self.read)
        context.hub.announced.connect(self._hear)
        context.names.changed.connect(self._fill)
        context.look.changed.connect(self._repaint)
        self._fill_rooms()
        self._fill()
        self.read()

    def read(self) -> None:
        """Count anew."""
        self._counted.ask(self._count, self._take)

    def show_place(self, place: Place) -> None:
        """Mark a place as the one that is shown."""
        for wall in (self.top, self.rooms):
            wall.blockSignals(True)
            wall.setCurrentItem(None)  # type: ignore[arg-type]
            wall.clearSelection()
            for number in range(wall.count()):
                known: Place | None = wall.item(number).data(_PLACE)
                if known and (known.room, known.listing) == (place.room, place.listing):
                    wall.setCurrentRow(number)
            wall.blockSignals(False)

    def _header(self, menu: QMenu) -> QWidget:
        header = QWidget(self)
        row = QHBoxLayout(header)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(4)
        mark = QLabel("O", header)
        mark.setObjectName("Logo")
        mark.setFixedSize(22, 22)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.desk = QToolButton(header)
        self.desk.setObjectName("DeskButton")
        self.desk.setText(f"{self._context.desk.workspace.name} ▾")
        self.desk.setAccessibleName("Desk menu")
        self.desk.setToolTip(str(self._context.desk.folder))
        self.desk.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.desk.setMenu(menu)
        row.addWidget(mark)
        row.addWidget(self.desk)
        row.addStretch(1)
        return header

    def _list(self, name: str) -> QListWidget:
        wall = PlacesList(self)
        wall.setAccessibleName(name)
        wall.setMouseTracking(True)
        wall.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wall.setItemDelegate(PlaceDelegate(self._context.look, wall))
        wall.currentItemChanged.connect(self._choose)
        wall.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        wall.customContextMenuRequested.connect(self._show_menu)
        return wall

    def _fill_rooms(self) -> None:
        for name in ROOMS:
            if has_room(name):
                self._add(self.rooms, self._context.actions[name].text(), Place(name), 0)
        self.rooms.setFixedHeight(30 * self.rooms.count())
        self.rooms.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rooms.setVisible(bool(self.rooms.count()))

    def _fill(self) -> None:
        """Write the list anew, keeping what is chosen."""
        chosen = self.top.currentItem()
        place: Place | None = chosen.data(_PLACE) if chosen else None
        self.top.blockSignals(True)
        self.top.clear()
        counts = self._counts
        statuses: Mapping[Status, int] = counts.by_status if counts else {}
        self._add(self.top, "All articles", articles(), counts.all if counts else 0)
        for title, status in _STATUSES:
            self._add(self.top, title, articles(Listing(status)), statuses.get(status, 0))
        self._add(self.top, "Trash", articles(Listing(trash=True)), counts.trash if counts else 0)
        self._fill_sections()
        self._fill_searches()
        self.top.blockSignals(False)
        if place is not None:
            self.show_place(place)

    def _fill_sections(self) -> None:
        sections = self._context.names.known.sections
        numbers: dict[str, int] = {}
        if self._counts is not None:
            numbers.update((str(key), n) for key, n in self._counts.by_section.items())
        if sections:
            self._add(self.top, "Sections", None, 0)
        for key, name in sections.items():
            listing = Listing(section=key)  # type: ignore[arg-type]
            self._add(self.top, name, articles(listing), numbers.get(key, 0))

    def _fill_searches(self) -> None:
        if self._searches:
            self._add(self.top, "Saved searches", None, 0)
        for search, number in self._searches:
            item = self._add(self.top, search.name, articles(Listing(query=search.query)), number)
            item.setData(_SEARCH, search)
            item.setToolTip(search.query)

    def _add(
        self, wall: QListWidget, text: str, place: Place | None, count: int
    ) -> QListWidgetItem:
        item = QListWidgetItem(text, wall)
        item.setData(_PLACE, place)
        item.setData(_COUNT, f"{count:,}" if count else "")
        said = f"{text}, {count}" if count else text
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        if place is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _show_menu(self, at: QPoint) -> None:
        """Offer what can be done with a search that is kept."""
        item = self.top.itemAt(at)
        search: SavedSearch | None = item.data(_SEARCH) if item else None
        if search is None or self._context.desk.read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Change…", lambda: keep_search(self._context, search.query, search))
        menu.addAction("Keep no longer", lambda: remove_search(self._context, search))
        menu.popup(self.top.viewport().mapToGlobal(at))

    def _count(self) -> tuple[Counts, tuple[tuple["SavedSearch", int], ...]]:
        desk = self._context.desk
        saved = tuple((search, desk.search.count(search.query)) for search in desk.search.saved())
        return desk.articles.counts(), saved

    def _take(self, found: tuple[Counts, tuple[tuple["SavedSearch", int], ...]]) -> None:
        if found != (self._counts, self._searches):
            self._counts, self._searches = found
            self._fill()

    def _choose(self, item: QListWidgetItem | None) -> None:
        place: Place | None = item.data(_PLACE) if item else None
        if place is not None:
            self.chosen.emit(place)

    def _repaint(self) -> None:
        for wall in (self.top, self.rooms):
            wall.viewport().update()

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.articles or changes.sections or changes.searches or changes.everything:
            self._soon.start()
