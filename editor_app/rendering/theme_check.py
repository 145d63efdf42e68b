"""What is wrong with a theme's file before any page is made with it: the line and a sentence."""

import re
import tomllib
from collections.abc import Callable, Mapping

from jinja2 import TemplateSyntaxError

from editor_app.rendering.layouts import LayoutEnvironment
from editor_app.rendering.picture_slots import FILE as PICTURES
from editor_app.rendering.picture_slots import slots_fault
from editor_app.rendering.theme import Theme

_OUTSIDE = re.compile(
    r"(?:@import\s+(?:url\()?|url\(\s*)[\"']?(?:https?:)?//|"
    r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//",
    re.IGNORECASE,
)
_FAR_SCRIPT = re.compile(r"[\"'`](?:https?:|wss?:)?//\w", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.DOTALL)
Fault = tuple[int, str]
_LINE = re.compile(r"at line (\d+)")


def file_fault(name: str, text: str) -> Fault | None:
    """Return the line of a mistake and what it is; None when the file can be used."""
    if name.endswith(".html"):
        return _layout_fault(name, text)
    if name.endswith(".css"):
        return _style_fault(text)
    if name in _TABLES:
        return _table_fault(text, _TABLES[name])
    return None


def file_note(name: str, text: str) -> str:
    """Return what is worth knowing of a file that can be used, empty when nothing is."""
    script = name.endswith(".js")
    if (_FAR_SCRIPT if script else _OUTSIDE).search(text):
        return "It lets readers’ browsers ask another host."
    return "It brings a script; the preview does not run it." if script or "<script" in text else ""


def _layout_fault(name: str, text: str) -> Fault | None:
    try:
        _ENVIRONMENT.parse(text, name)
    except TemplateSyntaxError as error:
        return error.lineno, str(error.message)
    except RecursionError:
        return 0, "it is nested too deeply"
    return None


def _style_fault(text: str) -> Fault | None:
    """Return where a brace is missing: everything behind it would be lost."""
    plain = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    opened: list[int] = []
    for number, line in enumerate(plain.split("\n"), 1):
        for brace in re.findall(r"[{}]", line):
            if brace == "{":
                opened.append(number)
            elif not opened:
                return number, "a “}” closes nothing"
            else:
                opened.pop()
    return (opened[-1], "its “{” is never closed") if opened else None


def _table_fault(text: str, look: Callable[[str], Fault | None]) -> Fault | None:
    """Return the line where such a file cannot be read, or what is wrong with what it says."""
    try:
        return look(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        last = len(text.rstrip().split("\n"))
        return int(found[1]) if found else last, str(error).partition(" (at")[0]


def _pictures_fault(text: str) -> Fault | None:
    said = slots_fault(text)
    return (0, said) if said else None


def _words_fault(text: str) -> Fault | None:
    told = tomllib.loads(text)
    for language, words in told.items():
        if not isinstance(words, Mapping):
            return 0, f"“{language}” is no table of words"
        if "{}" not in words.get("page", "{}"):
            return 0, f"in “{language}” the word “page” lacks its {{}}"
    return None


_TABLES: Mapping[str, Callable[[str], Fault | None]] = {
    "words.toml": _words_fault,
    PICTURES: _pictures_fault,
}
_ENVIRONMENT = LayoutEnvironment(Theme("", "", {}, {}, {}))
