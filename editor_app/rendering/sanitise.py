"""Sanitising: what of a text's HTML may stand on a page."""

import re
from functools import cache

import nh3

from editor_app.rendering.addresses import own_id, sound_link, sound_picture

VERSION = "2"
_TAGS_NAMES = (
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl "
    "dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s "
    "samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
    "wbr"
)
_TAGS = set(_TAGS_NAMES.split())
_DROPPED_WHOLE_NAMES = (
    "applet audio canvas embed iframe math noscript object script select style svg template "
    "textarea title video xmp"
)
_DROPPED_WHOLE = set(_DROPPED_WHOLE_NAMES.split())
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href", "rel"},
    "col": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"alt", "src"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_CLASSES = {"align-left", "align-center", "align-right", "lead", "pull", "small", "wide"}
_LANGUAGE_CLASS = re.compile(r"language-[A-Za-z0-9+#-]{1,30}")
_RELATIONS = {"author", "external", "license", "nofollow", "sponsored", "ugc"}
_PATTERNS = {
    "dir": re.compile(r"ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "colspan": re.compile(r"[1-9]\d{0,2}"),
    "rowspan": re.compile(r"[1-9]\d{0,2}"),
    "span": re.compile(r"[1-9]\d{0,2}"),
    "start": re.compile(r"-?\d{1,9}"),
    "value": re.compile(r"-?\d{1,9}"),
    "scope": re.compile(r"col|row|colgroup|rowgroup"),
    "datetime": re.compile(r"[0-9TPWZ:+.\- ]{1,40}"),
}
_ANCHOR = re.compile(r"<a((?: [a-z-]+=\"[^\"]*\")*)>(.*?)</a>", re.DOTALL)
_NO_SOURCE = re.compile(r"<img(?![^>]* src=\"media:)(?: [a-z-]+=\"[^\"]*\")*>")
_HEADING = re.compile(r"<(h[1-6])((?: [a-z-]+=\"[^\"]*\")*)>(.*?)</\1>", re.DOTALL)
# What may not stand in a heading; its words stay there.
_BLOCK_NAMES = (
    "aside|blockquote|caption|col|colgroup|dd|details|div|dl|dt|figcaption|figure|hr|li|ol|p|pre|"
    "section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})(?: [a-z-]+=\"[^\"]*\")*>")
_EMPTY = re.compile(r"<p>\s*</p>\n?")


def sanitise(html: str) -> str:
    """Return the harmless part of an HTML fragment, with placeholders for our own addresses."""
    clean = _cleaner().clean(html).replace("&nbsp;", "\u00a0")
    if "<a" in clean:
        clean = _ANCHOR.sub(_without_dead_link, clean)
    if "<img" in clean:
        clean = _NO_SOURCE.sub("", clean)
    if "<h" in clean:
        clean = _HEADING.sub(_without_blocks, clean)
    return without_empty_paragraphs(clean)


def without_empty_paragraphs(html: str) -> str:
    """Return a fragment without paragraphs that hold nothing."""
    return _EMPTY.sub("", html)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_DROPPED_WHOLE,
        attributes=_ATTRIBUTES,
        attribute_filter=_sound_attribute,
        url_schemes={"article", "http", "https", "mailto", "media", "page"},
        link_rel=None,
    )


def _sound_attribute(_tag: str, name: str, value: str) -> str | None:
    pattern = _PATTERNS.get(name)
    if pattern is not None:
        return value.strip() if pattern.fullmatch(value.strip()) else None
    if name in {"alt", "title"}:
        return value
    return _REWRITTEN[name](value) if name in _REWRITTEN else ""


def _sound_classes(value: str) -> str | None:
    kept = [c for c in value.split() if c in _CLASSES or _LANGUAGE_CLASS.fullmatch(c)]
    return " ".join(dict.fromkeys(kept)) or None


def _sound_relations(value: str) -> str | None:
    return " ".join(dict.fromkeys(r for r in value.lower().split() if r in _RELATIONS)) or None


def _sound_id(value: str) -> str | None:
    name = own_id(value)
    return name if name != own_id("") else None


_REWRITTEN = {
    "class": _sound_classes,
    "href": sound_link,
    "id": _sound_id,
    "rel": _sound_relations,
    "src": sound_picture,
}


def _without_dead_link(match: re.Match[str]) -> str:
    return match[0] if ' href="' in match[1] else match[2]


def _without_blocks(match: re.Match[str]) -> str:
    name, attributes, inside = match.groups()
    if not _BLOCK.search(inside):
        return match[0]
    words = " ".join(_BLOCK.sub(" ", inside).split())
    return f"<{name}{attributes}>{words}</{name}>"
