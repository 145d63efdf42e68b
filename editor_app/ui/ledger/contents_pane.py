"""One publication: when, by whom, where to, every page it wrote and what it removed."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor_app.domain.ledger import Contents, PageLine
from editor_app.ui.ledger.pages_table import PagesTable, columns
from editor_app.ui.widgets.chip import Chip
from editor_app.ui.widgets.moments import full_day, number_of
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.table_rows import TableRows

_NAMED = 8


class ContentsPane(QWidget):
    """Tells which page is chosen."""

    page_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.facts = words(role="title"), words(tone="muted")
        self.chip = Chip("", "green", self)
        self.pages: TableRows[PageLine] = TableRows(columns(), self)
        self.table = PagesTable(self.pages, self)
        self.removed = words(tone="muted")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.table, 1)
        column.addWidget(self.removed)
        self.table.selectionModel().currentChanged.connect(self._tell)

    def show_contents(self, shown: Contents, zone: ZoneInfo, wanted: str = "") -> None:
        """Show a publication; the page of the article that is looked for is chosen."""
        head = shown.head
        self.chip.show()
        self.title.setText(f"Publication {head.id}")
        when = head.time.astimezone(zone)
        self.facts.setText(f"{full_day(when)}, {when:%H:%M} · by {head.by} · to {head.target}")
        done = head.finished is not None
        self.chip.show_text("Done" if done else "Not finished", "green" if done else "amber")
        gone = number_of(len(shown.removed), "file")
        names = ", ".join(f"/{path}" for path in shown.removed[:_NAMED])
        more = "…" if len(shown.removed) > _NAMED else ""
        self.removed.setText(f"{gone} removed: {names}{more}" if shown.removed else "")
        self.pages.show_rows(shown.pages)
        meant = (n for n, page in enumerate(shown.pages) if page.article and _is(page, wanted))
        if shown.pages:
            self.table.setCurrentIndex(self.pages.index(next(meant, 0), 0))
        # Rows that are shown already tell of no new current one.
        self._tell()

    def show_nothing(self, title: str, words_: str) -> None:
        """Say why there is nothing to show."""
        self.chip.hide()
        self.title.setText(title)
        self.facts.setText(words_)
        self.removed.setText("")
        self.pages.show_rows(())
        self._tell()

    def _tell(self) -> None:
        self.page_chosen.emit(self.table.chosen())


def _is(page: PageLine, wanted: str) -> bool:
    return not wanted or page.article == wanted
