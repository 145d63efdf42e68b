"""The Ledger screen: publications, the pages of one, and what a page carried."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import PublicationId
from editor_app.domain.publication import Publication, PublicationRow, PublishedPage
from editor_app.ui.background import Newest
from editor_app.ui.ledger.carried_pane import CarriedPane
from editor_app.ui.ledger.pages_table import PagesTable, columns, in_order
from editor_app.ui.ledger.publications_list import PublicationsList
from editor_app.ui.place import Place, articles
from editor_app.ui.widgets.chip import Chip
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.moments import full_day, number_of
from editor_app.ui.widgets.plain_words import set_tone, words
from editor_app.ui.widgets.remembered_split import RememberedSplit
from editor_app.ui.widgets.search_field import SearchField
from editor_app.ui.widgets.side_pane import SidePane, scrolled
from editor_app.ui.widgets.table_rows import TableRows

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_EMPTY = "Each publication is written down here: every page, its revision and its filled texts."


class LedgerRoom(QWidget):
    """Reads the ledger; nothing here can be changed."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context = context
        self._listed, self._opened = Newest(context.readers.run), Newest(context.readers.run)
        self._proved = Newest(context.readers.run)
        self._filter = ""
        self._found: dict[int, Publication] = {}
        self.search = SearchField("Slug of an article…", self)
        self.list = PublicationsList(context.look, self)
        self.title, self.facts = words(role="title"), words(tone="muted")
        self.chip = Chip("", "green", self)
        self.proof = words()
        self.pages: TableRows[PublishedPage] = TableRows(columns(), self)
        self.table = PagesTable(self.pages, self)
        self.removed = words(tone="muted")
        self.carried = CarriedPane()
        self.empty = EmptyState("Nothing has been published yet", _EMPTY, self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.read()

    def show_subject(self, subject: str) -> None:
        """Show the publications of an article by its slug, all when there is none."""
        self.search.setText(subject)
        self._search(subject)

    def read(self) -> None:
        """Read the publications, and prove the chain anew."""
        ledger, slug = self._context.desk.ledger, self._filter

        def of_all() -> tuple[tuple[PublicationRow, ...], dict[int, Publication]]:
            return ledger.publications(), {}

        def of_one() -> tuple[tuple[PublicationRow, ...], dict[int, Publication]]:
            found = ledger.of_article(slug)
            return tuple(_row(p) for p in found), {p.id: p for p in found}

        self._listed.ask(of_one if slug else of_all, self._show_list, self._show_none)
        self._proved.ask(ledger.faults, self._show_proof, self._context.report)

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setObjectName("Library")
        left.setMinimumWidth(220)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.search)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(26, 20, 26, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.proof)
        column.addWidget(self.table, 1)
        column.addWidget(self.removed)
        self.side = SidePane(("What it carried",), self)
        self.side.add(scrolled(self.carried))
        self.side.show_pane("What it carried")
        self.split = RememberedSplit(self._context.preferences, "ledger", self)
        for part in (left, middle, self.side):
            self.split.addWidget(part)
        self.split.lay_out([272, 640, 380], 1)
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _connect(self) -> None:
        context = self._context
        self.search.wanted.connect(self._search)
        self.search.list_wanted.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._show_carried)
        self.carried.template_requested.connect(self._go_to_template)
        self.carried.article_requested.connect(self._go_to_article)
        context.hub.announced.connect(self._hear)
        context.look.changed.connect(self._tint)

    def _search(self, text: str) -> None:
        if text != self._filter:
            self._filter = text
            self.read()

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.publications or changes.everything:
            self.read()

    def _show_list(self, found: tuple[tuple[PublicationRow, ...], dict[int, Publication]]) -> None:
        rows, self._found = found
        before = self.list.chosen()
        self.list.publications.show_rows(rows)
        nothing = not rows and not self._filter
        self.stack.setCurrentWidget(self.empty if nothing else self.split)
        if rows:
            self.list.choose(before.id if before else 0)
        else:
            self._show_publication(None)

    def _show_none(self, error: Exception) -> None:
        if not isinstance(error, NotFound):
            self._context.report(error)
        self._show_list(((), {}))

    def _open(self) -> None:
        row = self.list.chosen()
        if row is None:
            return
        if row.id in self._found:
            self._show_publication(self._found[row.id])
            return
        ledger, number = self._context.desk.ledger, PublicationId(row.id)
        self._opened.ask(
            lambda: ledger.publication(number), self._show_publication, self._context.report
        )

    def _show_publication(self, shown: Publication | None) -> None:
        self.chip.setVisible(shown is not None)
        pages = in_order(shown.pages) if shown else ()
        self.pages.show_rows(pages)
        self.carried.show_page(None)
        if shown is None:
            self.title.setText("Never published")
            self.facts.setText(f"No publication wrote a page of “{self._filter}”.")
            self.removed.setText("")
            return
        self.title.setText(f"Publication {shown.id}")
        when = shown.time.astimezone()
        self.facts.setText(f"{full_day(when)}, {when:%H:%M} · by {shown.by} · to {shown.target}")
        done = shown.finished is not None
        self.chip.show_text("Done" if done else "Not finished", "green" if done else "amber")
        gone = number_of(len(shown.removed), "file")
        names = ", ".join(f"/{path}" for path in shown.removed[:8])
        self.removed.setText(f"{gone} removed: {names}" if shown.removed else "")
        first = next((n for n, page in enumerate(pages) if _meant(page, self._filter)), 0)
        if pages:
            self.table.setCurrentIndex(self.pages.index(first, 0))
        # Rows that are shown already tell of no new current one.
        self._show_carried()

    def _show_carried(self) -> None:
        self.carried.show_page(self.table.chosen())

    def _go_to_template(self, key: str) -> None:
        self._context.navigate(Place("templates", key))

    def _go_to_article(self, key: str) -> None:
        self._context.navigate(articles(subject=key))

    def _tint(self) -> None:
        self.search.tint()

    def _show_proof(self, faults: list[str]) -> None:
        if faults:
            more = f" And {len(faults) - 1} more." if len(faults) > 1 else ""
            self.proof.setText(f"The chain is broken. {faults[0]}{more}")
        else:
            now = datetime.now().astimezone()
            self.proof.setText(f"The chain holds: no row was changed or taken away ({now:%H:%M}).")
        set_tone(self.proof, "red" if faults else "green")


def _meant(page: PublishedPage, slug: str) -> bool:
    """Whether a page is that of the article one looks for, or of any."""
    return page.article == slug if slug else bool(page.article)


def _row(publication: Publication) -> PublicationRow:
    return PublicationRow(
        publication.id,
        publication.time,
        publication.target,
        publication.by,
        publication.finished,
        len(publication.pages),
        len(publication.removed),
    )
