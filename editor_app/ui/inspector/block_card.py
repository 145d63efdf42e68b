"""A template on the article as a card: what it is, why it is there, what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.finding import Finding, Severity
from editor_app.domain.resolution import Block
from editor_app.ui.icons import icon
from editor_app.ui.inspector.block_words import (
    by_words,
    decided_words,
    heading_of,
    kind_words,
    version_in_force,
    version_words,
    why_words,
)
from editor_app.ui.widgets.plain_words import set_tone, words
from editor_app.ui.widgets.reason_line import ReasonLine

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class BlockCard(QFrame):
    """The card is a button that opens the template; it can be dragged, or moved by keys.

    `dragged` and `dropped` tell the height in the parent where the mouse is.
    """

    opened = Signal(str)
    take_off_wanted = Signal(str, str)
    release_wanted = Signal(str)
    stepped = Signal(int)
    dragged = Signal(int)
    dropped = Signal(int)
    drag_left = Signal()

    def __init__(self, block: Block, parent: QWidget, *, writable: bool, movable: bool) -> None:
        super().__init__(parent)
        self.setObjectName("BlockCard")
        self.key, self.block = block.template.id, block
        self.shown = (block, writable, movable)
        self._movable = movable and writable
        self._pressed: QPoint | None = None
        self._dragging = False
        self.grip = QLabel(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        move = " Drag it, or press Alt+Up and Alt+Down, to move it." if self._movable else ""
        self.setToolTip(f"Open the template.{move}")
        name = block.template.name
        self.setAccessibleName(f"{name}, {version_words(block)}, {heading_of(block)}")
        self.setAccessibleDescription(why_words(block))
        self.reason = ReasonLine("Remove here", self, about=name)
        self.reason.given.connect(self._remove)
        self.reason.left.connect(self._show_acts)
        self.trouble = words(role="small", parent=self)
        self.trouble.hide()
        self.acts = self._acts(writable=writable)
        self._lay_out()

    def ask_why(self, text: str = "") -> None:
        """Ask why it is removed."""
        if self.may_go:
            self.acts.hide()
            self.reason.ask(text)

    def show_trouble(self, finding: Finding | None) -> None:
        """Say what the checks found; what is missing by its rules is said already."""
        told = "" if finding is None or self.block.missing else finding.message
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))
        if finding is not None:
            grave = finding.severity is Severity.MUST_FIX
            set_tone(self.trouble, "red" if grave else "amber")

    def take_over(self, old: "BlockCard") -> None:
        """Go on where another card of the same template was left."""
        # What is not shown yet takes no focus.
        self.show()
        if old.reason.asking:
            self.ask_why(old.reason.line.text())
        elif old.hasFocus():
            self.setFocus()

    def stops(self) -> list[QWidget]:
        """Return where Tab stops within the card."""
        return [self, *self.acts.findChildren(QPushButton), *self.reason.stops()]

    @property
    def may_go(self) -> bool:
        """Whether it can be removed from this article."""
        return self.off is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self._movable:
            return
        way = (event.globalPosition().toPoint() - self._pressed).manhattanLength()
        if self._dragging or way >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.mapToParent(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        if self._dragging:
            self._end_drag()
            self.dropped.emit(self.mapToParent(event.position().toPoint()).y())
        elif self.grip.geometry().contains(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        elif self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.key)
        self._pressed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._dragging:
            self._end_drag()
            self._pressed = None
            self.drag_left.emit()
        elif key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(_STEPS[key])
        elif key in _OPENS and self.hasFocus():
            self.opened.emit(self.key)
        elif key == Qt.Key.Key_Delete and self.hasFocus():
            self.ask_why()
        else:
            super().keyPressEvent(event)

    def _end_drag(self) -> None:
        self._dragging = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _lay_out(self) -> None:
        block = self.block
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(words(block.template.name, role="strong"), 1)
        self.grip.setVisible(self._movable)
        if self._movable:
            self.grip.setPixmap(icon("grip", "muted", 16).pixmap(16, 16))
            head.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 8)
        column.setSpacing(2)
        column.addLayout(head)
        facts = f"{kind_words(block.template)} · {version_words(block)}"
        older = "amber" if block.version < version_in_force(block) else ""
        column.addWidget(words(facts, role="small", tone=older))
        for line in self._reasons():
            column.addWidget(line)
        column.addWidget(self.trouble)
        column.addWidget(self.acts)
        column.addWidget(self.reason)

    def _reasons(self) -> list[QLabel]:
        block = self.block
        why = words(why_words(block), role="small", tone="red" if block.missing else "")
        if block.hold is not None:
            why.setToolTip(f"Kept by {by_words(block.hold.by, block.hold.time)}.")
        lines = [why]
        if decided := decided_words(block.rule):
            lines.append(words(decided, role="small"))
        if block.required:
            lines.append(
                words(
                    "Required, so it cannot be removed here: change the rule on the "
                    "Templates screen.",
                    role="small",
                )
            )
        return lines

    def _acts(self, *, writable: bool) -> QWidget:
        box, block = QWidget(self), self.block
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._act("Open template", self._open))
        self.off = None
        if writable and not block.required:
            self.off = self._act("Remove here…", self._ask)
            row.addWidget(self.off)
        if writable and block.hold is not None:
            release = self._act(f"Release v{block.version}", self._release)
            release.setToolTip(f"Let this article have v{version_in_force(block)}")
            row.addWidget(release)
        row.addStretch(1)
        return box

    def _act(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("FlushLink")
        button.setProperty("link", True)
        button.setAutoDefault(True)
        button.setAccessibleName(f"{text.rstrip('…')}: {self.block.template.name}")
        button.clicked.connect(act)
        return button

    def _open(self) -> None:
        self.opened.emit(self.key)

    def _release(self) -> None:
        self.release_wanted.emit(self.key)

    def _ask(self) -> None:
        self.ask_why()

    def _remove(self, reason: str) -> None:
        self.take_off_wanted.emit(self.key, reason)

    def _show_acts(self) -> None:
        self.acts.show()
        self.setFocus()
