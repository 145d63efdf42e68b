"""The addresses that a published file names: what a browser loads with it, and where it leads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<style>style)\b[^>]*>(?P<css>.*?)</style\s*>"
    r"|<(?P<tag>a|area|link|script|img|source|iframe|video|audio|track|object|embed|use|meta)\b"
    r"(?P<given>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.IGNORECASE | re.DOTALL,
)
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STYLED = re.compile(r"\sstyle=\"([^\"]*)\"")
_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")
_FED = re.compile(
    r"<loc>([^<]+)</loc>|<link>([^<]+)</link>|\b(?:href|url)=\"([^\"]+)\"|\"url\": ?\"([^\"]+)\""
)
# What a browser fetches by itself, and the links that do so.
_SOURCES = ("src", "srcset", "poster", "data")
_LOADED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}


@dataclass(slots=True)
class Named:
    """What a file names: `loads` comes with it, `leads` is where a reader can go."""

    loads: list[str] = field(default_factory=list[str])
    leads: list[str] = field(default_factory=list[str])


def names_others(path: str) -> bool:
    """Whether a file is of a sort that can name others."""
    return path.endswith((".html", ".css", ".xml", ".json"))


def named_in(path: str, text: str) -> Named:
    """Return the addresses of a file by what it is; none of one that names nothing."""
    if path.endswith(".html"):
        return _of_page(text)
    if path.endswith(".css"):
        return Named(loads=list(_of_css(text)))
    if path.endswith((".xml", ".json")):
        found = [match[match.lastindex or 0] for match in _FED.finditer(text)]
        return Named(leads=[unescape(address).strip() for address in found])
    return Named()


def has_anchor(text: str, anchor: str) -> bool:
    """Whether a page has a place of that name."""
    if anchor in {"", "top"}:
        return True
    return re.search(rf"\s(?:id|name)=[\"']?{re.escape(anchor)}[\"'\s>]", text) is not None


def _of_page(text: str) -> Named:
    found = Named()
    at = 0
    while (match := _TAG.search(text, at)) is not None:
        at = match.end()
        if match["css"]:
            found.loads += _of_css(match["css"])
        elif match["tag"]:
            tag = match["tag"].lower()
            _take(found, tag, dict(_attributes(match["given"])))
            if tag == "script":
                end = _SCRIPT_END.search(text, at)
                at = end.end() if end else len(text)
    for style in _STYLED.findall(text):
        found.loads += _of_css(unescape(style))
    return found


def _take(found: Named, tag: str, given: dict[str, str]) -> None:
    for name in _SOURCES:
        if given.get(name):
            found.loads += _candidates(given[name]) if name == "srcset" else [given[name]]
    if tag == "meta":
        found.leads += _led_by_meta(given)
    elif tag == "use":
        found.loads += [given["href"]] if "href" in given else []
    elif "href" in given:
        loaded = tag == "link" and _LOADED & set(given.get("rel", "").split())
        (found.loads if loaded else found.leads).append(given["href"])


def _led_by_meta(given: dict[str, str]) -> list[str]:
    content = given.get("content", "")
    if given.get("http-equiv", "").lower() == "refresh":
        _, _, address = content.partition("url=")
        return [address] if address else []
    return [content] if given.get("property", given.get("name", "")).endswith(":image") else []


def _attributes(given: str) -> Iterator[tuple[str, str]]:
    for name, double, single in _ATTRIBUTE.findall(given):
        value = double or single
        yield name.lower(), unescape(value) if "&" in value else value


def _candidates(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _of_css(text: str) -> Iterator[str]:
    for match in _CSS.finditer(text):
        yield (match[1] or match[2]).strip()
