"""Searches that are kept among the places: named, shown, taken away with a way back."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.listing import SavedSearch
from editor_app.ui.widgets.form_rows import FormRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor_app.ui.room_context import RoomContext


class NameSearchDialog(QDialog):
    """Asks for the name a search is kept under."""

    def __init__(self, name: str, query: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keep a search")
        self.setMinimumWidth(420)
        self.name, self.query = QLineEdit(name, self), QLineEdit(query, self)
        rows = FormRows()
        rows.add("Name", self.name)
        rows.add("Searches for", self.query, "It stands among the places, with its count.")
        self.keep = QPushButton("Keep it", self)
        self.keep.setProperty("primary", True)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.accept)
        cancel = QPushButton("Cancel", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(cancel)
        acts.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(rows)
        column.addLayout(acts)
        for line in (self.name, self.query):
            line.textChanged.connect(self._allow)
        self.name.selectAll()
        self._allow()

    def _allow(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip() and self.query.text().strip()))


def keep_search(context: "RoomContext", query: str, known: SavedSearch | None = None) -> None:
    """Ask for a name and keep the search; one that is known is changed."""
    name = known.name if known is not None else query
    dialog = NameSearchDialog(name, query, context.toasts.window())
    dialog.accepted.connect(lambda: _keep(context, dialog, known))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def remove_search(context: "RoomContext", search: SavedSearch) -> None:
    """Take a search away from the places, with a way back."""
    desk = context.desk

    def undo() -> None:
        _write(context, lambda: desk.search.save(search.name, search.query))

    _write(
        context,
        lambda: desk.search.remove(search.id),
        lambda: context.toasts.say(f"“{search.name}” is kept no longer.", "Undo", undo),
    )


def _keep(context: "RoomContext", dialog: NameSearchDialog, known: SavedSearch | None) -> None:
    name, query, search = dialog.name.text(), dialog.query.text(), context.desk.search

    def work() -> Changes:
        changes = search.save(name, query)
        renamed = known is not None and known.id != changes.created
        return changes | search.remove(known.id) if renamed and known else changes

    _write(context, work)


def _write(
    context: "RoomContext",
    work: "Callable[[], Changes]",
    then: "Callable[[], object] | None" = None,
) -> None:
    def announce(changes: Changes) -> None:
        context.hub.announce(changes)
        if then is not None:
            then()

    context.lane.run(work, announce, context.report)
