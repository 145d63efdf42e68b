"""The list of templates as Qt sees it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor_app.domain.template import TemplateKind
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

    def show_rows(self, rows: Sequence[TemplateRow]) -> None:
        """Show these templates."""
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
        if role == FACTS:
            return facts(row)
        if role == TONE:
            return "amber" if row.template.retired else "muted"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.template.name}, {facts(row)}"
        return row if role == ROW else None


def facts(row: TemplateRow) -> str:
    """Return kind, version and what the template stands on."""
    template = row.template
    where = "every page" if row.every_page else number_of(row.articles, "article")
    state = "retired" if template.retired else where
    return f"{template.kind.label} · v{template.version} · {state}"


def _order(row: TemplateRow) -> tuple[bool, int, str]:
    template = row.template
    return template.retired, _KINDS.index(template.kind), template.name.casefold()
