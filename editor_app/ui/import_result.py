"""What an import brought: how many articles, what was made for them, what to look at and why."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.table_rows import Column, Table, TableRows

if TYPE_CHECKING:
    from editor_app.services.importing import ImportResult

# The file, whether it was left out or only noted, and the sentence.
Remark = tuple[str, str, str]


class ImportResultDialog(QDialog):
    """Names every file that was left out or wants a look, with its reason."""

    def __init__(self, result: "ImportResult", parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import")
        self.resize(720, 420)
        columns: tuple[Column[Remark], ...] = (
            Column("File", lambda row: row[0]),
            Column("", lambda row: row[1]),
            Column("Why", lambda row: row[2], stretch=True),
        )
        self.rows: TableRows[Remark] = TableRows(columns, self)
        self.rows.show_rows(remarks(result))
        table: Table[Remark] = Table(self.rows, "Files to look at", self)
        close = QPushButton("Close", self)
        close.setProperty("primary", True)
        close.clicked.connect(self.accept)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(result_words(result), role="heading"))
        column.addWidget(table, 1)
        column.addLayout(acts)


def remarks(result: "ImportResult") -> tuple[Remark, ...]:
    """Return what the journalist should see of an import, file by file."""
    left_out = [(item.path, "left out", item.reason) for item in result.skipped]
    return (*left_out, *((item.path, "taken", item.note) for item in result.notes))


def result_words(result: "ImportResult") -> str:
    """Return the result in a sentence."""
    made = [
        number_of(len(names), kind)
        for names, kind in (
            (result.made_sections, "section"),
            (result.made_authors, "author"),
            (result.made_tags, "tag"),
            (result.made_templates, "template"),
        )
        if names
    ]
    parts = [f"{number_of(len(result.imported), 'article')} imported"]
    for items, word in (
        (result.updated, "updated"),
        (result.unchanged, "unchanged"),
        (result.skipped, "left out"),
    ):
        if items:
            parts.append(f"{len(items):,} {word}")
    if made:
        parts.append(f"{' and '.join(filter(None, (', '.join(made[:-1]), made[-1])))} made")
    return "; ".join(parts) + "."
