"""A web page as an article: its story found, cleaned of all that acts, and made Markdown."""

import re
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Comment
from bs4.element import Tag
from markdownify import MarkdownConverter

from editor_app.domain.article import Content
from editor_app.domain.container import CLOSING, Container
from editor_app.domain.errors import FileUnreadable
from editor_app.importing.dateline import lift_dateline
from editor_app.importing.incoming import Incoming, Named
from editor_app.importing.known_fields import KnownFields

_ACTING = [
    *("script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet"),
    *("form", "button", "input", "select", "textarea", "nav", "svg", "math", "canvas", "audio"),
    *("video", "link", "base", "dialog"),
]
_AROUND = ["header", "footer", "aside"]
_UNCLOSED = {"p", "li", "dt", "dd", "tr", "td", "th"}
# Far beyond what Python can follow into; ends that were forgotten do not count.
_DEEPEST = 1_000
_TOO_DEEP = "It is nested too deeply to be read."
_BLOCKS = [
    *sorted(_UNCLOSED),
    *("blockquote", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "pre"),
    *("section", "table", "ul"),
]
_SCHEMES = {"http", "https", "mailto"}
# How pages and the editors of others call what we set apart.
_APART = {
    Container.PULL: {"pull", "pullquote", "pull-quote", "wp-block-pullquote"},
    Container.GALLERY: {"gallery", "wp-block-gallery", "kg-gallery-card"},
}
_META = {
    "description": ("description", "og:description"),
    "author": ("author", "article:author", "dc.creator"),
    "date": ("article:published_time", "date", "dc.date"),
    "lastmod": ("article:modified_time",),
    "section": ("article:section",),
    "keywords": ("article:tag", "keywords", "news_keywords"),
    "image": ("og:image",),
}
_MARKS = re.compile(r"[\\`*_]|\[(?=[^\]\n]*\][(:\[])")
_FIRST_MARK = re.compile(r"^(\s*(?:\d{1,9}(?=[.)]\s))|\s*(?=[#>+-]))([#>+.)-])(?=\s|#|$)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MANY_LINES = re.compile(r"\n{3,}")
_SPACE = re.compile(r"\s+")
_BETWEEN_PICTURES = re.compile(r"(!\[[^\n]*\))\n{2,}(?=!\[)")


class _Converter(MarkdownConverter):
    """Writes what a reader sees; a `<` in the text never becomes a mark of HTML."""

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 it is called so
        safe = _MARKS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
        return _FIRST_MARK.sub(r"\1\\\2", safe)

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        source = _attribute(el, "src")
        if not source:
            return ""
        alt = re.sub(r"([\[\]\\])", r"\\\1", _SPACE.sub(" ", _attribute(el, "alt")).strip())
        title = _SPACE.sub(" ", _attribute(el, "title")).strip()
        if '"' in title:
            title = " '" + title.replace("'", "’") + "'"
        elif title:
            title = f' "{title}"'
        address = f"<{source}>" if re.search(r"[\s()]", source) else source
        return f"![{alt}]({address}{title})"

    def convert_pull(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return _apart(Container.PULL, text)

    def convert_gallery(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return _apart(Container.GALLERY, _BETWEEN_PICTURES.sub(r"\1\n", text))

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"\n\n{text.strip()}\n\n"


class _Page(BeautifulSoup):
    """A page that is given up while it is parsed, once no reading could come to its end."""

    _depth = 0

    def pushTag(self, tag: Tag) -> None:
        self._depth += tag.name not in _UNCLOSED
        if self._depth > _DEEPEST:
            raise FileUnreadable(_TOO_DEEP)
        super().pushTag(tag)

    def popTag(self) -> Tag | None:
        tag = super().popTag()
        self._depth -= tag is not None and tag.name not in _UNCLOSED
        return tag


def read_html(text: str, stem: str, zone: str) -> Incoming:
    """Return the article in a web page; FileUnreadable when it is nested beyond reading."""
    try:
        return _read(_Page(text, "html.parser"), stem, zone)
    except RecursionError as error:
        raise FileUnreadable(_TOO_DEEP) from error


def _read(page: BeautifulSoup, stem: str, zone: str) -> Incoming:
    known = KnownFields(_meta(page), zone)
    title, canonical = _title(page), _canonical(page)
    story = _story(page)
    _clean(story)
    heading = story.find("h1")
    headline = _words(heading) or title or stem.replace("-", " ").capitalize()
    if heading is not None:
        heading.extract()
    lifted = lift_dateline(_markdown(story))
    content = Content(
        headline=headline,
        body=lifted.body + ("\n" if lifted.body else ""),
        dateline=lifted.dateline,
        source=lifted.agency,
        seo_description=known.word("seo_description"),
        canonical=canonical,
        language=_language(page),
        lead_picture=_lead(known.word("lead_picture")),
    )
    sections = known.words("section")
    published = known.moment("published")
    return Incoming(
        content,
        authors=tuple(Named(n) for n in known.words("authors") if "://" not in n),
        section=Named(sections[0]) if sections else None,
        tags=tuple(Named(name) for name in known.words("keywords")),
        published=published,
        revised=known.moment("revised") if published else None,
    )


def _meta(page: BeautifulSoup) -> dict[str, object]:
    told: dict[str, list[str]] = {}
    for tag in page.find_all("meta"):
        name = (_attribute(tag, "name") or _attribute(tag, "property")).lower()
        value = _SPACE.sub(" ", _attribute(tag, "content")).strip()
        if name and value:
            told.setdefault(name, []).append(value)
    found: dict[str, object] = {}
    for field, names in _META.items():
        values = next((told[name] for name in names if name in told), list[str]())
        if values:
            found[field] = values if field in {"keywords", "author"} and values[1:] else values[0]
    return found


def _apart(kind: Container, text: str) -> str:
    inside = text.strip()
    return f"\n\n{kind.opening}\n{inside}\n{CLOSING}\n\n" if inside else ""


def _title(page: BeautifulSoup) -> str:
    for tag in page.find_all("meta", attrs={"property": "og:title"}):
        if _attribute(tag, "content"):
            return _attribute(tag, "content").strip()
    return _words(page.find("title"))


def _story(page: BeautifulSoup) -> Tag:
    for tag in page.find_all(_ACTING):
        tag.extract()
    for found in (
        page.find("article"),
        page.find(itemprop="articleBody"),
        page.find("main"),
        page.find("body"),
    ):
        if isinstance(found, Tag) and _words(found):
            return found
    return page


def _clean(story: Tag) -> None:
    """Leave words and pictures; the page around the story, handlers and odd addresses go."""
    for comment in story.find_all(string=lambda node: isinstance(node, Comment)):
        comment.extract()
    _set_apart(story)
    for tag in story.find_all(_AROUND):
        heading = tag.find("h1")
        if tag.name == "header" and heading is not None:
            tag.replace_with(heading)
        else:
            tag.extract()
    _unnest(story)
    _caption_pictures(story)
    for tag in story.find_all(True):
        kept = {name: _attribute(tag, name) for name in ("href", "src", "alt", "title", "colspan")}
        tag.attrs = {name: value for name, value in kept.items() if value}
        for name in ("href", "src"):
            if name in tag.attrs and not _is_harmless(str(tag[name])):
                del tag[name]


def _set_apart(story: Tag) -> None:
    """Give pull quotes and galleries a name by which they are written; they hold no others."""
    for kind, names in _APART.items():
        for tag in story.find_all(class_=list(names)):
            if tag.parent is not None and tag.find_parent([*Container]) is None:
                tag.name = kind.value


def _unnest(story: Tag) -> None:
    """Set side by side what the parser nests because a page forgot to close it."""
    for tag in story.find_all(_BLOCKS):
        around = tag.parent
        same = around is not None and around.name == tag.name and tag.name in _UNCLOSED
        if around is not None and (same or around.name == "p"):
            around.insert_after(*[tag, *tag.next_siblings])


def _caption_pictures(story: Tag) -> None:
    """Give pictures their caption as title, where Markdown keeps it."""
    for caption in story.find_all("figcaption"):
        picture = caption.find_parent("figure")
        image = picture.find("img") if picture is not None else None
        if isinstance(image, Tag):
            image["title"] = _words(caption)
            caption.extract()


def _is_harmless(address: str) -> bool:
    clear = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address)
    try:
        parts = urlsplit(clear)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES or (not parts.scheme and not clear.startswith("//"))


def _markdown(story: Tag) -> str:
    converter = _Converter(heading_style="ATX", bullets="-", strip=["figcaption"])
    made = converter.convert_soup(story)
    lines = "\n".join(line.rstrip() for line in made.split("\n"))
    return _MANY_LINES.sub("\n\n", lines).strip()


def _canonical(page: BeautifulSoup) -> str:
    found = page.find("link", rel="canonical")
    address = _attribute(found, "href").strip() if isinstance(found, Tag) else ""
    return address if re.match(r"https?://", address) else ""


def _language(page: BeautifulSoup) -> str:
    root = page.find("html")
    found = _attribute(root, "lang") if isinstance(root, Tag) else ""
    return found if re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", found) else ""


def _lead(address: str) -> str:
    """Return the picture a page names for itself when it could lie beside the file."""
    return "" if urlsplit(address).scheme else unquote(address)


def _words(tag: object) -> str:
    return _SPACE.sub(" ", tag.get_text(" ")).strip() if isinstance(tag, Tag) else ""


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    if isinstance(value, list):
        return " ".join(value)
    return value or ""
