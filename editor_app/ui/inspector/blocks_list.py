"""Blocks on this page: each template, why it is there, and whether it may be taken off."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.resolution import Block


class BlocksList(QWidget):
    """One row a block, and a button that adds another."""

    add_wanted = Signal(str)
    take_off_wanted = Signal(str)
    template_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout()
        self.add = QPushButton("Add a template", self)
        self._menu = QMenu(self.add)
        self.add.setMenu(self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_blocks(
        self, blocks: Iterable[Block], others: Sequence[tuple[str, str]], *, writable: bool
    ) -> None:
        """Show the blocks; `others` are the ids and names of templates that can be added."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for block in blocks:
            self._rows.addWidget(self._row(block, writable=writable))
        self._menu.clear()
        for key, name in others:
            action = self._menu.addAction(name)
            action.triggered.connect(lambda _=False, chosen=key: self.add_wanted.emit(chosen))
        self.add.setEnabled(bool(others) and writable)

    def _row(self, block: Block, *, writable: bool) -> QWidget:
        row = QFrame(self)
        row.setObjectName("BlockRow")
        name = QLabel(f"{block.template.name} · v{block.template.version}", row, wordWrap=True)
        why = QLabel(_why(block), row, wordWrap=True)
        for label in (name, why):
            label.setTextFormat(Qt.TextFormat.PlainText)
        why.setProperty("tone", "red" if block.missing else "muted")
        show = QPushButton("Open", row)
        show.clicked.connect(lambda: self.template_requested.emit(block.template.id))
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(why)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.addLayout(words, 1)
        line.addWidget(show)
        if not block.required:
            off = QPushButton("Take off", row)
            off.setEnabled(writable)
            off.clicked.connect(lambda: self.take_off_wanted.emit(block.template.id))
            line.addWidget(off)
        return row


def _why(block: Block) -> str:
    text = f"{block.placement.label}, {block.why}"
    if block.missing:
        return f"Missing: {block.missing} ({text})"
    return f"{text}. Required, so it cannot be taken off here." if block.required else text
