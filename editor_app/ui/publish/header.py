"""The top of the Publish screen: the target, what can be done with it, and the one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from editor_app.ui.publish.target_choice import TargetChoice


class PublishHeader(QWidget):
    """Tells what is wanted of the target that is chosen."""

    folder_wanted = Signal()
    browser_wanted = Signal()
    verify_wanted = Signal()
    rename_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Publish", self)
        title.setProperty("role", "title")
        self.choice = TargetChoice(self)
        self.export, self.publish = QPushButton("Export…", self), QPushButton(self)
        self.publish.setProperty("primary", True)
        self.more = QToolButton(self)
        menu = QMenu(self.more)
        menu.addAction("Open the folder", self.folder_wanted.emit)
        menu.addAction("Open in the browser", self.browser_wanted.emit)
        menu.addAction("Verify the site", self.verify_wanted.emit)
        menu.addSeparator()
        self.rename = menu.addAction("Rename this target…", self.rename_wanted.emit)
        self.forget = menu.addAction("Forget this target", self.forget_wanted.emit)
        self.more.setText("⋯")
        self.more.setAccessibleName("More about this target")
        self.more.setToolTip("More about this target")
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(title)
        row.addWidget(self.choice)
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.export)
        row.addWidget(self.publish)

    def show_state(self, *, here: bool, busy: bool, writable: bool) -> None:
        """Show what can be done: with a target, during a publication, by those who may write."""
        for widget in (self.choice, self.more, self.publish):
            widget.setVisible(here)
        self.choice.setEnabled(not busy)
        for act in (self.rename, self.forget):
            act.setEnabled(not busy and writable)
