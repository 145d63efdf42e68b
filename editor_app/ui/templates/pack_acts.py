"""Packs on screen: written to a file, looked at before they come in, and the starter ones."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.pack import PackFile, PackPlan, PackStep
from editor_app.ui.templates.pack_dialog import PackDialog
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

KINDS = "Packs of templates (*.json)"


class PackActs:
    """Asks for files and dialogs over its window; reads and writes behind the screen."""

    def __init__(self, context: "RoomContext", window: QWidget) -> None:
        self._context, self._desk, self._window = context, context.desk, window
        self._write = Writes(context, self)

    def export(self, names: Sequence[str] = ()) -> None:
        """Write templates to a file, all of them when none is named."""

        def ask(pack: PackFile) -> None:
            home = str(Path.home() / f"{_file_name(names, pack.name)}.json")
            path, _ = QFileDialog.getSaveFileName(self._window, "Export a pack", home, KINDS)
            if path:
                self._keep(pack, Path(path))

        self._context.readers.run(
            lambda: self._desk.packs.export(tuple(names)), ask, self._context.report
        )

    def ask_import(self) -> None:
        """Ask for a file and show what it would bring in."""
        title = "Import a pack"
        path, _ = QFileDialog.getOpenFileName(self._window, title, str(Path.home()), KINDS)
        if path:
            self._context.readers.run(
                lambda: self._desk.packs.read(Path(path)), self._look, self._context.report
            )

    def add_starters(self) -> None:
        """Show what the starter templates would bring in."""
        self._look(self._desk.packs.starter())

    def _look(self, text: str) -> None:
        def plan(make_missing: bool) -> PackPlan:
            return self._desk.packs.plan(text, make_missing=make_missing)

        def show(found: PackPlan) -> None:
            dialog = PackDialog(self._context, plan, self._window)
            dialog.show_plan(found)
            if dialog.exec():
                self._take(text, make_missing=dialog.make_missing.isChecked())

        self._context.readers.run(lambda: plan(False), show, self._context.report)

    def _take(self, text: str, *, make_missing: bool) -> None:
        done: list[PackPlan] = []

        def work() -> Changes:
            result = self._desk.packs.take(text, make_missing=make_missing)
            done.append(result.plan)
            return result.changes

        def say(_changes: Changes) -> None:
            counts = done[0].counts
            new = number_of(counts[PackStep.NEW], "new template")
            changed = counts[PackStep.CHANGED]
            told = f"{new}, {changed:,} changed" if changed else new
            self._write.say(f"The pack is taken in: {told}.")

        self._write(work, say)

    def _keep(self, pack: PackFile, path: Path) -> None:
        def say(_kept: None) -> None:
            count = number_of(len(pack.templates), "template")
            left = f" {' '.join(pack.left)}" if pack.left else ""
            self._context.toasts.say(f"{count} written to {path.name}.{left}")

        self._context.readers.run(
            lambda: self._desk.packs.write(pack.text, path), say, self._context.report
        )


def _file_name(names: Sequence[str], desk: str) -> str:
    """Return a plain name for a file."""
    name = names[0] if len(names) == 1 else f"{desk} templates"
    return "".join(letter for letter in name if letter.isalnum() or letter in " -_").strip()
