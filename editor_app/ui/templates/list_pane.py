"""The left column: search, the templates, and a button for a new one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor_app.services.templates import TemplateRow
from editor_app.ui.templates.model import TemplateListModel
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.search_field import SearchField
from editor_app.ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class ListPane(QWidget):
    """Tells which template is chosen and when a new one is wanted."""

    chosen = Signal(str)
    new_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()
    starters_wanted = Signal()

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self.setObjectName("Library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(210)
        self._wanted, self._clock = "", context.desk.clock
        self.search = SearchField("Search templates…", self)
        self.model = TemplateListModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLines(context.look, self.view))
        self.view.setAccessibleName("Templates")
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.empty = EmptyState("", "", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.new = QPushButton("New template", self)
        self.packs = QPushButton("Packs ▾", self)
        self.packs.setAccessibleName("Packs of templates")
        self._writable = not context.desk.read_only
        self.new.setEnabled(self._writable)
        self._fill_menu()
        self._lay_out()
        self.search.list_wanted.connect(self.focus_list)
        self.new.clicked.connect(self.new_wanted)
        self.view.selectionModel().currentChanged.connect(self._choose)
        context.look.changed.connect(self._tint)

    def show_rows(self, rows: tuple[TemplateRow, ...]) -> None:
        """Show the templates that were found."""
        self.model.show_rows(rows, self._clock.now().astimezone().date())
        self.stack.setCurrentIndex(0 if rows else 1)
        if not rows and self.search.text().strip():
            self.empty.say("Nothing found", "Names and wordings are searched.")
        elif not rows:
            self.empty.say(
                "No templates yet",
                "A disclaimer, a footer, a notice: write it once, and a rule puts it where it "
                "belongs. Six are ready to start with.",
                "Add the starter templates" if self._writable else "",
                self.starters_wanted.emit if self._writable else None,
            )
        self.mark(self._wanted)

    def mark(self, template_id: str) -> None:
        """Mark a template as the one that is shown, as soon as it is in the list."""
        self._wanted = template_id
        number = self.model.row_of(template_id) if template_id else -1
        selection = self.view.selectionModel()
        if number < 0:
            selection.clear()
        elif self.view.currentIndex().row() != number:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self.model.index(number), flag)

    def focus_list(self) -> None:
        """Let the keys go along the list."""
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def _choose(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            template_id = self.model.at(index.row()).template.id
            if template_id != self._wanted:
                self._wanted = template_id
                self.chosen.emit(template_id)

    def _fill_menu(self) -> None:
        menu = QMenu(self.packs)
        menu.addAction("Export pack…", self.export_wanted.emit)
        taking = menu.addAction("Import pack…", self.import_wanted.emit)
        starters = menu.addAction("Add the starter templates", self.starters_wanted.emit)
        for action in (taking, starters):
            action.setEnabled(self._writable)
        self.packs.setMenu(menu)

    def _lay_out(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 10)
        top.addWidget(self.search)
        foot.setContentsMargins(12, 10, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self.new)
        foot.addWidget(self.packs)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    def _tint(self) -> None:
        self.search.tint()
        self.view.viewport().update()
