"""The columns of the window: folded, unfolded, and as wide as they were left."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_FOLDS = ("fold-places", "fold-list", "fold-inspector")


class Columns:
    """Keeps each splitter's state in the settings under its name."""

    def __init__(
        self,
        context: "RoomContext",
        splitters: dict[str, QSplitter],
        columns: dict[str, QWidget],
    ) -> None:
        self._context, self._splitters, self._columns = context, splitters, columns
        self._restore()
        for name, column in columns.items():
            action = context.actions.on(name, lambda n=name: self._fold(n))
            action.setCheckable(True)
            action.setChecked(not column.isHidden())
        context.actions.on("write-only", self._toggle_write_only)

    def keep(self) -> None:
        """Note the widths and which columns are folded."""
        settings = self._context.preferences.settings
        for name, splitter in self._splitters.items():
            settings = settings.with_window(name, encoded(splitter.saveState()))
        folded = [name for name in _FOLDS if self._columns[name].isHidden()]
        self._context.preferences.take(settings.with_window("folded", " ".join(folded)))

    def _restore(self) -> None:
        settings = self._context.preferences.settings
        for name, splitter in self._splitters.items():
            state = decoded(settings.window_state(name))
            if not state.isEmpty():
                splitter.restoreState(state)
        for name in settings.window_state("folded").split():
            if name in self._columns:
                self._columns[name].hide()

    def _fold(self, name: str) -> None:
        column = self._columns[name]
        column.setVisible(column.isHidden())
        self._context.actions[name].setChecked(not column.isHidden())
        self.keep()

    def _toggle_write_only(self) -> None:
        some = any(not column.isHidden() for column in self._columns.values())
        for name, column in self._columns.items():
            column.setVisible(not some)
            self._context.actions[name].setChecked(not some)
        self.keep()


def encoded(state: QByteArray) -> str:
    """Return Qt's state as text."""
    return b64encode(state.data()).decode("ascii")


def decoded(text: str) -> QByteArray:
    """Return the state that a text keeps, empty when it keeps none."""
    try:
        return QByteArray(b64decode(text, validate=True))
    except (NotBase64, ValueError):
        return QByteArray()
