"""A line in which something is found by name while typing, and chosen from what is found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from editor_app.ui.icons import icon

Choices = Sequence[tuple[str, str]]
Find = Callable[[str, Callable[[Choices], object]], object]


class ChoiceField(QLineEdit):
    """Tells the key of what is chosen; `find` is asked for (key, name) pairs and answers later."""

    chosen = Signal(str, str)
    cleared = Signal()

    def __init__(self, hint: str, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint.rstrip("…"))
        self.key = ""
        self._find, self._name = find, ""
        self._choices: dict[str, str] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        self._popup = QListView()
        self._popup.setObjectName("Completions")
        # A long name is cut by an ellipsis; a bar below would cover the last one.
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        completer.setPopup(self._popup)
        completer.activated.connect(self._choose)
        self.setCompleter(completer)
        self._drop = QAction(icon("chevron-down", "muted"), "Show all", self)
        self._drop.triggered.connect(lambda: self._ask(""))
        self.addAction(self._drop, QLineEdit.ActionPosition.TrailingPosition)
        self._soon = QTimer(self, singleShot=True, interval=100)
        self._soon.timeout.connect(lambda: self._ask(self.text().strip()))
        self.textEdited.connect(self._edit)
        self.editingFinished.connect(self._settle)

    def show_choice(self, key: str, name: str) -> None:
        """Show what is chosen already."""
        self.key, self._name = key, name
        self.setText(name)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self._ask(self.text().strip() if self.text() != self._name else "")
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave a long name with its beginning in sight."""
        super().focusOutEvent(event)
        if not self._popup.isVisible():
            self.setCursorPosition(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._drop.setIcon(icon("chevron-down", "muted"))

    def _edit(self, text: str) -> None:
        if not text and self.key:
            self.key = self._name = ""
            self.cleared.emit()
        self._soon.start()

    def _ask(self, text: str) -> None:
        self._find(text, self._offer)

    def _offer(self, found: Choices) -> None:
        self._choices = {name: key for key, name in found}
        self._names.setStringList(list(self._choices))
        if self._choices and (self.hasFocus() or self.window().isActiveWindow()):
            self.completer().complete()

    def _choose(self, name: str) -> None:
        key = self._choices.get(name)
        if key is not None:
            self.show_choice(key, name)
            self.chosen.emit(key, name)

    def _settle(self) -> None:
        """Take a name that was typed whole; anything else goes back to what is chosen."""
        typed = self.text().strip()
        if typed != self._name and typed in self._choices:
            self._choose(typed)
        elif not self._popup.isVisible():
            self.setText(self._name)
