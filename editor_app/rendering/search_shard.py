"""The parts of the site's search index, as scripts: no value in them can be anything but a text."""

import json
from collections.abc import Iterable

from editor_app.rendering.page_values import Teaser
from editor_app.rendering.structured_data import no_markup

# Goes up when the lines of stories are made in another way.
VERSION = "1"


def story_line(teaser: Teaser, path: str, tags: Iterable[str], dateline: str) -> str:
    """Return a story as the index holds it; `path` is its address from the root, quoted.

    The order is that of the names in `search.js`.
    """
    published = teaser.published
    fields = (
        path,
        teaser.headline,
        teaser.standfirst,
        teaser.section.name if teaser.section else "",
        teaser.kind.value,
        published.iso[:10],
        published.day,
        ", ".join(author.name for author in teaser.byline),
        ", ".join(tags),
        dateline,
        teaser.language,
    )
    return no_markup(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


def terms_line(path: str, terms: str) -> str:
    """Return the words of a text as the index holds them."""
    return no_markup(json.dumps((path, terms), ensure_ascii=False, separators=(",", ":")))


def shard(year: int, lines: Iterable[str], *, words: bool) -> str:
    """Return the script that brings the stories of a year, or the words of their texts."""
    name = "words" if words else "stories"
    rows = ",\n".join(lines)
    return f'offstoneSearch.{name}("{year:04}",[\n{rows}\n]);\n'
