"""A line at the foot of the window that says what was done, with a way to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Toasts(QFrame):
    """One toast at a time over its parent; a newer one takes the place of the older."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Toast")
        self._parent = parent
        self._act: Callable[[], object] | None = None
        self.label = QLabel(self, wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._do)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self._going = QTimer(self, singleShot=True)
        self._going.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        action: str = "",
        act: Callable[[], object] | None = None,
        *,
        seconds: int = 7,
    ) -> None:
        """Say something for some seconds; `act` is done when the button is pressed."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self._act = act
        self.button.setText(action)
        self.button.setVisible(act is not None)
        self._place()
        self.show()
        self.raise_()
        self._going.start(seconds * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self._parent
        width = min(560, parent.width() - 48)
        words = self.label.fontMetrics().horizontalAdvance(self.label.text())
        button = self.button.sizeHint().width() + 16 if self._act is not None else 0
        width = min(width, words + button + 40)
        self.setFixedWidth(width)
        height = self._row.heightForWidth(width)
        self.setFixedHeight(max(44, height))
        self.move((parent.width() - width) // 2, parent.height() - self.height() - 48)

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
