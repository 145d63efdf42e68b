"""The bar above a page of the site: back, forward, reload, front page, and the address."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from editor_app.ui.actions import Actions
from editor_app.ui.page_view.site_walk import SiteWalk

KEYS = ("page-back", "page-forward", "page-reload", "page-home")


class AddressBar(QWidget):
    """Steers a walk; `edit_wanted` asks for the story whose page is shown."""

    edit_wanted = Signal()

    def __init__(self, actions: Actions, walk: SiteWalk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("AddressBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions, self._walk = actions, walk
        self._path = ""
        self.address = QLineEdit(self)
        self.address.setAccessibleName("Address of the page on the site")
        self.address.setToolTip("The address on the site: type another one to go there")
        self.edit = QToolButton(self)
        self.edit.setText("Edit")
        self.edit.setAccessibleName("Edit this article")
        self.edit.setToolTip("Open the story of this page in the editor")
        self.edit.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        for name in KEYS:
            button = QToolButton(self)
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(actions[name].text())
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self.address, 1)
        row.addWidget(self.edit)
        self.address.returnPressed.connect(self._go)
        self.edit.clicked.connect(self.edit_wanted)
        walk.moved.connect(self.show_steps)

    def take_over(self) -> None:
        """Let the keys and menus steer this walk from now on."""
        walk = self._walk
        deeds = (
            lambda: walk.step(-1),
            lambda: walk.step(1),
            walk.reload,
            lambda: walk.follow("/"),
        )
        for name, deed in zip(KEYS, deeds, strict=True):
            self._actions.on(name, deed)
        self.show_steps()

    def show_steps(self) -> None:
        """Show which steps can be taken."""
        if self.isVisible():
            for name, steps in (("page-back", -1), ("page-forward", 1)):
                self._actions.enable((name,), enabled=self._walk.journey.is_possible(steps))

    def show_address(self, path: str, *, editable: bool = False) -> None:
        """Show where the page stands; `editable` offers to edit its story."""
        before, self._path = self._path, f"/{path}"
        # Another address may be half typed while the page is patched.
        if self._path != before or not self.address.isModified():
            self.address.setText(self._path)
            self.address.setCursorPosition(0)
        self.edit.setVisible(editable)

    def _go(self) -> None:
        wanted = self.address.text().strip()
        if wanted:
            self._walk.follow(wanted)
        else:
            self.address.setText(self._path)
