"""The Ledger screen: publications and what each page carried, and four questions answered."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import PublicationId
from editor_app.domain.ledger import Contents, Everything, PageLine, Proof
from editor_app.domain.publication import Publication, PublicationRow, PublishedPage
from editor_app.ui.background import Newest
from editor_app.ui.ledger.answering import Answering
from editor_app.ui.ledger.carried_pane import CarriedPane
from editor_app.ui.ledger.changed_texts import ChangedTexts
from editor_app.ui.ledger.contents_pane import ContentsPane
from editor_app.ui.ledger.exporting import AnswerExport
from editor_app.ui.ledger.pages_table import in_order
from editor_app.ui.ledger.proof_line import ProofLine
from editor_app.ui.ledger.publications_list import PublicationsList
from editor_app.ui.ledger.questions_pane import Ask, QuestionsPane
from editor_app.ui.place import Place, articles
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.remembered_split import RememberedSplit
from editor_app.ui.widgets.search_field import SearchField
from editor_app.ui.widgets.segmented_tabs import SegmentedTabs
from editor_app.ui.widgets.side_pane import SidePane, scrolled

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

LIST, ASKED = "Publications", "Questions"
CARRIED, TEXTS = "What it carried", "Changed texts"
_EMPTY = "Each publication is written down here: every page, its revision and its filled texts."
_UNASKED = (
    "What ran with an article on a day, which pages still carry a text, what changed between two "
    "publications, what ran under a template: choose on the left. Answers can be copied and "
    "exported with their proof."
)
# Publications are read so many at a time, and at most so many rows are proved while one looks.
_PIECE, _PROVED = 200, 2_000
# So far back the list reaches down to a publication that is asked for; older ones are opened alone.
_FAR = 2_000


class LedgerRoom(QWidget):
    """Reads the ledger; nothing here can be changed."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context = context
        self._listed, self._older = Newest(context.readers.run), Newest(context.readers.run)
        self._opened, self._proved = Newest(context.readers.run), Newest(context.readers.run)
        self._carrying = Newest(context.readers.run)
        self._filter: str = ""
        self._wanted: int = 0
        self.tabs = SegmentedTabs((LIST, ASKED), self)
        self.search = SearchField("Slug of an article…", self)
        self.list = PublicationsList(context.look, self)
        self.questions = QuestionsPane(context)
        self.left = QStackedWidget(self)
        self.contents = ContentsPane(self)
        self.proof = ProofLine(self)
        self.answering = Answering(context, self.zone, self)
        self.middle = QStackedWidget(self)
        self.carried, self.texts = CarriedPane(), ChangedTexts()
        self.side = SidePane((CARRIED, TEXTS), self)
        self.export = AnswerExport(context, self.proof, self)
        self.empty = EmptyState("Nothing has been published yet", _EMPTY, self)
        self.unasked = EmptyState("Ask the ledger", _UNASKED, self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._show_texts(shown=False)
        self.read()

    def zone(self) -> ZoneInfo:
        """Return the zone in which the site's days begin."""
        return ZoneInfo(self._context.names.known.site.time_zone)

    def show_subject(self, subject: str) -> None:
        """Show a publication by its number, or those of an article by its slug; else all."""
        self._wanted = int(subject) if subject.isdecimal() else 0
        slug = "" if self._wanted else subject
        with QSignalBlocker(self.search):
            self.search.setText(slug)
        self._filter = slug
        if subject:
            self._turn(LIST)
        self.read()

    def read(self) -> None:
        """Read the publications, and what can be asked about."""
        ledger, slug = self._context.desk.ledger, self._filter
        known, wanted = len(self.list.publications.rows), self._wanted

        def of_all() -> tuple[PublicationRow, ...]:
            newest = ledger.publications(most=1)
            back = newest[0].id - wanted + 1 if newest and wanted else 0
            return ledger.publications(most=max(_PIECE, known, back if back <= _FAR else 0))

        def of_one() -> tuple[PublicationRow, ...]:
            return tuple(_row(publication) for publication in ledger.of_article(slug))

        self._listed.ask(of_one if slug else of_all, self._show_list, self._show_none)
        self.questions.read()

    def _lay_out(self) -> None:
        self.side.add(scrolled(self.carried))
        self.side.add(scrolled(self.texts))
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(26, 20, 26, 16)
        column.setSpacing(10)
        self.middle.addWidget(self.contents)
        self.middle.addWidget(self.answering.pane)
        self.middle.addWidget(self.unasked)
        column.addWidget(self.middle, 1)
        column.addWidget(self.proof)
        self.split = RememberedSplit(self._context.preferences, "ledger", self)
        for part in (self._left(), middle, self.side):
            self.split.addWidget(part)
        self.split.lay_out([288, 624, 380], 1)
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _left(self) -> QWidget:
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.search)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        self.left.addWidget(listed)
        self.left.addWidget(scrolled(self.questions))
        left = QWidget(self)
        left.setObjectName("Library")
        left.setMinimumWidth(240)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.left, 1)
        return left

    def _connect(self) -> None:
        context = self._context
        self.tabs.chosen.connect(self._turn)
        self.search.wanted.connect(self._search)
        self.search.list_wanted.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._open)
        self.list.publications.older_wanted.connect(self._read_older)
        self.contents.page_chosen.connect(self._show_page)
        self.questions.asked.connect(self._ask)
        self.answering.answered.connect(self._show_answered)
        self.answering.page_found.connect(self.carried.show_page)
        self.answering.proved.connect(self.proof.show_proof)
        self.answering.pane.copy_wanted.connect(self._copy)
        self.answering.pane.export_wanted.connect(self._export)
        self.proof.prove_wanted.connect(self.export.prove)
        self.proof.all_wanted.connect(lambda: self.export.ask_where(Everything(), "json"))
        self.carried.template_requested.connect(self._go_to_template)
        self.carried.article_requested.connect(self._go_to_article)
        context.hub.announced.connect(self._hear)
        context.look.changed.connect(self._tint)

    def _turn(self, name: str) -> None:
        """Show the publications or the questions, each with what it led to."""
        self.tabs.show_chosen(name)
        asking = name == ASKED
        self.left.setCurrentIndex(int(asking))
        answered = asking and self.answering.answer is not None
        shown = self.answering.pane if answered else self.unasked if asking else self.contents
        self.middle.setCurrentWidget(shown)
        self._show_texts(shown=answered and bool(self.answering.changed))
        if answered:
            self.answering.show_again()
        elif asking:
            self._show_page(None)
            self.proof.say_nothing()
        else:
            self._open()

    def _search(self, text: str) -> None:
        if text != self._filter:
            self._filter, self._wanted = text, 0
            self.read()

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.publications or changes.templates or changes.everything:
            self.read()

    def _show_list(self, rows: tuple[PublicationRow, ...]) -> None:
        before = self.list.chosen()
        more = not self._filter and bool(rows) and rows[-1].id > 1
        self.list.publications.show_rows(rows, more=more)
        nothing = not rows and not self._filter
        self.stack.setCurrentWidget(self.empty if nothing else self.split)
        if rows:
            self.list.choose(self._wanted or (before.id if before else 0))
            if 0 < self._wanted < rows[-1].id:
                # Too far back for the list to reach down to it.
                self._read_contents(PublicationId(self._wanted))
            self._wanted = 0
        else:
            self._opened.forget()
            told = f"No publication wrote a page of “{self._filter}”."
            self.contents.show_nothing("Never published", told)

    def _read_older(self) -> None:
        ledger, last = self._context.desk.ledger, self.list.publications.rows[-1].id
        self._older.ask(
            lambda: ledger.publications(last, _PIECE), self._add_older, self._context.report
        )

    def _add_older(self, rows: tuple[PublicationRow, ...]) -> None:
        more = bool(rows) and rows[-1].id > 1
        self.list.publications.add_older(rows, more=more)

    def _show_none(self, error: Exception) -> None:
        if not isinstance(error, NotFound):
            self._context.report(error)
        self._show_list(())

    def _open(self) -> None:
        row = self.list.chosen()
        if row is not None:
            self._read_contents(row.id)

    def _read_contents(self, number: PublicationId) -> None:
        ledger, slug = self._context.desk.ledger, self._filter

        def read() -> Contents:
            found = ledger.contents(number, slug)
            return Contents(found.head, in_order(found.pages), found.removed)

        self._opened.ask(read, self._show_contents, self._context.report)

    def _show_contents(self, shown: Contents) -> None:
        if self.middle.currentWidget() is not self.contents:
            return
        self.contents.show_contents(shown, self.zone(), self._filter)
        rows = [page.row for page in shown.pages]
        if len(rows) > _PROVED:
            # What is being proved belongs to what stood here before.
            self._proved.forget()
            self.proof.leave_open(len(rows))
            return
        ledger = self._context.desk.ledger
        self._proved.ask(lambda: ledger.proof(rows), self._show_proof, self._context.report)

    def _show_proof(self, proof: Proof) -> None:
        self.proof.show_proof(proof)

    def _show_page(self, line: PageLine | None) -> None:
        if line is None:
            self._carrying.forget()
            self.carried.show_page(None)
            return
        ledger, row = self._context.desk.ledger, line.row
        self._carrying.ask(lambda: ledger.page(row), self._show_carried, self._context.report)

    def _show_carried(self, page: PublishedPage) -> None:
        self.carried.show_page(page)

    def _ask(self, ask: Ask) -> None:
        self._proved.forget()
        self._carrying.forget()
        self.proof.say_nothing()
        self.answering.ask(ask)

    def _show_answered(self) -> None:
        self.middle.setCurrentWidget(self.answering.pane)
        self.texts.show_texts(self.answering.changed, self._context.look.tokens)
        self._show_texts(shown=bool(self.answering.changed))

    def _show_texts(self, *, shown: bool) -> None:
        """Offer the texts that changed only with an answer that has some."""
        self.side.tabs.buttons[TEXTS].setVisible(shown)
        self.side.show_pane(TEXTS if shown else CARRIED)

    def _copy(self) -> None:
        if self.answering.answer is not None:
            self.export.copy(self.answering.answer)

    def _export(self, form: str) -> None:
        if self.answering.answer is not None:
            self.export.ask_where(self.answering.answer, form)

    def _go_to_template(self, key: str) -> None:
        self._context.navigate(Place("templates", key))

    def _go_to_article(self, key: str) -> None:
        self._context.navigate(articles(subject=key))

    def _tint(self) -> None:
        self.search.tint()
        self.texts.show_texts(self.answering.changed, self._context.look.tokens)


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
