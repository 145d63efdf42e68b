"""What can be done with targets: add a folder or a ZIP file, call one otherwise, forget one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from editor_app.domain.site import Target
from editor_app.ui.publish.rename_dialog import RenameDialog
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.services.publishing import Publishing

_NO_QUESTION = QFileDialog.Option.DontConfirmOverwrite


class TargetActs:
    """Asks and writes; `added` is told the path of a new target."""

    def __init__(
        self,
        publishing: "Publishing",
        write: Writes,
        window: QWidget,
        added: Callable[[str], object],
    ) -> None:
        self._publishing, self._write, self._window = publishing, write, window
        self._added = added

    def ask_folder(self) -> None:
        """Let a folder be chosen."""
        chosen = QFileDialog.getExistingDirectory(self._window, "Where the site should stand")
        if chosen:
            self.add(Path(chosen))

    def ask_zip(self) -> None:
        """Let the name of a ZIP file be chosen; one of others is never written over unasked."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            "The ZIP file that should hold the site",
            str(Path.home() / "site.zip"),
            "ZIP files (*.zip)",
            options=_NO_QUESTION,
        )
        if chosen:
            self.add(Path(chosen if chosen.casefold().endswith(".zip") else f"{chosen}.zip"))

    def add(self, path: Path) -> None:
        """Keep a folder or a ZIP file as a target."""
        self._write(lambda: self._publishing.add_target(path), lambda _made: self._added(str(path)))

    def rename(self, target: Target) -> None:
        """Ask for another name."""
        dialog = RenameDialog(target, self._window)

        def take(name: str) -> None:
            self._write(lambda: self._publishing.rename_target(target.id, name))

        dialog.named.connect(take)
        dialog.open()

    def forget(self, target: Target) -> None:
        """Forget a target; that can be taken back."""
        path, name = Path(target.folder), target.name
        self._write(
            lambda: self._publishing.remove_target(target.id),
            lambda _made: self._write.say(
                "The target is forgotten; what stands there stays.",
                lambda: self._publishing.add_target(path, name),
            ),
        )
