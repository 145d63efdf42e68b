"""What the toolbar and the keys do to the text."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from editor_app.domain.container import Container
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
            "pull-quote": self.pull_quote,
            "gallery": self.gallery,
        }

    def wrap(self, mark: str) -> None:
        """Set what is selected between marks, or take them off.

        With nothing selected it is the word around the cursor; between words the marks are put
        in to be typed between, and the same key steps out of them again.
        """
        if self._body.selected().strip():
            self._toggle(mark)
        elif (at := self._place_in_word()) is not None:
            self._toggle(mark)
            self._put_cursor(at)
        else:
            self._begin_or_end(mark)

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

    def pull_quote(self) -> None:
        """Repeat the selected words in large below their paragraph, or begin with none."""
        words = " ".join(self._body.selected().split())
        self.block(marks.container(Container.PULL, words))
        if not words:
            self._step_back()

    def gallery(self) -> None:
        """Set the selected pictures side by side, or begin with none."""
        lines = [line for line in self._body.selected().split("\n") if line.strip()]
        pictures = bool(lines) and all(map(marks.is_picture, lines))
        if pictures:
            self._body.replace_selection(marks.container(Container.GALLERY, "\n".join(lines)))
            self._body.setFocus()
        else:
            self.block(marks.container(Container.GALLERY, ""))
            self._step_back()

    def _step_back(self) -> None:
        """Go to the empty line of what was just put in."""
        cursor = self._body.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        self._body.setTextCursor(cursor)

    def _toggle(self, mark: str) -> None:
        self._widen(mark)
        lines = self._body.selected().split("\n")
        text = "\n".join(marks.toggle_wrap(line, mark) for line in lines)
        self._body.replace_selection(text, select=True)

    def _place_in_word(self) -> int | None:
        """Select the word that the cursor is within; return how far in it stands."""
        cursor = self._body.textCursor()
        at = cursor.position()
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if not cursor.selectionStart() < at < cursor.selectionEnd():
            return None
        if not cursor.selectedText().strip("*_"):
            return None
        self._body.setTextCursor(cursor)
        return at - cursor.selectionStart()

    def _put_cursor(self, at: int) -> None:
        """Go back to the letter where the cursor stood, whatever was put around its word."""
        cursor = self._body.textCursor()
        text = cursor.selectedText()
        cursor.setPosition(cursor.selectionStart() + len(text) - len(text.lstrip("*_")) + at)
        self._body.setTextCursor(cursor)

    def _begin_or_end(self, mark: str) -> None:
        cursor = self._body.textCursor()
        before, after = _parts(cursor)
        if marks.is_empty_pair(before, after, mark):
            cursor.setPosition(cursor.position() - len(mark))
            cursor.setPosition(cursor.position() + 2 * len(mark), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        elif marks.ends_here(before, after, mark):
            cursor.setPosition(cursor.position() + len(mark))
        else:
            cursor.insertText(mark * 2)
            cursor.setPosition(cursor.position() - len(mark))
        self._body.setTextCursor(cursor)

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


def _parts(cursor: QTextCursor) -> tuple[str, str]:
    """Return the line before the cursor and after it; Qt counts in units of sixteen bits."""
    units, at = cursor.block().text().encode("utf-16-le"), cursor.positionInBlock() * 2
    return units[:at].decode("utf-16-le"), units[at:].decode("utf-16-le")
