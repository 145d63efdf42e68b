"""A file before and after, as pages to look at and as lines to read."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from editor_app.domain.file_look import FileLook
from editor_app.ui.appearance.tokens import Tokens
from editor_app.ui.widgets.changed_words import as_html, counted

if TYPE_CHECKING:
    from editor_app.domain.word_changes import WordChange

# So many lines of a difference are shown; a whole one is told by `offstone diff`.
MOST_LINES = 2_000
_HEAD = '<!doctype html><meta charset="utf-8"><title></title><style>{}</style>'
_NOTICE = _HEAD.format(
    ":root { color-scheme: light dark } p { font: 15px/1.5 sans-serif; margin: 2em; opacity: .75 }"
)
_SHOWN = _HEAD.format(":root { color-scheme: light dark } img { max-width: 100% }")


def as_pages(look: FileLook) -> tuple[str, str]:
    """Return what stands and what will, as two pages; where there is nothing a sentence says so."""
    return (
        _page(look, look.before, "Nothing of ours stands here yet."),
        _page(look, look.after, "It is removed: nothing will stand here."),
    )


def words_html(look: FileLook, changed: Iterable["WordChange"], tokens: Tokens) -> str:
    """Return the words of a page, what is gone struck and what is new underlined."""
    changed = tuple(changed)
    gone, new = counted(changed)
    if look.before is not None and look.after is not None and not gone and not new:
        return "<p>Readers see the same words.</p>"
    return f"<p>{as_html(changed, tokens)}</p>"


def difference_html(look: FileLook, lines: Sequence[str], tokens: Tokens) -> str:
    """Return the lines of a difference, coloured by what becomes of them."""
    if not lines:
        return "<p>Not a byte of it changes.</p>"
    if not look.is_text:
        return f"<p>{escape(lines[0])}</p>"
    shown = "\n".join(_line(line, tokens) for line in lines[:MOST_LINES])
    more = len(lines) - MOST_LINES
    rest = f"<p>{more:,} more lines: “offstone diff” tells them all.</p>" if more > 0 else ""
    return f"<pre>{shown}</pre>{rest}"


def _page(look: FileLook, data: bytes | None, nothing: str) -> str:
    if data is None:
        return f"{_NOTICE}<p>{nothing}</p>"
    if look.is_picture:
        return f'{_SHOWN}<img src="/{quote(look.path)}" alt="">'
    return data.decode("utf-8", "replace") if look.is_page else _NOTICE


def _line(line: str, tokens: Tokens) -> str:
    tone = {"+": tokens.green, "-": tokens.red, "@": tokens.muted}.get(line[:1], "")
    safe = escape(line)
    return f'<span style="color: {tone}">{safe}</span>' if tone else safe
