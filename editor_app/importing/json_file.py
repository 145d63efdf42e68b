"""Our own JSON as an article: every field comes back, with the ids it left with."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from editor_app.domain.article import Content, Kind
from editor_app.domain.errors import FileUnreadable
from editor_app.domain.ids import ArticleId
from editor_app.importing.block_texts import blocks_of
from editor_app.importing.incoming import Incoming, IncomingPicture, Named
from editor_app.importing.json_values import Fields, an_object, objects, text_of
from editor_app.importing.known_fields import extra_of, read_moment
from editor_app.importing.markdown_file import read_correction

FORMAT = "offstone-article"
SCHEMA_VERSION = 1
_WORDS = (
    *("headline", "standfirst", "dateline", "slug", "canonical", "source", "credit"),
    "note_to_editors",
)


def read_json(text: str) -> Incoming:
    """Return the article in a document of ours; FileUnreadable when it is another's."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileUnreadable(f"It is no sound JSON: {error}.", "Export it again.") from error
    told = an_object(found)
    if told.get("format") != FORMAT:
        raise FileUnreadable(
            "It is JSON, but no article that Offstone wrote.", "Import Markdown, text or HTML."
        )
    version = told.get("schema_version")
    if version != SCHEMA_VERSION:
        raise FileUnreadable(
            f"It has schema version {version}; this Offstone knows {SCHEMA_VERSION}.",
            "Install the newer Offstone to import it.",
        )
    return _article(told)


def _article(told: Fields) -> Incoming:
    blocks, notes = blocks_of(objects(told.get("blocks")))
    section = an_object(told.get("section"))
    revision = an_object(told.get("revision")).get("number")
    return Incoming(
        _content(told),
        authors=tuple(_named(author) for author in objects(told.get("byline"))),
        section=_named(section) if section else None,
        tags=tuple(_named(tag) for tag in objects(told.get("tags"))),
        id=_id(text_of(told, "id")),
        revision=revision if isinstance(revision, int) else 0,
        published=_moment(told, "published"),
        revised=_moment(told, "revised"),
        corrections=tuple(
            made for item in objects(told.get("corrections")) if (made := read_correction(item))
        ),
        pictures=tuple(_picture(picture) for picture in objects(told.get("pictures"))),
        own=True,
        notes=notes,
        blocks=blocks,
        translates=text_of(an_object(told.get("translates")), "slug"),
    )


def _content(told: Fields) -> Content:
    lead, seo = an_object(told.get("lead")), an_object(told.get("seo"))
    kind = text_of(told, "kind")
    content = Content(
        body=text_of(an_object(told.get("body")), "markdown"),
        kind=Kind(kind) if kind in set(Kind) else Kind.REPORT,
        language=text_of(told, "own_language"),
        lead_picture=text_of(lead, "picture"),
        lead_caption=text_of(lead, "caption"),
        seo_title=text_of(seo, "title"),
        seo_description=text_of(seo, "description"),
        social_title=text_of(seo, "social_title"),
        embargo=_moment(told, "embargo"),
        translates=ArticleId(_id(text_of(an_object(told.get("translates")), "id"))) or None,
        extra=extra_of(an_object(told.get("extra")).items()),
    )
    return replace(content, **{name: text_of(told, name) for name in _WORDS})


def _named(told: Fields) -> Named:
    words = (text_of(told, "name"), _id(text_of(told, "id")), text_of(told, "slug"))
    return Named(*words, role=text_of(told, "role"))


def _picture(told: Fields) -> IncomingPicture:
    words = ("name", "file", "sha256", "alt", "caption", "credit", "rights", "source_type")
    plain = {name: text_of(told, name) for name in words}
    return IncomingPicture(decorative=told.get("decorative") is True, **plain)


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def _moment(told: Fields, name: str) -> datetime | None:
    found = read_moment(text_of(told, name))
    if found is None:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
