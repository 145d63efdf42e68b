"""The line below the text: its length, whether it is saved, what is to mend, its language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from editor_app.domain.text import count_words, reading_minutes
from editor_app.ui.editor.saving import SaveState
from editor_app.ui.languages import language_name
from editor_app.ui.widgets.plain_words import set_tone


class Footer(QWidget):
    """Counts and states, in words."""

    retry_wanted = Signal()
    elsewhere_wanted = Signal()
    checks_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("EditorFooter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(32)
        self.words, self.minutes, self.state, self.language = (QLabel(self) for _ in range(4))
        self.state.setObjectName("SaveState")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.state.setMinimumWidth(90)
        self.dot = QLabel("●", self)
        self.dot.setProperty("tone", "green")
        self.retry = QPushButton("Retry", self)
        self.elsewhere = QPushButton("Save elsewhere…", self)
        self.checks = QToolButton(self)
        self.checks.setAutoRaise(True)
        self.checks.setProperty("tone", "amber")
        self.retry.clicked.connect(self.retry_wanted)
        self.elsewhere.clicked.connect(self.elsewhere_wanted)
        self.checks.clicked.connect(self.checks_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(14)
        row.addWidget(self.words)
        row.addWidget(self.minutes)
        saved = QHBoxLayout()
        saved.setSpacing(4)
        saved.addWidget(self.dot)
        saved.addWidget(self.state, 1)
        row.addLayout(saved, 1)
        for widget in (self.retry, self.elsewhere, self.checks, self.language):
            row.addWidget(widget)
        self.show_state(SaveState.SAVED, "")
        self.show_checks(0)

    def show_text(self, body: str) -> None:
        """Count the words of a text."""
        words = count_words(body)
        self.words.setText(f"{words:,} words" if words != 1 else "1 word")
        self.minutes.setText(f"{reading_minutes(words)} min")

    def show_state(self, state: SaveState, reason: str) -> None:
        """Say whether the words are on the disk."""
        failed = state is SaveState.FAILED
        text = {
            SaveState.SAVED: "Saved",
            SaveState.SAVING: "Saving…",
            SaveState.FAILED: "Not saved",
        }[state]
        self.state.setText(text)
        if failed:
            self.state.setText(f"Not saved: {reason}")
        set_tone(self.state, "red" if failed else "muted")
        self.dot.setVisible(state is SaveState.SAVED)
        self.state.setToolTip(reason)
        self.retry.setVisible(failed)
        self.elsewhere.setVisible(failed)

    def show_language(self, tag: str) -> None:
        """Say in which language the story is written."""
        self.language.setText(language_name(tag))
        self.language.setToolTip(f"Language: {tag}")

    def show_note(self, text: str) -> None:
        """Say something that is neither saved nor unsaved."""
        self.state.setText(text)

    def show_checks(self, count: int) -> None:
        """Say how many findings the checks have."""
        self.checks.setVisible(count > 0)
        self.checks.setText(f"{count} check" if count == 1 else f"{count} checks")
