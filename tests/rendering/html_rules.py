"""What every page must keep: a parser-level reading of HTML with the faults it finds."""

import json
from html.parser import HTMLParser

EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Elements that may not stand in a paragraph.
BLOCKS = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre"),
    *("section", "table", "ul"),
}
PHRASE_ONLY = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}


class Reading(HTMLParser):
    """Reads a page and notes faults; `texts` are the words readers see."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.levels: list[int] = []
        self.landmarks: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.scripts: list[str] = []
        self.texts: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        if not html.startswith("<!DOCTYPE html>\n"):
            self.faults.append("no doctype")
        self.feed(html)
        self.close()
        self._judge()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if len(given) < len(attrs):
            self.faults.append(f"an attribute twice on {tag}")
        self._look_at_place(tag)
        self._look_at_attributes(tag, given)
        self._collect(tag, given)
        if tag not in EMPTY:
            self.open.append(tag)

    def _look_at_place(self, tag: str) -> None:
        parent = self.open[-1] if self.open else ""
        rules = {
            f"{tag} inside {parent}": tag in BLOCKS and PHRASE_ONLY & set(self.open),
            "link in a link": tag == "a" and "a" in self.open,
            "a list outside the items of a list": tag in {"ul", "ol"} and parent in {"ul", "ol"},
            "an item outside a list": tag == "li" and parent not in {"ul", "ol"},
        }
        self.faults += [fault for fault, broken in rules.items() if broken]

    def _look_at_attributes(self, tag: str, given: dict[str, str | None]) -> None:
        rules = {
            f"script or style on {tag}": any(n.startswith("on") or n == "style" for n in given),
            f"no alt on {given.get('src')}": tag == "img" and "alt" not in given,
            f"an empty address on {tag}": "" in (given.get("href"), given.get("src")),
            "a script that runs": tag == "script"
            and given.get("type") != "application/ld+json"
            and "search" not in (given.get("src") or ""),
        }
        self.faults += [fault for fault, broken in rules.items() if broken]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" not in self.open:
            self.faults.append(f"self-closed {tag}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)
        else:
            self.texts.append(data)

    def _collect(self, tag: str, given: dict[str, str | None]) -> None:
        href, source = given.get("href") or "", given.get("src") or ""
        self.ids += [given["id"] or ""] if "id" in given else []
        for name in ("aria-labelledby", "aria-describedby"):
            self.wanted += (given.get(name) or "").split()
        if tag in {"main", "header", "footer", "nav"}:
            self.landmarks.append(tag)
        if tag[0] == "h" and tag[1:].isdigit():
            self.levels.append(int(tag[1:]))
        if tag == "a" and href:
            self.links.append(href)
            self.wanted += [href[1:]] if href.startswith("#") else []
        if tag == "link" and given.get("rel") == "stylesheet":
            self.loads.append(href)
        self.loads += [source] if source else []
        self.loads += [one.split()[0] for one in (given.get("srcset") or "").split(",") if one]

    def _judge(self) -> None:
        if self.open:
            self.faults.append(f"left open: {self.open}")
        if len(set(self.ids)) < len(self.ids):
            self.faults.append("an id twice")
        self.faults += [f"no element {name}" for name in self.wanted if name not in self.ids]
        if self.levels.count(1) != 1:
            self.faults.append(f"h1: {self.levels.count(1)}")
        for before, level in zip(self.levels, self.levels[1:], strict=False):
            if level > before + 1:
                self.faults.append(f"h{before} then h{level}")
        if self.landmarks.count("main") != 1:
            self.faults.append("not one main")
        self.faults += [
            f"loads {to}" for to in self.loads if to.startswith(("http:", "https:", "//"))
        ]
        for script in self.scripts:
            json.loads(script)

    @property
    def text(self) -> str:
        """The words of the page on one line."""
        return " ".join(" ".join(self.texts).split())
