"""The list of templates as Qt sees it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor_app.domain.template import Template, TemplateKind
from editor_app.services.templates import TemplateRow
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.two_lines import FACTS, TONE

_Index = QModelIndex | QPersistentModelIndex
_KINDS = (
    TemplateKind.DISCLAIMER,
    TemplateKind.DISCLOSURE,
    TemplateKind.NOTICE,
    TemplateKind.BIO,
    TemplateKind.FOOTER,
)
ROW = Qt.ItemDataRole.UserRole


class TemplateListModel(QAbstractListModel):
    """One line a template; those that are retired come last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TemplateRow] = []
        self._today = date.min

    def show_rows(self, rows: Sequence[TemplateRow], today: date | None = None) -> None:
        """Show these templates; those due for review or expired `today` say so."""
        self._today = today or date.min
        fresh = sorted(rows, key=_order)
        if [row.template.id for row in fresh] == [row.template.id for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def row_of(self, template_id: str) -> int:
        """Return where a template stands, -1 when it is not in the list."""
        return next((n for n, row in enumerate(self._rows) if row.template.id == template_id), -1)

    def at(self, number: int) -> TemplateRow:
        """Return the line of a row."""
        return self._rows[number]

    def rowCount(self, parent: _Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.template.name
        state = state_words(row.template, self._today)
        if role == FACTS:
            return facts(row, state)
        if role == TONE:
            return "amber" if state else "muted"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.template.name}, {facts(row, state)}"
        return row if role == ROW else None


def facts(row: TemplateRow, state: str) -> str:
    """Return kind, version, what the template stands on, and what is to be seen to."""
    template = row.template
    where = "every page" if row.every_page else number_of(row.articles, "article")
    if template.retired or state == "expired":
        where = ""
    parts = (template.kind.label, f"v{template.newest}", where, state)
    return " · ".join(part for part in parts if part)


def state_words(template: Template, today: date) -> str:
    """Return what is to be seen to in a template: empty when all is well."""
    if template.retired:
        return "retired"
    if template.expires is not None and template.expires < today:
        return "expired"
    if template.review_by is not None and template.review_by <= today:
        return "review due"
    return ""


def _order(row: TemplateRow) -> tuple[bool, int, str]:
    template = row.template
    return template.retired, _KINDS.index(template.kind), template.name.casefold()
