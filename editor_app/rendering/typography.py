"""Typographic quotes, apostrophes, dashes and dots, by the language of the text."""

import re
from html import unescape

_TOKEN = re.compile(r"<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_UNTOUCHED = {"code", "kbd", "pre", "samp", "var"}
_WITHIN_NAMES = (
    "a abbr b bdi bdo cite del dfn em i img ins mark q rp rt ruby s small span strong sub sup time "
    "u wbr code kbd samp var br"
)
_WITHIN = set(_WITHIN_NAMES.split())
NARROW, FIXED = "\u202f", "\u00a0"
_ENGLISH = "“", "”", "‘", "’"
_GUILLEMETS = "«", "»", "“", "”"
_LOW = "„", "“", "‚", "‘"
QUOTES: dict[str, tuple[str, str, str, str]] = {
    "bg": ("„", "“", "’", "’"),
    "ca": _GUILLEMETS,
    "cs": _LOW,
    "da": ("»", "«", "›", "‹"),
    "de": _LOW,
    "de-ch": ("«", "»", "‹", "›"),
    "el": _GUILLEMETS,
    "es": _GUILLEMETS,
    "et": _LOW,
    "eu": _GUILLEMETS,
    "fi": ("”", "”", "’", "’"),
    "fr": ("«" + NARROW, NARROW + "»", "“", "”"),
    "fr-ch": ("«" + NARROW, NARROW + "»", "‹" + NARROW, NARROW + "›"),
    "gl": _GUILLEMETS,
    "hr": ("„", "”", "‚", "’"),
    "hu": ("„", "”", "»", "«"),
    "is": _LOW,
    "it": _GUILLEMETS,
    "lt": _LOW,
    "lv": ("„", "”", "‚", "’"),
    "nb": ("«", "»", "‘", "’"),
    "nn": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "pt-pt": _GUILLEMETS,
    "ro": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sk": _LOW,
    "sl": _LOW,
    "sr": ("„", "“", "’", "’"),
    "sv": ("”", "”", "’", "’"),
    "uk": ("«", "»", "„", "“"),
}
# Hebrew writes abbreviations with straight marks; a pass would break words.
_AS_TYPED = {"he", "iw", "yi"}
_MARK = re.compile(r"[\"']|-{2,3}|\.{3}| (?=[;:!?»](?:\s|$))|(?<=«) ")
_OPENING = set("([{<«„‚“‘—–-/=\u00a0\u202f")


class _Line:
    """Remembers, over the pieces of one paragraph, what stands before and which quotes are open."""

    def __init__(self, language: str) -> None:
        self._french = language.partition("-")[0] == "fr"
        self._double, self._single = _pairs(language)
        self._open: list[str] = []
        self.before = ""

    def set(self, text: str, following: str = "") -> str:
        """Return the text with its marks set; `following` is the first character behind it."""
        parts: list[str] = []
        at = 0
        for match in _MARK.finditer(text):
            start, end = match.span()
            if start > at:
                self.before = text[start - 1]
            after = text[end : end + 1] or following
            parts += [text[at:start], self._mark(match[0], after)]
            self.before = parts[-1][-1:] or self.before
            at = end
        self.before = text[-1] if at < len(text) else self.before
        return "".join([*parts, text[at:]])

    def _mark(self, mark: str, after: str) -> str:
        if mark in {'"', "'"}:
            return self._quote(mark, after)
        if mark == "...":
            return "…"
        if mark == " ":
            return self._space(after)
        return self._dash(mark, after)

    def _space(self, after: str) -> str:
        if not self._french:
            return " "
        return FIXED if after == ":" else NARROW

    def _dash(self, mark: str, after: str) -> str:
        spaced = self.before.isspace() and (not after or after.isspace())
        joined = self.before.isalnum() and after.isalnum()
        if not spaced and not joined:
            return mark
        return "—" if mark == "---" else "–"

    def _quote(self, mark: str, after: str) -> str:
        opening, closing = self._double if mark == '"' else self._single
        opens = not self.before or self.before.isspace() or self.before in _OPENING
        if opens and after and not after.isspace():
            if mark == "'" and after.isdigit() and mark not in self._open:
                return "’"
            self._open.append(mark)
            return opening
        if mark == "'" and (after.isalnum() or mark not in self._open):
            return "’"
        if mark not in self._open:
            return "″" if self.before.isdigit() else closing
        while self._open.pop() != mark:
            pass
        return closing


def smart_html(html: str, language: str) -> str:
    """Return sanitised HTML with typographic marks; code, tags and attributes stay as they are."""
    if language.partition("-")[0].lower() in _AS_TYPED or not _MARK.search(html):
        return html
    line = _Line(language.lower())
    parts: list[str] = []
    shielded = at = 0
    for match in [*_TOKEN.finditer(html), None]:
        text = html[at : match.start() if match else len(html)]
        if shielded or not text:
            parts.append(text)
            line.before = text[-1:] or line.before
        else:
            parts.append(_set_entities(line, text, _following(html, match)))
        if match is None:
            break
        at = match.end()
        parts.append(match[0])
        name = _NAME.match(match[0])
        if name and name[1] in _UNTOUCHED:
            shielded = max(0, shielded + (-1 if match[0][1] == "/" else 1))
        elif name and (name[1] not in _WITHIN or name[1] == "br"):
            line = _next(line, name[1], language)
    return "".join(parts)


def smart_text(text: str, language: str) -> str:
    """Return plain text, such as a caption or a headline, with typographic marks."""
    if language.partition("-")[0].lower() in _AS_TYPED or not _MARK.search(text):
        return text
    return _Line(language.lower()).set(text)


def _next(line: _Line, tag: str, language: str) -> _Line:
    if tag == "br":
        line.before = "\n"
        return line
    return _Line(language.lower())


def _following(html: str, tag: re.Match[str] | None) -> str:
    """Return the first character of text behind tags that stand within a line."""
    while tag is not None:
        name = _NAME.match(tag[0])
        if name is None or name[1] not in _WITHIN or name[1] == "br":
            return ""
        at = tag.end()
        tag = _TOKEN.match(html, at)
        if tag is None:
            return html[at : at + 1]
    return ""


def _set_entities(line: _Line, text: str, following: str) -> str:
    """Sanitised text holds entities; `&lt;"` must read as `<"` for the mark beside it."""
    if "&" not in text:
        return line.set(text, following)
    spelt = line.set(unescape(text), following)
    return spelt.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _pairs(language: str) -> tuple[tuple[str, str], tuple[str, str]]:
    known = QUOTES.get(language) or QUOTES.get(language.partition("-")[0], _ENGLISH)
    return (known[0], known[1]), (known[2], known[3])
