"""The first start: who you are, and which desk to begin with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.ui.appearance.look import logo_pixmap
from editor_app.ui.widgets.plain_words import words


class FirstStart(QWidget):
    """Asks the name, then offers a new desk, an existing one, or the sample."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    name_given = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(name, self)
        self.name.setPlaceholderText("As it should stand in the history of your stories")
        self.name.setAccessibleName("Your name")
        self.name.editingFinished.connect(self._tell_name)
        self.new = self._button("New desk…", primary=True)
        self.open = self._button("Open a desk…")
        self.sample = self._button("Look at the sample")
        self.new.clicked.connect(lambda: self._go(self.new_wanted))
        self.open.clicked.connect(lambda: self._go(self.open_wanted))
        self.sample.clicked.connect(lambda: self._go(self.sample_wanted))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(self._card(), 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.name.setFocus()
        self.name.selectAll()

    def _card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("Card")
        card.setFixedWidth(560)
        column = QVBoxLayout(card)
        column.setContentsMargins(40, 36, 40, 32)
        column.setSpacing(8)
        mark = QLabel(card)
        mark.setPixmap(logo_pixmap(48))
        mark.setFixedSize(48, 48)
        column.addWidget(mark)
        column.addSpacing(8)
        column.addWidget(words("Welcome to Offstone", role="title"))
        column.addWidget(
            words(
                "Write, see the real page while you type, check and publish. "
                "Everything stays on this computer.",
                tone="muted",
            )
        )
        column.addSpacing(16)
        label = words("Your name", role="label")
        label.setBuddy(self.name)
        column.addWidget(label)
        column.addWidget(self.name)
        column.addSpacing(20)
        for button, text in (
            (self.new, "An empty desk for your own site, in a folder of its own."),
            (self.open, "A desk that is on this computer already."),
            (self.sample, "An invented newsroom to try everything on."),
        ):
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(button)
            row.addWidget(words(text, tone="muted"), 1)
            column.addLayout(row)
        return card

    def _button(self, text: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("primary", primary)
        button.setFixedWidth(168)
        return button

    def _tell_name(self) -> None:
        self.name_given.emit(self.name.text().strip())

    def _go(self, signal: object) -> None:
        self._tell_name()
        signal.emit()  # type: ignore[attr-defined]
