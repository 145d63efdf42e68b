"""One undo over several texts: what was done last is undone first, wherever it was."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument


class UndoOrder(QObject):
    """Remembers in which document each undoable step happened."""

    def __init__(self, documents: list[QTextDocument], parent: QObject) -> None:
        super().__init__(parent)
        self._documents = documents
        self._done: list[int] = []
        self._undone: list[int] = []
        for number, document in enumerate(documents):
            document.undoCommandAdded.connect(lambda n=number: self._note(n))

    def clear(self) -> None:
        """Forget all steps, as when another article is shown."""
        for document in self._documents:
            document.clearUndoRedoStacks()
        self._done.clear()
        self._undone.clear()

    def undo(self) -> int | None:
        """Take back the newest step; return the number of its document."""
        return self._step(self._done, self._undone, undo=True)

    def redo(self) -> int | None:
        """Do again what was taken back last."""
        return self._step(self._undone, self._done, undo=False)

    def _note(self, number: int) -> None:
        self._done.append(number)
        self._undone.clear()

    def _step(self, source: list[int], target: list[int], *, undo: bool) -> int | None:
        while source:
            number = source.pop()
            document = self._documents[number]
            if undo and document.isUndoAvailable():
                document.undo()
            elif not undo and document.isRedoAvailable():
                document.redo()
            else:
                continue
            target.append(number)
            return number
        return None
