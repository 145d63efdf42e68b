"""Blocks on this page: each template, why it is there, and whether it may be taken off."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.resolution import Block
from editor_app.ui.widgets.plain_words import words


class BlocksList(QWidget):
    """One card a block, and a button that adds another."""

    add_wanted = Signal(str)
    take_off_wanted = Signal(str)
    template_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[QFrame] = []
        self._none = words("No templates stand on this page.", tone="muted", parent=self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.add = QPushButton("Add a template ▾", self)
        self._menu = QMenu(self.add)
        self.add.setMenu(self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addLayout(self._cards)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_blocks(
        self, blocks: Iterable[Block], others: Sequence[tuple[str, str]], *, writable: bool
    ) -> None:
        """Show the blocks; `others` are the ids and names of templates that can be added."""
        for row in self.rows:
            self._cards.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(block, writable=writable) for block in blocks]
        for row in self.rows:
            self._cards.addWidget(row)
        self._none.setVisible(not self.rows)
        self._menu.clear()
        for key, name in others:
            action = self._menu.addAction(name)
            action.triggered.connect(lambda _=False, chosen=key: self.add_wanted.emit(chosen))
        self.add.setEnabled(bool(others) and writable)

    def _row(self, block: Block, *, writable: bool) -> QFrame:
        key, name = block.template.id, block.template.name
        row = QFrame(self)
        row.setObjectName("Card")
        title = words(name, role="strong", parent=row)
        facts = f"{block.template.kind.label} · v{block.template.version} · {block.placement.label}"
        column = QVBoxLayout(row)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(words(facts, role="small", parent=row))
        column.addWidget(self._why(block, row))
        acts = QHBoxLayout()
        acts.setContentsMargins(-5, 4, 0, 0)
        acts.setSpacing(12)
        acts.addWidget(self._act(row, "Open template", name, lambda: self._open(key)))
        if not block.required:
            off = self._act(row, "Take off", name, lambda: self.take_off_wanted.emit(key))
            off.setEnabled(writable)
            acts.addWidget(off)
        acts.addStretch(1)
        column.addLayout(acts)
        return row

    def _why(self, block: Block, row: QWidget) -> QLabel:
        if block.missing:
            return words(f"Missing: {block.missing}. On {block.why}.", tone="red", parent=row)
        required = ". Required, so it cannot be taken off here." if block.required else ""
        return words(f"On {block.why}{required}", role="small", parent=row)

    def _act(self, row: QWidget, text: str, of: str, act: object) -> QPushButton:
        button = QPushButton(text, row)
        button.setProperty("link", True)
        button.setAccessibleName(f"{text}: {of}")
        button.clicked.connect(act)  # pyright: ignore[reportArgumentType]
        return button

    def _open(self, key: str) -> None:
        self.template_requested.emit(key)
