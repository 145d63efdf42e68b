"""Has a question answered behind the screen, its rows proved, and a page of it shown."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor_app.domain.ledger import (
    Answer,
    Between,
    CarriedPage,
    Carrying,
    ChangedPage,
    ChangedText,
    Entry,
    Proof,
    Span,
    Spans,
    Under,
)
from editor_app.domain.publication import PublishedPage
from editor_app.ui.background import Newest
from editor_app.ui.ledger.answer_pane import AnswerPane
from editor_app.ui.ledger.answer_tables import Zone
from editor_app.ui.ledger.pages_table import in_order
from editor_app.ui.ledger.questions_pane import Ask

if TYPE_CHECKING:
    from editor_app.services.ledger import Ledger
    from editor_app.ui.room_context import RoomContext

# So many rows of an answer are proved while one looks; an export proves every one of them.
_PROVED = 2_000


@dataclass(frozen=True, slots=True)
class _Answered:
    answer: Answer
    spans: Spans
    proof: Proof


class Answering(QObject):
    """Keeps the answer that is shown; tells of it, of its proof, and of the page that is chosen."""

    answered = Signal()
    proved = Signal(object)
    page_found = Signal(object)

    def __init__(self, context: "RoomContext", zone: Zone, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._asked, self._chosen = Newest(context.readers.run), Newest(context.readers.run)
        self._further = Newest(context.readers.run)
        self.pane = AnswerPane(context.look, zone, parent)
        self.answer: Answer | None = None
        self._spans, self._proof = Spans(()), Proof(0, ())
        self.pane.row_chosen.connect(self._show_row)
        self.pane.spans.more_wanted.connect(self._read_more)

    @property
    def changed(self) -> tuple[ChangedText, ...]:
        """The texts that changed between two publications, when that was the question."""
        return self.answer.texts if isinstance(self.answer, Between) else ()

    def ask(self, ask: Ask) -> None:
        """Have a question answered; an older one is answered no more."""
        ledger = self._context.desk.ledger
        self._asked.ask(lambda: _answered(ledger, ask), self._show, self._context.report)

    def show_again(self) -> None:
        """Tell once more of what is shown, as when one comes back to it."""
        self.proved.emit(self._proof)
        self._show_row(self.pane.chosen())

    def _show(self, found: _Answered) -> None:
        self.answer, self._spans, self._proof = found.answer, found.spans, found.proof
        self.pane.show_answer(found.answer, found.spans)
        self.proved.emit(found.proof)
        self.answered.emit()

    def _show_row(self, row: Entry | CarriedPage | ChangedPage | Span | None) -> None:
        if row is None:
            self._chosen.forget()
            self.page_found.emit(None)
        elif isinstance(row, Entry):
            self._chosen.forget()
            self.page_found.emit(row.page)
        else:
            number = (row.after or row.before or 0) if isinstance(row, ChangedPage) else row.row
            ledger = self._context.desk.ledger
            self._chosen.ask(lambda: ledger.page(number), self._show_page, self._context.report)

    def _show_page(self, page: PublishedPage) -> None:
        """Show a page, the text that was asked for first."""
        if isinstance(self.answer, Carrying | Under):
            asked = self.answer.template
            texts = sorted(page.templates, key=lambda text: text.template != asked)
            page = replace(page, templates=tuple(texts))
        self.page_found.emit(page)

    def _read_more(self) -> None:
        asked, after, ledger = self.answer, self._spans.next, self._context.desk.ledger
        if isinstance(asked, Under) and after:
            self._further.ask(
                lambda: ledger.under(asked.template, asked.version, after=after),
                self._add,
                self._context.report,
            )

    def _add(self, spans: Spans) -> None:
        self._spans = spans
        self.pane.spans.add(spans.spans, more=bool(spans.next))


def _answered(ledger: "Ledger", ask: Ask) -> _Answered:
    answer = _in_order(ask())
    spans = Spans(())
    if isinstance(answer, Under):
        spans = ledger.under(answer.template, answer.version)
        return _Answered(answer, spans, ledger.proof(span.row for span in spans.spans))
    if isinstance(answer, Carrying | Between) and len(answer.pages) > _PROVED:
        return _Answered(answer, spans, _first_proof(ledger, answer))
    return _Answered(answer, spans, ledger.proof_of(answer))


def _in_order(answer: Answer) -> Answer:
    """Return the answer with its pages as an editor looks for them, where they have no order."""
    if isinstance(answer, Between):
        return replace(answer, pages=in_order(answer.pages))
    return answer


def _first_proof(ledger: "Ledger", answer: Carrying | Between) -> Proof:
    if isinstance(answer, Carrying):
        return ledger.proof(page.row for page in answer.pages[:_PROVED])
    rows = (page.after or page.before for page in answer.pages[:_PROVED])
    return ledger.proof(cast("int", row) for row in rows)
