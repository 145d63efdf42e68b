"""An answer of the ledger as a table, to be read, copied as text and exported."""

from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.ledger import (
    Answer,
    Between,
    CarriedPage,
    Carrying,
    ChangedPage,
    Entry,
    RanOn,
    Span,
    Spans,
    Under,
)
from editor_app.ui.ledger.answer_tables import (
    AnswerTable,
    SpanRows,
    Zone,
    carried_columns,
    changed_columns,
    entry_columns,
)
from editor_app.ui.ledger.answer_words import facts_of, heading_of
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.table_rows import Row, TableRows

if TYPE_CHECKING:
    from editor_app.ui.appearance.look import Look


_CHANGED, _KEPT = 2, 3
# While there is more to come, it may be of another target.
_MANY = ("", " ")


class AnswerPane(QWidget):
    """Tells which row is chosen, and when the answer is to be copied or exported."""

    row_chosen = Signal(object)
    copy_wanted = Signal()
    export_wanted = Signal(str)

    def __init__(self, look: "Look", zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.title, self.facts = words(role="title"), words(tone="muted")
        self.entries: TableRows[Entry] = TableRows(entry_columns(zone), self)
        self.carried: TableRows[CarriedPage] = TableRows(carried_columns(zone), self)
        self.changed: TableRows[ChangedPage] = TableRows(changed_columns(look), self)
        self.spans = SpanRows(zone, self)
        self.tables = QStackedWidget(self)
        self._add(self.entries, "What ran")
        self._add(self.carried, "Pages that carry the template")
        self._add(self.changed, "Pages that changed")
        self._add(self.spans, "What ran under the template")
        self.copy = QPushButton("Copy as text", self)
        self.export = QPushButton("Export…", self)
        self._menu = QMenu(self.export)
        for form, title in (("csv", "Table for a spreadsheet (CSV)"), ("json", "Proof (JSON)")):
            self._menu.addAction(title, lambda form=form: self.export_wanted.emit(form))
        self.export.setMenu(self._menu)
        self.copy.clicked.connect(self.copy_wanted)
        look.changed.connect(self.changed.repaint)
        self._lay_out()

    def show_answer(self, answer: Answer, spans: Spans) -> None:
        """Show an answer; `spans` are the first of what ran under a template."""
        self.title.setText(heading_of(answer, self._zone()))
        self.facts.setText(facts_of(answer, spans, self._zone()))
        if isinstance(answer, RanOn):
            self.entries.show_rows(answer.entries)
            self._choose_first(0, {entry.head.target for entry in answer.entries})
        elif isinstance(answer, Carrying):
            self.carried.show_rows(answer.pages)
            self._choose_first(1, {page.target for page in answer.pages})
            self._hide(_KEPT, hidden=not any(page.kept for page in answer.pages))
        elif isinstance(answer, Between):
            self.changed.show_rows(answer.pages)
            self._choose_first(2, set())
        elif isinstance(answer, Under):
            self.spans.show_first(spans.spans, more=bool(spans.next))
            self._choose_first(
                3, {span.target for span in spans.spans} if not spans.next else _MANY
            )

    def chosen(self) -> Entry | CarriedPage | ChangedPage | Span | None:
        """Return the row that is chosen."""
        table = cast(
            "AnswerTable[Entry | CarriedPage | ChangedPage | Span]", self.tables.currentWidget()
        )
        return table.chosen()

    def _add(self, model: TableRows[Row], name: str) -> None:
        table = AnswerTable(model, name, self)
        table.selectionModel().currentChanged.connect(self._tell)
        self.tables.addWidget(table)

    def _choose_first(self, number: int, targets: Collection[str]) -> None:
        """Show a table from its first row on; where one target is all, addresses have its room."""
        self.tables.setCurrentIndex(number)
        table = cast("QTableView", self.tables.currentWidget())
        if number != _CHANGED:
            self._hide(table.model().columnCount() - 1, hidden=len(targets) < 2)
        table.setCurrentIndex(table.model().index(0, 0))
        # Rows that are shown already tell of no new current one.
        self._tell()

    def _hide(self, column: int, *, hidden: bool) -> None:
        cast("QTableView", self.tables.currentWidget()).setColumnHidden(column, hidden)

    def _tell(self) -> None:
        self.row_chosen.emit(self.chosen())

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addWidget(self.export)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.tables, 1)
        column.addLayout(foot)
