"""Columns side by side that come back as wide as they were left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from editor_app.ui.columns import decoded, encoded

if TYPE_CHECKING:
    from editor_app.ui.preferences import Preferences


class RememberedSplit(QSplitter):
    """Keeps its widths in the settings under its name."""

    def __init__(
        self, preferences: "Preferences", name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._preferences, self._name = preferences, name
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep)

    def lay_out(self, widths: list[int], stretch: int) -> None:
        """Give the columns these widths, or those they were left with; `stretch` grows."""
        for number in range(self.count()):
            self.setStretchFactor(number, 1 if number == stretch else 0)
        self.setSizes(widths)
        state = decoded(self._preferences.settings.window_state(self._name))
        if not state.isEmpty():
            self.restoreState(state)

    def _keep(self, _position: int = 0, _handle: int = 0) -> None:
        settings = self._preferences.settings
        self._preferences.take(settings.with_window(self._name, encoded(self.saveState())))
