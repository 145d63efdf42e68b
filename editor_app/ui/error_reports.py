"""The last resort for our own mistakes: save the text first, then say what happened."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from editor_app.domain.errors import OffstoneError
from editor_app.logs import log


class ErrorReports(QObject):
    """Catches what nobody caught; `told` gives a sentence for the screen."""

    told = Signal(str)
    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.save_text: Callable[[], object] | None = None
        self._busy = False
        self._caught.connect(self.take)

    def watch(self) -> None:
        """Take every exception that ends a slot or a thread."""
        sys.excepthook = self._hook
        threading.excepthook = lambda found: self._caught.emit(found.exc_value)

    def take(self, error: BaseException) -> None:
        """Save the text, note the mistake in the log, and say so."""
        if isinstance(error, OffstoneError):
            self.told.emit(f"{error.message} {error.advice}".strip())
            return
        if self._busy:
            return
        self._busy = True
        try:
            if self.save_text is not None:
                with suppress(Exception):
                    self.save_text()
            log.error("A mistake of ours.", exc_info=error)
        finally:
            self._busy = False
        self.told.emit(
            "Offstone made a mistake of its own. Your text is saved; the log tells more."
        )

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)
