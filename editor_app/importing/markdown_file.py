"""A Markdown file as an article: its front matter read, its headline found, its dateline lifted."""

import re
from dataclasses import replace
from datetime import datetime

from editor_app.domain.article import Content
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import ArticleId, CorrectionId, new_id
from editor_app.importing.block_texts import take_blocks
from editor_app.importing.dateline import lift_dateline
from editor_app.importing.front_matter import Fields, split
from editor_app.importing.incoming import Incoming, Named
from editor_app.importing.json_values import an_object, objects, text_of
from editor_app.importing.known_fields import KnownFields, read_moment

_HEADING = re.compile(
    r"\s*(?:#[ \t]+(?P<hash>[^\n]+?)[ \t]*#*[ \t]*|(?P<line>[^\n]+)\n=+[ \t]*)(?:\n|$)"
)
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")
# The name of our own flavour's first key; such a file comes back as it left.
OWN = "offstone"


def read_markdown(text: str, stem: str, zone: str) -> Incoming:
    """Return the article in a Markdown file; `stem` is the file's name without its ending."""
    matter = split(text)
    known = KnownFields(matter.fields, zone)
    if known.take(OWN) is not None:
        return _own(known, matter.body)
    return _foreign(known, matter.body.strip("\n"), stem)


def read_headline(body: str) -> tuple[str, str]:
    """Take a heading off the start of a text: the headline in plain words, and the rest."""
    found = _HEADING.match(body)
    if not found:
        return "", body
    words = re.sub(r"[*_`]{1,2}(\S.*?)[*_`]{1,2}", r"\1", found["hash"] or found["line"])
    return words.strip(), body[found.end() :].lstrip("\n")


def _own(known: KnownFields, body: str) -> Incoming:
    """Return what our own writer wrote: around a text it puts a blank line and a newline."""
    revision = known.take("revision")
    corrections = _corrections(known.take("corrections"))
    lifting = take_blocks(body.removeprefix("\n"), known.take("blocks"))
    incoming = _labelled(known, known.content(lifting.body.removesuffix("\n")), own=True)
    original = ArticleId(known.id("translates_id")) or None
    more = an_object(known.take("extra"))
    extra = known.rest() + KnownFields(more, "UTC").rest()
    return replace(
        incoming,
        content=replace(incoming.content, extra=extra, translates=original),
        revision=revision if isinstance(revision, int) else 0,
        corrections=corrections,
        own=True,
        notes=lifting.notes,
        blocks=lifting.blocks,
    )


def _foreign(known: KnownFields, body: str, stem: str) -> Incoming:
    dated = _DATED.fullmatch(stem)
    content = known.content("")
    heading, rest = read_headline(body)
    headline = content.headline or heading or _from_name(dated[2] if dated else stem)
    if heading == headline:
        body = rest
    lifted = lift_dateline(body)
    if content.dateline and content.dateline.casefold() != lifted.dateline.casefold():
        lifted = replace(lifted, body=body, dateline=content.dateline)
    content = replace(
        content,
        headline=headline,
        body=lifted.body + ("\n" if lifted.body else ""),
        dateline=lifted.dateline or content.dateline,
        source=content.source or lifted.agency,
        slug=content.slug or (dated[2] if dated else ""),
    )
    incoming = _labelled(known, content, own=False)
    published = incoming.published
    if published is None and dated and not known.unfinished():
        published = known.time_of(dated[1])
    content = replace(incoming.content, extra=known.rest())
    return replace(incoming, content=content, published=published, notes=take_blocks(body, 0).notes)


def _labelled(known: KnownFields, content: Content, *, own: bool) -> Incoming:
    sections = known.words("section") or known.words("categories")
    tags = (*known.words("tags", "keywords"), *sections[1:])
    finished = own or not known.unfinished()
    published = known.moment("published") if finished else None
    known.take_status()
    return Incoming(
        content,
        authors=tuple(Named(name) for name in known.words("authors")),
        section=Named(sections[0]) if sections else None,
        tags=tuple(Named(name) for name in dict.fromkeys(tags)),
        id=known.id(),
        published=published,
        revised=known.moment("revised") if published else None,
        translates=known.word("translates"),
    )


def _from_name(stem: str) -> str:
    words = re.sub(r"[-_\s]+", " ", stem).strip()
    return words[:1].upper() + words[1:]


def _corrections(value: object) -> tuple[Correction, ...]:
    return tuple(made for told in objects(value) if (made := read_correction(told)))


def read_correction(told: Fields) -> Correction | None:
    """Return a correction as our own documents write it; None when it is not whole."""
    time = read_moment(text_of(told, "time"))
    kind, text = text_of(told, "kind"), text_of(told, "text")
    if time is None or time.tzinfo is None or kind not in set(CorrectionKind) or not text:
        return None
    return Correction(
        CorrectionId(text_of(told, "id") or new_id()),
        ArticleId(""),
        CorrectionKind(kind),
        text,
        time,
        text_of(told, "by"),
        struck=told.get("struck") is True,
        struck_reason=text_of(told, "struck_reason"),
        struck_by=text_of(told, "struck_by"),
        struck_at=_aware(read_moment(text_of(told, "struck_at"))),
    )


def _aware(time: datetime | None) -> datetime | None:
    return time if time is not None and time.tzinfo is not None else None
