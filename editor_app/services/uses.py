"""Which pictures, articles and pages a text names: known by revision, so that no body is read."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from editor_app.domain.article import PinnedArticle
from editor_app.domain.ids import RevisionId
from editor_app.domain.mentions import mentions
from editor_app.rendering.addresses import picture_name, sound_link, sound_picture

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

_VERSION = "2"
_BATCH = 200
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"\b(src|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Uses:
    """What a text names, each in the order of the alphabet; rather too much than too little."""

    pictures: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


NOTHING = Uses()


def uses_in(text: str) -> Uses:
    """Return what a Markdown text names, in its own notation or in HTML."""
    if "[" not in text and "<" not in text:
        return NOTHING
    clear = _COMMENT.sub("", text)
    pictures: set[str] = set()
    links: set[str] = set()
    for mention in mentions(clear):
        (pictures if mention.picture else links).add(mention.destination)
    for kind, *values in _ATTRIBUTE.findall(clear):
        address = unescape(next((value for value in values if value), ""))
        (pictures if kind.lower() == "src" else links).add(address)
    named = {picture_name(found) for p in pictures if (found := sound_picture(p))}
    goals = [found.partition("#")[0] for link in links if (found := sound_link(link))]
    return Uses(
        tuple(sorted(named)),
        _named(goals, "article:"),
        _named(goals, "page:"),
    )


class UsesMemory:
    """Remembers what each revision names, in the user's cache folder, as one text."""

    def __init__(self, desk: "Desk") -> None:
        self._cache = desk.body_cache
        self._key = f"uses {_VERSION} {desk.workspace.id}"

    def of(self, unit: "Unit", stories: Sequence[PinnedArticle]) -> dict[RevisionId, Uses]:
        """Return what each story's text names; bodies are read only of those not known yet."""
        known = _read(self._cache.get_many([self._key]).get(self._key))
        found: dict[RevisionId, Uses] = {}
        unknown: list[PinnedArticle] = []
        for story in stories:
            uses = known.get(_key(story))
            if uses is None:
                unknown.append(story)
            else:
                found[story.revision] = uses
        for start in range(0, len(unknown), _BATCH):
            for story in with_bodies(unit, unknown[start : start + _BATCH]):
                found[story.revision] = uses_in(story.content.body)
        if unknown:
            kept = {_key(story): found[story.revision] for story in stories}
            self._cache.put_many({self._key: _written(kept)})
        return found


def with_bodies(unit: "Unit", stories: Sequence[PinnedArticle]) -> list[PinnedArticle]:
    """Return the stories with the bodies of their revisions."""
    bodies = unit.revisions.bodies({story.revision for story in stories})
    return [
        replace(story, content=replace(story.content, body=bodies.get(story.revision, "")))
        for story in stories
    ]


def _named(goals: Iterable[str], kind: str) -> tuple[str, ...]:
    return tuple(sorted({unquote(g.removeprefix(kind)) for g in goals if g.startswith(kind)}))


def _key(story: PinnedArticle) -> str:
    # A library that was restored counts revisions anew: their time tells them apart.
    return f"{story.id} {story.revision} {story.pinned_at.isoformat()}"


def _written(known: Mapping[str, Uses]) -> str:
    described = {
        key: [uses.pictures, uses.articles, uses.pages] if uses != NOTHING else 0
        for key, uses in known.items()
    }
    return json.dumps(described, ensure_ascii=False, separators=(",", ":"))


def _read(text: str | None) -> dict[str, Uses]:
    try:
        return {
            key: Uses(*(tuple(map(str, names)) for names in uses)) if uses else NOTHING
            for key, uses in json.loads(text or "{}").items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}
