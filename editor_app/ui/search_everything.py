"""Search everything: full text of all articles with the words that hit, on Ctrl+Shift+F."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.listing import SearchHit, SearchHits
from editor_app.ui.appearance.faces import SANS, SERIF
from editor_app.ui.appearance.look import Look
from editor_app.ui.background import Newest
from editor_app.ui.place import articles
from editor_app.ui.widgets.chip import tone_colour
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from editor_app.ui.appearance.tokens import Tokens
    from editor_app.ui.room_context import RoomContext

MOST = 50
_HIT = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_TO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
_HELP = (
    'Words, "whole phrases", beginnings like harb*, and fields: section:world, '
    'author:"Lena Okafor", status:draft, after:2026-01-01, -ferry.'
)


class SearchEverything(QDialog):
    """A line to search with over the hits; Enter opens one, Esc goes back to writing."""

    def __init__(self, context: "RoomContext", parent: QWidget, query: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Search everything")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._context, self._newest = context, Newest(context.readers.run)
        self.field = SearchField("Search everything that was written…", self)
        self.field.wanted.connect(self.search)
        self.field.list_wanted.connect(self.open_current)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Articles found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(HitDelegate(context.look, self.list))
        self.list.itemClicked.connect(self._open)
        self.empty = EmptyState("Everything the desk wrote", _HELP, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.list)
        self.count = QLabel(self)
        self.count.setProperty("role", "small")
        self.keep = QPushButton("Keep this search", self)
        self.keep.setProperty("link", True)
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep_search)
        self._lay_out(parent)
        self._show(SearchHits(0, ()), "")
        self.field.setText(query)
        self.field.setFocus()

    def search(self, query: str) -> None:
        """Look for it in everything."""
        if not query:
            self._newest.forget()
            self._show(SearchHits(0, ()), "")
            return
        search = self._context.desk.search
        self._newest.ask(
            lambda: search.find(query, MOST),
            lambda hits: self._show(hits, query),
            self._context.report,
        )

    def open_current(self) -> None:
        """Open the article that is marked."""
        self._open(self.list.currentItem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) else None
        if watched is self.field and event.type() == QEvent.Type.KeyPress and key in _TO_LIST:
            self.list.keyPressEvent(event)  # pyright: ignore[reportArgumentType]
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self, parent: QWidget) -> None:
        frame = QFrame(self)
        frame.setObjectName("PaletteFrame")
        foot = QHBoxLayout()
        foot.setContentsMargins(4, 0, 4, 0)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.keep)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 12, 12, 8)
        inside.setSpacing(8)
        inside.addWidget(self.field)
        inside.addWidget(self.stack, 1)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        window = parent.window()
        self.setFixedSize(min(760, window.width() - 48), min(620, window.height() - 96))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 56)

    def _show(self, hits: SearchHits, query: str) -> None:
        self.list.clear()
        for hit in hits.hits:
            item = QListWidgetItem(hit.headline or "Untitled")
            item.setData(_HIT, hit)
            said = f"{hit.headline or 'Untitled'}, {hit.section}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.stack.setCurrentIndex(1 if hits.hits else 0)
        if query:
            self.empty.say("Nothing found", f"Fewer words find more. {_HELP}")
        else:
            self.empty.say("Everything the desk wrote", _HELP)
        shown = f", the first {len(hits.hits)} shown" if hits.total > len(hits.hits) else ""
        self.count.setText(f"{number_of(hits.total, 'article')} found{shown}" if query else "")
        self.keep.setVisible(bool(query) and not self._context.desk.read_only)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            hit: SearchHit = item.data(_HIT)
            self.accept()
            self._context.navigate(articles(subject=hit.id))

    def _keep_search(self) -> None:
        from editor_app.ui.saved_searches import keep_search

        keep_search(self._context, self.field.text().strip())
        self.accept()


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: headline, section, and the words around what was found."""

    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look, self._list = look, parent
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._list.viewport().width()
        self._set(index.data(_HIT), width)
        return QSize(width, round(self._document.size().height()) + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        tokens = self._look.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone_colour("accent_soft" if chosen else "hover", tokens))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        self._set(index.data(_HIT), round(box.width()))
        painter.translate(box.left() + 12, box.top() + 9)
        self._document.drawContents(painter)
        painter.restore()

    def _set(self, hit: SearchHit, width: int) -> None:
        self._document.setTextWidth(width - 24)
        self._document.setHtml(hit_markup(hit, self._look.tokens))


def hit_markup(hit: SearchHit, tokens: "Tokens") -> str:
    """Return a hit as rich text; the words that hit are marked, everything else is escaped."""
    snippet = escape(hit.snippet)
    mark = f'<span style="background:{tokens.marker};color:{tokens.marker_ink}">'
    snippet = snippet.replace("\ue000", mark).replace("\ue001", "</span>")
    return (
        f"<p style=\"margin:0;font-family:'{SERIF}';font-size:15px;font-weight:700;"
        f'color:{tokens.ink}">{escape(hit.headline or "Untitled")}</p>'
        f"<p style=\"margin:0;font-family:'{SANS}';font-size:12px;color:{tokens.muted}\">"
        f"{escape(_section(hit))}</p>"
        f"<p style=\"margin:2px 0 0 0;font-family:'{SANS}';font-size:13px;"
        f'color:{tokens.ink}">{snippet}</p>'
    )


def _section(hit: SearchHit) -> str:
    return hit.section.replace("-", " ").capitalize() or "No section"
