"""The dialogs that belong to the program and not to a room, each behind its action."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class Dialogs:
    """Opens them; each is made when it is asked for."""

    def __init__(self, context: "RoomContext", window: QWidget) -> None:
        self._context, self._window = context, window
        for name, show in (
            ("palette", self.show_palette),
            ("settings", self.show_settings),
            ("keys", self.show_keys),
            ("about", self.show_about),
        ):
            context.actions.on(name, show)

    def show_palette(self) -> None:
        """Offer every action and place."""
        from editor_app.ui.palette.palette import Palette

        Palette(self._context, self._window).show()

    def show_settings(self) -> None:
        """Show what the user chose, to change it."""
        from editor_app.ui.settings.settings_dialog import SettingsDialog

        authors = tuple(self._context.names.known.authors.values())
        SettingsDialog(self._context.preferences, authors, self._window).open()

    def show_keys(self) -> None:
        """Show every action and its key."""
        from editor_app.ui.settings.keys_dialog import KeysDialog

        KeysDialog(self._context.actions, self._window).open()

    def show_about(self) -> None:
        """Say which edition this is."""
        from editor_app.ui.settings.about_dialog import AboutDialog

        AboutDialog(self._window).open()
