"""Taking in files of others: chosen or dropped, with progress, and an honest result."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from editor_app.ui.import_result import ImportResultDialog, remarks, result_words
from editor_app.ui.progress_signal import ProgressSignal
from editor_app.ui.writing import WritingPage

if TYPE_CHECKING:
    from editor_app.domain.ids import ArticleId
    from editor_app.services.importing import ImportResult
    from editor_app.ui.room_context import RoomContext

KINDS = "Texts (*.md *.markdown *.txt *.html *.htm *.json *.docx);;All files (*)"


class ImportActs:
    """One import at a time, in a process of its own."""

    def __init__(self, context: "RoomContext", page: WritingPage) -> None:
        self._context, self._page = context, page
        self._reporter: ProgressSignal | None = None
        writable = not context.desk.read_only
        for name, act in (("import", self._ask_files), ("import-folder", self._ask_folder)):
            context.actions.on(name, act).setEnabled(writable)
        page.library.files_dropped.connect(self.take)
        page.library.progress.cancelled.connect(self._cancel)

    @property
    def busy(self) -> bool:
        """Whether an import is under way."""
        return self._reporter is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Import files and folders into the section that is shown."""
        if self.busy:
            self._context.toasts.say("An import is under way; wait until it is done.")
            return
        if not paths or self._context.desk.read_only or not self._page.may_leave():
            return
        desk, line = self._context.desk, self._page.library.progress
        section = self._page.library.listing.section
        name = self._context.names.known.sections.get(section or "", "")
        reporter = self._reporter = ProgressSignal(self._page)
        reporter.reported.connect(line.show_progress)
        line.begin("Reading the files…")
        self._context.readers.run(
            lambda: desk.importing.import_paths_apart(
                tuple(paths), section=name, reporter=reporter
            ),
            self._finish,
            self._fail,
        )

    def stop(self) -> None:
        """Ask a running import to stop, as before the desk is closed."""
        self._cancel()

    def _ask_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self._page, "Import articles", "", KINDS)
        self.take([Path(file) for file in files])

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._page, "Import a folder of articles")
        self.take([Path(folder)] if folder else [])

    def _cancel(self) -> None:
        if self._reporter is not None:
            self._reporter.cancel()

    def _finish(self, result: "ImportResult") -> None:
        self._end()
        self._context.hub.announce(result.changes, self)
        words = result_words(result)
        if remarks(result):
            dialog = ImportResultDialog(result, self._page.window())
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
            return
        new = tuple(item.id for item in result.imported)
        if new:
            self._context.toasts.say(words, "Undo", lambda: self._undo(new), seconds=12)
        else:
            self._context.toasts.say(words)

    def _undo(self, new: "tuple[ArticleId, ...]") -> None:
        articles, hub = self._context.desk.articles, self._context.hub
        self._context.lane.run(
            lambda: articles.trash(new),
            lambda changes: hub.announce(changes, self),
            self._context.report,
        )

    def _fail(self, error: Exception) -> None:
        self._end()
        self._context.report(error)

    def _end(self) -> None:
        self._page.library.progress.end()
        if self._reporter is not None:
            self._reporter.deleteLater()
            self._reporter = None
