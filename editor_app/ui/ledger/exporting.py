"""Copying an answer as text and writing it into a file."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from editor_app.domain.errors import Cancelled
from editor_app.domain.ledger import Answer, Between, Carrying, Everything, Proof, RanOn
from editor_app.ui.ledger.proof_line import ProofLine
from editor_app.ui.progress_signal import ProgressSignal

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_FILTERS = {"csv": "CSV (*.csv)", "json": "JSON (*.json)"}
_MOST_LINES = 20_000
# Writing more pages than this is work for a process of its own.
_HERE = 300


class AnswerExport(QObject):
    """Works behind the screen and says at the foot of the window how it went."""

    def __init__(self, context: "RoomContext", line: ProofLine, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._line, self._owner = context, line, owner

    def copy(self, answer: Answer) -> None:
        """Put the answer on the clipboard, in words."""
        ledger = self._context.desk.ledger
        self._context.readers.run(
            lambda: list(islice(ledger.lines(answer), _MOST_LINES + 1)),
            self._take_lines,
            self._context.report,
        )

    def ask_where(self, answer: Answer, form: str) -> None:
        """Ask for a file, and write the answer into it."""
        name = f"ledger-{type(answer).__name__.lower()}.{form}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._owner, "Export the answer", str(Path.home() / name), _FILTERS[form]
        )
        if chosen:
            self.write(answer, Path(chosen).with_suffix(f".{form}"))

    def write(self, answer: Answer, file: Path) -> None:
        """Write the answer into a file; a long one in a process of its own."""
        ledger = self._context.desk.ledger
        if _pages(answer) <= _HERE:
            self._context.readers.run(
                lambda: ledger.export(answer, file),
                lambda proof: self._tell(proof, file),
                self._context.report,
            )
            return
        reporter = self._watched("Writing the answer")
        self._context.readers.run(
            lambda: ledger.export_apart(answer, file, reporter),
            lambda proof: self._end(reporter, lambda: self._tell(proof, file)),
            lambda error: self._end(reporter, lambda: self._fail(error)),
        )

    def prove(self) -> None:
        """Prove the whole chain in a process of its own."""
        ledger, reporter = self._context.desk.ledger, self._watched("Proving the ledger")
        self._context.readers.run(
            lambda: ledger.prove_apart(reporter),
            lambda proof: self._end(reporter, lambda: self._line.show_proof(proof)),
            lambda error: self._end(reporter, lambda: self._fail(error)),
        )

    def _watched(self, doing: str) -> ProgressSignal:
        reporter = ProgressSignal(self)
        reporter.reported.connect(self._line.progress.show_progress)
        self._line.progress.cancelled.connect(reporter.cancel)
        self._line.begin(doing)
        return reporter

    def _end(self, reporter: ProgressSignal, then: Callable[[], None]) -> None:
        self._line.end()
        reporter.deleteLater()
        then()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._context.report(error)

    def _tell(self, proof: Proof, file: Path) -> None:
        if proof.faults:
            self._line.show_proof(proof)
        self._context.toasts.say(f"Wrote “{file.name}”.")

    def _take_lines(self, lines: list[str]) -> None:
        if len(lines) > _MOST_LINES:
            self._context.toasts.say("The answer is too long to copy: export it.")
            return
        QApplication.clipboard().setText("\n".join(lines) + "\n")
        self._context.toasts.say("Copied.")


def _pages(answer: Answer) -> int:
    """Return how many pages an answer has, as far as one knows without asking."""
    if isinstance(answer, RanOn):
        return len(answer.entries)
    if isinstance(answer, Carrying | Between):
        return len(answer.pages)
    return 0 if isinstance(answer, Everything) and answer.article else _HERE + 1
