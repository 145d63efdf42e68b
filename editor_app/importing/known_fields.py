"""What the fields of front matter mean: the names that generators use, read into an article."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from editor_app.domain.article import Content, Kind
from editor_app.importing.front_matter import Fields

# Each field with the names it is known by, the most telling first.
ALIASES: dict[str, tuple[str, ...]] = {
    "headline": ("headline", "title"),
    "standfirst": ("standfirst", "subtitle", "subhead", "subheadline", "deck", "dek"),
    "dateline": ("dateline", "located"),
    "slug": ("slug",),
    "language": ("language", "lang", "locale"),
    "lead_picture": (
        "lead_picture",
        "image",
        "heroimage",
        "cover",
        "featured_image",
        "feature_image",
    ),
    "lead_caption": ("lead_caption", "image_caption", "feature_image_caption", "caption"),
    "seo_title": ("seo_title", "meta_title", "linktitle"),
    "seo_description": ("seo_description", "description", "summary", "excerpt", "meta_description"),
    "social_title": ("social_title", "og_title"),
    "canonical": ("canonical", "canonical_url", "canonicalurl"),
    "source": ("source",),
    "credit": ("credit",),
    "note_to_editors": ("note_to_editors", "ednote"),
    "kind": ("kind", "type", "genre"),
    "authors": ("byline", "authors", "author"),
    "section": ("section", "category"),
    "categories": ("categories",),
    "tags": ("tags", "tag"),
    "keywords": ("keywords",),
    "published": ("date", "pubdate", "publishdate", "published_at", "published"),
    "revised": ("lastmod", "modified", "updated", "updateddate", "last_modified_at"),
    "embargo": ("embargo", "embargoed_until", "embargoed"),
    "draft": ("draft",),
    "status": ("status",),
    "id": ("id", "uuid"),
    "translates": ("translation_of", "translates"),
    "translates_id": ("translation_of_id",),
}
_NAMES = {name for names in ALIASES.values() for name in names}
_WORDS = (
    *("headline", "standfirst", "dateline", "slug", "language", "lead_picture", "lead_caption"),
    *("seo_title", "seo_description", "social_title", "canonical", "source", "credit"),
    "note_to_editors",
)
_LEAP = re.compile(
    r"^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?"
)
_DAY = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})")


class KnownFields:
    """Reads an article out of fields; what is asked for is taken, the rest is kept as it was."""

    def __init__(self, fields: Fields, zone: str) -> None:
        self._fields = fields
        self._keys = {key.lower(): key for key in reversed(fields)}
        self._zone = ZoneInfo(zone)
        self._taken: set[str] = set()

    def content(self, body: str) -> Content:
        """Return the article; labels and pictures are asked for by themselves."""
        content = Content(body=body, kind=self.kind(), embargo=self.moment("embargo"))
        return replace(content, **{name: self.word(name) for name in _WORDS})

    def word(self, field: str) -> str:
        """Return a field of words; a list or a table under its name is left with the rest."""
        for key, value in self._of(field):
            found = _word(value)
            if found is None and field == "lead_picture":
                found = _picture(value)
            if found is not None:
                self._taken.add(key)
                return found
        return ""

    def words(self, *names: str) -> tuple[str, ...]:
        """Return the names under fields, from lists and from lines with commas."""
        found: list[str] = []
        for field in names:
            for key, value in self._of(field):
                listed = _names(value)
                if listed is not None:
                    self._taken.add(key)
                    found += listed
                    break
        return tuple(dict.fromkeys(found))

    def moment(self, field: str) -> datetime | None:
        """Return a time; one without a zone is in the site's."""
        for key, value in self._of(field):
            found = self._moment(value)
            if found is not None:
                self._taken.add(key)
                return found
        return None

    def kind(self) -> Kind:
        """Return the kind; a word that is none of ours is left with the rest."""
        for key, value in self._of("kind"):
            name = str(value).strip().lower().replace(" ", "-").replace("_", "-")
            if name in set(Kind):
                self._taken.add(key)
                return Kind(name)
        return Kind.REPORT

    def id(self, field: str = "id") -> str:
        """Return an id when it is one of ours, a UUID."""
        for key, value in self._of(field):
            try:
                found = str(UUID(str(value)))
            except ValueError:
                continue
            self._taken.add(key)
            return found
        return ""

    def unfinished(self) -> bool:
        """Whether the file itself says that it is a draft."""
        draft = any(is_true(value) for _, value in self._of("draft"))
        status = any(str(value).lower() in {"draft", "hidden"} for _, value in self._of("status"))
        published = self._fields.get(self._keys.get("published", ""))
        return draft or status or published is False

    def take_status(self) -> None:
        """Have what a file says of its state taken; the desk decides what becomes of it."""
        self._taken.update(key for field in ("draft", "status") for key, _ in self._of(field))
        if isinstance(self._fields.get(self._keys.get("published", "")), bool):
            self.take("published")

    def take(self, name: str) -> object:
        """Return the value of a key of ours, and have it taken."""
        key = self._keys.get(name)
        if key is None:
            return None
        self._taken.add(key)
        return self._fields[key]

    def rest(self) -> tuple[tuple[str, str], ...]:
        """Return what was not taken, as `Content.extra` keeps it."""
        return extra_of((k, v) for k, v in self._fields.items() if k not in self._taken)

    def time_of(self, text: str) -> datetime | None:
        """Return the time in a text; one without a zone is in the site's."""
        return self._moment(text)

    def _of(self, field: str) -> list[tuple[str, object]]:
        keys = (self._keys.get(name) for name in ALIASES[field])
        return [(key, self._fields[key]) for key in keys if key is not None]

    def _moment(self, value: object) -> datetime | None:
        if not isinstance(value, str):
            return None
        found = read_moment(value)
        if found is None:
            return None
        if found.tzinfo is None:
            found = found.replace(tzinfo=self._zone)
        try:
            return found.astimezone(UTC).replace(microsecond=0)
        except OverflowError:
            return None


def read_moment(text: str) -> datetime | None:
    """Return the time in a text as generators write it, with or without a zone."""
    clear = text.strip()
    try:
        return datetime.fromisoformat(clear)
    except ValueError:
        pass
    found = _LEAP.match(clear)
    try:
        if found:
            hour = found[2] if found[2][1] != ":" else "0" + found[2]
            return datetime.fromisoformat(f"{found[1]}T{hour}{found[3] or ''}")
        day = _DAY.match(clear)
        if day:
            parts = date(int(day[1]), int(day[2]), int(day[3]))
            return datetime(parts.year, parts.month, parts.day)  # noqa: DTZ001 the site's zone follows
    except ValueError:
        return None
    return None


def extra_of(pairs: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    """Return fields without a place of their own as (key, JSON text)."""
    return tuple((key, json.dumps(value, ensure_ascii=False)) for key, value in pairs)


def is_known(name: str) -> bool:
    """Whether a key has a meaning here, whatever its case."""
    return name.lower() in _NAMES


def is_true(value: object) -> bool:
    """Whether a value says yes, in YAML 1.1 words too."""
    return value is True or str(value).strip().lower() in {"true", "yes", "on", "1"}


def _word(value: object) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return "" if value is None else None


def _picture(value: object) -> str | None:
    """Return the picture in Hugo's and Astro's tables, `{image: …}` or `{src: …}`."""
    if isinstance(value, list) and value:
        first = cast("list[object]", value)[0]
        return _word(first) or _picture(first)
    if isinstance(value, dict):
        told = cast("Fields", value)
        for name in ("image", "src", "url", "path"):
            found = told.get(name)
            if isinstance(found, str):
                return found
    return None


def _names(value: object) -> list[str] | None:
    if isinstance(value, str):
        parts = value.split(";" if ";" in value else ",")
        return [part.strip() for part in parts if part.strip()]
    if isinstance(value, list):
        listed = [_name(item) for item in cast("list[object]", value)]
        return None if None in listed else [name for name in listed if name]
    single = _name(value)
    return None if single is None else [single] if single else []


def _name(value: object) -> str | None:
    if isinstance(value, dict):
        found = cast("Fields", value).get("name")
        return found.strip() if isinstance(found, str) else None
    found = _word(value)
    return None if found is None else found.strip()
