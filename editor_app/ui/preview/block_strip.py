"""The line below the preview: which template stands on the page, why, and the way to it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from editor_app.domain.resolution import Block

_SIDE = 14
_LINK = "open template"


class BlockStrip(QLabel):
    """Shows the first block and counts the others; a sentence too long is cut, its link never."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("PreviewStrip")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFixedHeight(32)
        self.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._blocks: tuple[Block, ...] = ()
        self._show()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show what stands on the page."""
        self._blocks = tuple(blocks)
        self.setToolTip("<br>".join(_sentence(block, block.why) for block in blocks))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        if not self._blocks:
            self.setText("On: no templates")
            return
        first, more = self._blocks[0], len(self._blocks) - 1
        count = f" · +{more}" if more else ""
        self.setText(f"On: {_sentence(first, self._cut(first, count))}{count}")

    def _cut(self, block: Block, count: str) -> str:
        bold = QFont(self.font())
        bold.setBold(True)
        around = f"On:  v{block.version} ·  · {_LINK}{count}"
        taken = self.fontMetrics().horizontalAdvance(around)
        taken += QFontMetrics(bold).horizontalAdvance(block.template.name)
        room = max(0, self.width() - 2 * _SIDE - taken - 8)
        return self.fontMetrics().elidedText(block.why, Qt.TextElideMode.ElideRight, room)


def told_of(block: Block) -> str:
    """Return what the page says of a block under the mouse."""
    return f"{block.template.name} v{block.version} · {block.why} · click to open the template"


def _sentence(block: Block, why: str) -> str:
    link = f'<a href="{escape(block.template.id)}">{_LINK}</a>'
    return f"<b>{escape(block.template.name)}</b> v{block.version} · {escape(why)} · {link}"
