"""Pictures of a text as figures, with caption and credit; tables that scroll; sound headings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from editor_app.domain.picture import Picture, published_size
from editor_app.rendering.addresses import picture_name
from editor_app.rendering.typography import smart_text
from editor_app.rendering.words import table_word

_PICTURE = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_ALONE = re.compile(
    r'<p((?: [a-z-]+="[^"]*")*)>\s*'
    r'((?:(?:<a(?: [a-z-]+="[^"]*")*>)?<img(?: [a-z-]+="[^"]*")*>(?:</a>)?(?:\s|<br>)*)+)</p>'
)
_ONE = re.compile(r'(<a(?: [a-z-]+="[^"]*")*>)?<img((?: [a-z-]+="[^"]*")*)>(?:</a>)?')
# What ends a sentence, so that a credit can follow it.
_STOPS = frozenset(".?!…。؟")
_TABLE = re.compile(r"<(/?)table\b")
_HEADING = re.compile(r"<h([1-6])\b")
_ANY_HEADING = re.compile(r"<(/?)h([1-6])\b")
_COLUMN_HEAD = re.compile(r"<th(?=[ >])(?![^>]* scope=)")
_ID = re.compile(r'(<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")*?) id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class BodyPicture:
    """What the library knows of a picture; sizes in pixels, 0 when unknown."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


Known = Mapping[str, BodyPicture | Picture]


def of_library(picture: BodyPicture | Picture) -> BodyPicture:
    """Return what a text shows of a picture, in the size in which it leaves."""
    if isinstance(picture, BodyPicture):
        return picture
    width, height = published_size(picture.width, picture.height)
    return BodyPicture(picture.alt, picture.caption, picture.credit, width, height)


def with_figures(html: str, pictures: Known, language: str) -> str:
    """Return a block in which pictures that stand alone are figures and others are sized.

    What the text says, alt text and caption, beats the library.
    """
    if "<img" not in html:
        return html

    def figures(match: re.Match[str]) -> str:
        shown = [_figure(one, match[1], pictures, language) for one in _ONE.finditer(match[2])]
        return "\n".join(shown)

    def inline(match: re.Match[str]) -> str:
        if " loading=" in match[1]:
            return match[0]
        return _image(_attributes(match[1]), pictures)

    return _PICTURE.sub(inline, _ALONE.sub(figures, html))


def with_scrolling_tables(html: str, language: str, first: int = 0) -> tuple[str, int]:
    """Return a block whose tables scroll by themselves, and how many there are.

    `first` is the number of tables before, 0 to leave them unnumbered in their labels.
    """
    if "<table" not in html:
        return html, 0
    depth = count = 0
    word = table_word(language)

    def wrapped(match: re.Match[str]) -> str:
        nonlocal depth, count
        depth += -1 if match[1] else 1
        if match[1]:
            return "</table></div\0" if depth == 0 else match[0]
        if depth > 1:
            return match[0]
        count += 1
        label = f"{word} {first + count - 1}" if first else word
        start = '<div class="table-scroll" tabindex="0" role="region"'
        return f'{start} aria-label="{escape(label)}"><table'

    made = _TABLE.sub(wrapped, html).replace("</table></div\0>", "</table></div>")
    return _COLUMN_HEAD.sub('<th scope="col"', made), count


def with_reachable_code(html: str) -> str:
    """Return sanitised HTML whose code can be scrolled by keyboard too (WCAG 2.1.1)."""
    return html.replace("<pre", '<pre tabindex="0"')


def top_heading(html: str) -> int:
    """Return the highest level of heading in a block, 7 when it has none."""
    return min((int(level) for level in _HEADING.findall(html)), default=7)


def with_headings_from(html: str, shift: int) -> str:
    """Return a block with its headings moved down (or up) by a number of levels, to h6 at most."""
    if shift == 0 or "<h" not in html:
        return html
    return _ANY_HEADING.sub(lambda m: f"<{m[1]}h{min(6, int(m[2]) + shift)}", html)


def without_repeated_ids(html: str, seen: set[str]) -> str:
    """Return a block without the ids that stand on the page already."""
    if ' id="' not in html:
        return html

    def once(match: re.Match[str]) -> str:
        fresh = match[2] not in seen
        seen.add(match[2])
        return match[0] if fresh else match[1]

    return _ID.sub(once, html)


def without_ids(html: str) -> str:
    """Return a fragment without ids, for texts that can stand on a page more than once."""
    return _ID.sub(r"\1", html)


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(text)}


def _known(pictures: Known, source: str) -> BodyPicture | None:
    found = pictures.get(picture_name(source))
    return of_library(found) if found else None


def _image(given: Mapping[str, str], pictures: Known) -> str:
    source = given.get("src", "")
    picture = _known(pictures, source)
    alt = given.get("alt") or (picture.alt if picture else "")
    if picture is None:
        name = escape(alt or picture_name(source))
        return f'<span class="picture-missing">{name}</span>'
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
    classes = f' class="{escape(given["class"])}"' if given.get("class") else ""
    return (
        f'<img src="{escape(source)}" alt="{escape(alt)}"{size}{classes}'
        ' loading="lazy" decoding="async">'
    )


def _figure(match: re.Match[str], of_paragraph: str, pictures: Known, language: str) -> str:
    given = _attributes(match[2])
    picture = _known(pictures, given.get("src", "")) or BodyPicture()
    classes = f"picture {given.pop('class', '') or _attributes(of_paragraph).get('class', '')}"
    image = _image(given, pictures)
    if match[1]:
        image = f"{match[1]}{image}</a>"
    ids = _attributes(of_paragraph).get("id") or given.get("id")
    anchor = f' id="{escape(ids)}"' if ids else ""
    caption = escape(smart_text(given.get("title") or picture.caption, language), quote=False)
    credit = escape(smart_text(picture.credit, language), quote=False)
    if caption and credit and caption[-1] not in _STOPS:
        caption += "."
    parts = [part for part in (caption, credit and f'<span class="credit">{credit}</span>') if part]
    below = f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""
    return f'<figure class="{classes.strip()}"{anchor}>{image}{below}</figure>'
