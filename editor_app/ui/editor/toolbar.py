"""The bar above the text: what can be done to words, and the story's next step."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from editor_app.domain.status import Status, may_become
from editor_app.ui.actions import Actions

TOOLS = (
    "bold",
    "italic",
    "heading",
    "quote",
    "bullets",
    "numbers",
    "link",
    "picture",
    "table",
    "footnote",
    "pull-quote",
    "gallery",
)
_LEAST, _WIDE = 4, 31


class Toolbar(QWidget):
    """Buttons, the status chip and the one primary button; tools that do not fit are left out."""

    status_chosen = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("EditorToolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(48)
        self._actions = actions
        self._menu: QMenu | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(0)
        self.buttons = [self._button(name) for name in TOOLS]
        for button in self.buttons:
            row.addWidget(button)
        self.more = self._more()
        row.addWidget(self.more)
        row.addStretch(1)
        self.chip = QToolButton(self)
        self.chip.setObjectName("StatusChip")
        self.chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.chip.setAccessibleName("Status of the story")
        self.primary = QPushButton(self)
        self.primary.setProperty("primary", True)
        self.primary.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.primary.clicked.connect(actions["next-step"].trigger)
        row.addWidget(self.chip)
        row.addSpacing(8)
        row.addWidget(self.primary)

    def show_status(self, status: Status, *, edited: bool, enabled: bool) -> None:
        """Show where the story stands and where it may go."""
        self.chip.setText(f"{status.label} · Edited ▾" if edited else f"{status.label} ▾")
        if self.chip.property("status") != status.value:
            self.chip.setProperty("status", status.value)
            self.chip.style().unpolish(self.chip)
            self.chip.style().polish(self.chip)
        menu = QMenu(self.chip)
        for other in Status:
            if may_become(status, other):
                again = other is status
                action = menu.addAction(f"{other.label} again" if again else other.label)
                action.triggered.connect(lambda _=False, s=other: self.status_chosen.emit(s))
        self.chip.setMenu(menu)
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        step = _step(status, edited=edited)
        self.primary.setText(step)
        self._actions["next-step"].setText(step)
        self.chip.setEnabled(enabled)
        self.primary.setEnabled(enabled or step == "Go to Publish")
        self._actions.enable((*TOOLS, "heading-1", "heading-2", "heading-3"), enabled=enabled)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        step = self.chip.sizeHint().width() + self.primary.sizeHint().width()
        return QSize(step + _LEAST * _WIDE + 48, 48)

    def _fit(self) -> None:
        """Move the last tools into the menu where the column is narrow."""
        step = self.chip.sizeHint().width() + self.primary.sizeHint().width()
        fitting = (self.width() - step - 48) // _WIDE
        if fitting < len(self.buttons):
            fitting -= 1
        for number, button in enumerate(self.buttons):
            button.setVisible(number < fitting)
        self.more.setVisible(fitting < len(self.buttons))
        menu = self.more.menu()
        menu.clear()
        menu.addActions([self._actions[name] for name in TOOLS[max(0, fitting) :]])

    def _more(self) -> QToolButton:
        more = QToolButton(self)
        more.setText("…")
        more.setFixedWidth(_WIDE)
        more.setToolTip("More tools")
        more.setAccessibleName("More tools")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(QMenu(more))
        return more

    def _button(self, name: str) -> QToolButton:
        action = self._actions[name]
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedWidth(_WIDE)
        button.setAccessibleName(action.text().rstrip("…"))
        return button


def _step(status: Status, *, edited: bool) -> str:
    """Return the next step in words; edits of an approved story leave when it is ready again."""
    if status in {Status.READY, Status.PUBLISHED}:
        return "Mark ready again" if edited else "Go to Publish"
    return status.next_step
