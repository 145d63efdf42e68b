"""What the toolbar and the keys do to the text."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from editor_app.ui.editor import marks
from editor_app.ui.editor.body import BodyEdit


class Commands:
    """Commands on the body; each is one step to undo."""

    def __init__(self, body: BodyEdit) -> None:
        self._body = body

    def table_of(
        self, link: Callable[[], None], picture: Callable[[], None]
    ) -> dict[str, Callable[[], None]]:
        """Return every command by the name of its action."""
        return {
            "bold": lambda: self.wrap("**"),
            "italic": lambda: self.wrap("*"),
            "heading": lambda: self.heading(2),
            "heading-1": lambda: self.heading(1),
            "heading-2": lambda: self.heading(2),
            "heading-3": lambda: self.heading(3),
            "quote": lambda: self.lines("quote"),
            "bullets": lambda: self.lines("bullet"),
            "numbers": lambda: self.lines("number"),
            "link": link,
            "picture": picture,
            "table": lambda: self.block(marks.table()),
            "footnote": self.footnote,
        }

    def wrap(self, mark: str) -> None:
        """Set the selection, or the word at the cursor, between marks, or take them off."""
        cursor = self._body.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._body.setTextCursor(cursor)
        selected = self._body.selected()
        if selected.strip():
            self._widen(mark)
            lines = self._body.selected().split("\n")
            text = "\n".join(marks.toggle_wrap(line, mark) for line in lines)
            self._body.replace_selection(text, select=True)
            return
        cursor.insertText(mark * 2)
        cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(mark))
        self._body.setTextCursor(cursor)

    def heading(self, level: int) -> None:
        """Make the line a heading of that level, or plain again."""
        self._body.change_lines(lambda rows: [marks.toggle_heading(row, level) for row in rows])

    def lines(self, kind: str) -> None:
        """Make the lines a list or a quote, or plain again."""
        self._body.change_lines(lambda rows: marks.toggle_lines(rows, kind))

    def link(self, words: str, address: str) -> None:
        """Put a link in place of the selection."""
        address = f"<{address}>" if set(address) & set(" ()") else address
        self._body.replace_selection(f"[{words or address}]({address})")
        self._body.setFocus()

    def picture(self, name: str, alt: str) -> None:
        """Put a picture on a line of its own."""
        self.block(f"![{alt.replace('[', '(').replace(']', ')')}]({name})")

    def block(self, text: str) -> None:
        """Put a block in, with blank lines around it."""
        cursor = self._body.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        line = cursor.block().text().strip()
        before = "\n\n" if line else ("\n" if cursor.block().previous().text().strip() else "")
        after = "\n" if cursor.block().next().text().strip() else ""
        cursor.insertText(before + text + after)
        cursor.endEditBlock()
        self._body.setTextCursor(cursor)
        self._body.ensureCursorVisible()
        self._body.setFocus()

    def footnote(self) -> None:
        """Put a footnote's number here and its text at the end, and go there."""
        number = marks.next_footnote(self._body.toPlainText())
        cursor = self._body.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(cursor.selectionEnd())
        cursor.insertText(f"[^{number}]")
        cursor.movePosition(QTextCursor.MoveOperation.End)
        last = cursor.block().text()
        gap = "" if not last else ("\n" if last.startswith("[^") else "\n\n")
        cursor.insertText(f"{gap}[^{number}]: ")
        cursor.endEditBlock()
        self._body.setTextCursor(cursor)
        self._body.ensureCursorVisible()
        self._body.setFocus()

    def _widen(self, mark: str) -> None:
        """Take the marks that stand just outside the selection into it."""
        cursor = self._body.textCursor()
        start, end, size = cursor.selectionStart(), cursor.selectionEnd(), len(mark)
        wide = QTextCursor(self._body.document())
        if start < size or end + size >= self._body.document().characterCount():
            return
        wide.setPosition(start - size)
        wide.setPosition(end + size, QTextCursor.MoveMode.KeepAnchor)
        text = wide.selectedText()
        if (
            text.startswith(mark)
            and text.endswith(mark)
            and marks.toggle_wrap(text, mark) != (f"{mark}{text}{mark}")
        ):
            self._body.setTextCursor(wide)
