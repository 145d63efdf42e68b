"""Puts values into a Markdown template so that none can change its structure.

While a template is filled every value stands between two marks of ours. Only when the whole text
is there is it known what stands around each, and so which of its characters would mean something.
"""

import re
from urllib.parse import quote

_FROM, _TO = "\ue000", "\ue001"
_PLACED = re.compile(f"{_FROM}([^{_TO}]*){_TO}")
# What Python-Markdown, and our converter, keep for marks of their own; and what is no character.
_RESERVED = re.compile("[\x00-\x08\x0e-\x1b\x7f\ue000-\uf8ff\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile("[^\\S\u00a0\u202f]+")
_ALWAYS = re.compile(r"[\\`*_{\[\]<>|]")
_ENTITY = re.compile(r"&(?=[#\w]|$)")
_BEGINNING = re.compile(r"[+\-.:=~#)]+|\d+[.)]")
# What may stand before a value that is still at the beginning of its line for Markdown.
_LINE_START = re.compile(r"[\s>*+\-\d.:#|]*")
_OPEN_TAG = re.compile(r"</?(?:[A-Za-z][^<>]*)?\Z")
_OPEN_ADDRESS = re.compile(r"\]\([^()\n\"']*\Z|^ {0,3}\[[^\[\]\n]+\]:[^\n\"']*\Z", re.MULTILINE)
_OPEN_TITLE = re.compile(r"(?:\]\(|^ {0,3}\[[^\[\]\n]+\]:)[^()\n]*[\"'][^()\n]*\Z", re.MULTILINE)
_IN_ADDRESS = ":/?#@!$+,;=%&"
_WITHIN_TAG = re.compile(r"[\\`*_{\[\]<>|\"'&()]")
_WORDS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# How far back a tag or an address may have begun.
_BACK = 2000


def without_marks(text: str) -> str:
    """Return a text without characters that are kept for marks."""
    return _RESERVED.sub("", text)


def placed(value: str) -> str:
    """Return a value on one line, marked as one."""
    line = _SPACES.sub(" ", _RESERVED.sub("", value)).strip()
    return f"{_FROM}{line}{_TO}" if line else ""


def settled(text: str) -> str:
    """Return a filled text in which each marked value is escaped for the place it stands at."""
    parts: list[str] = []
    before = ""
    at = 0
    for match in _PLACED.finditer(text):
        literal = text[at : match.start()]
        before = (before + literal)[-_BACK:]
        value = _escaped(match[1], before, text[match.end() : match.end() + 1])
        parts += [literal, value]
        before += value
        at = match.end()
    return "".join([*parts, text[at:]])


def _escaped(value: str, before: str, after: str) -> str:
    """Return a value escaped; `before` is what stands before it, `after` the next character."""
    if _OPEN_TAG.search(before):
        within = _WITHIN_TAG.sub(_one, value)
        if not before.endswith(("<", "</")):
            return within
        # `<value>` would be a tag, or lead to an address.
        begins = _number(value[0]) + within[1:] if value[0].isalnum() else within
        return begins.replace("@", _number("@"))
    if _OPEN_ADDRESS.search(before):
        return quote(value, safe=_IN_ADDRESS).replace("&", "&amp;")
    if _OPEN_TITLE.search(before):
        return _WITHIN_TAG.sub(_one, value)
    shown = _ALWAYS.sub(_one, _ENTITY.sub("&amp;", value))
    if before.endswith("]") and value.startswith(("(", ":")):
        shown = _number(value[0]) + shown[1:]
    elif _LINE_START.fullmatch(before.rpartition("\n")[2]):
        shown = _at_line_start(value, shown, after)
    if shown.endswith("!") and after == "[":
        return shown[:-1] + "&#33;"
    # Hashes at the end of a heading would be taken as its closing marks.
    return shown[:-1] + "&#35;" if shown.endswith("#") and after in {"", "\n"} else shown


def _at_line_start(value: str, shown: str, after: str) -> str:
    """Escape what would make a list, a heading, a rule, a fence or a term."""
    beginning = _BEGINNING.match(value)
    if beginning:
        first = "".join(c if c.isdecimal() else _number(c) for c in beginning[0])
        return first + shown[beginning.end() :]
    # `{{ site.year }}. …` would be an ordered list.
    numbered = value.isdecimal() and after in {".", ")"}
    return _number(value[0]) + value[1:] if numbered else shown


def _one(match: re.Match[str]) -> str:
    return _WORDS.get(match[0]) or _number(match[0])


def _number(character: str) -> str:
    return f"&#{ord(character)};"
