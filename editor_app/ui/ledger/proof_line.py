"""Whether what is shown is as it was written, and the way to prove all of the ledger."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.ledger import Proof
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import set_tone, words
from editor_app.ui.widgets.progress_line import ProgressLine


class ProofLine(QWidget):
    """A sentence in green or red, and two links; tells when one of them is wanted."""

    prove_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = words()
        self.prove = QPushButton("Prove the whole chain", self)
        self.every = QPushButton("Export the ledger…", self)
        self.progress = ProgressLine(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sentence, 1)
        for button, wanted in ((self.prove, self.prove_wanted), (self.every, self.all_wanted)):
            button.setProperty("link", True)
            button.clicked.connect(wanted)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.progress)

    def show_proof(self, proof: Proof) -> None:
        """Say what was proved, and the first of what is wrong."""
        if proof.faults:
            first, *others = proof.faults
            more = f" And {len(others)} more." if others else ""
            self.sentence.setText(f"The chain is broken. {first}{more}")
        else:
            now = f"{datetime.now().astimezone():%H:%M}"
            rows = number_of(proof.rows, "row")
            whole = f"The chain holds: {rows}, none changed or taken away ({now})."
            part = f"Proved at {now}: {rows}, as written and linked to those beside."
            self.sentence.setText(whole if proof.whole else part)
        set_tone(self.sentence, "red" if proof.faults else "green")

    def leave_open(self, rows: int) -> None:
        """Say that so many rows wait to be proved with the whole chain."""
        self.sentence.setText(f"{number_of(rows, 'row')}: prove them with the whole chain.")
        set_tone(self.sentence, "muted")

    def say_nothing(self) -> None:
        """Say nothing while an answer is on its way."""
        self.sentence.setText("")

    def begin(self, doing: str) -> None:
        """Show that long work goes on."""
        self.prove.setEnabled(False)
        self.every.setEnabled(False)
        self.progress.begin(doing)

    def end(self) -> None:
        """Show that it is done."""
        self.prove.setEnabled(True)
        self.every.setEnabled(True)
        self.progress.end()
