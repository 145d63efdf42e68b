"""An article as IPTC ninjs 3.2, for agencies and syndication (standards/ninjs, section 3)."""

import json
import re
from html import unescape
from typing import Any

from editor_app.domain.address import author_path, section_path, tag_path
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.picture import SOURCE_TYPES
from editor_app.domain.status import Status
from editor_app.domain.template import TemplateKind
from editor_app.domain.text import count_words
from editor_app.export.article_facts import ArticleFacts, FactBlock, FactTranslation, FilePicture

STANDARD = {
    "name": "ninjs",
    "version": "3.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json",
}
_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_CORRECTIONS_POLICY = "http://cv.iptc.org/newscodes/trustindicator/correctionsPolicy"
_BREAK = re.compile(r"</(?:p|h[1-6]|li|blockquote|figure|figcaption|tr|pre|dt|dd|div)>|<br>")
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"[ \t]*\n\s*")


def ninjs_document(facts: ArticleFacts) -> str:
    """Return an article as a ninjs document, in a fixed order and with a newline at its end."""
    told = {name: value for name, value in _document(facts).items() if value not in ("", [], None)}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _document(facts: ArticleFacts) -> dict[str, Any]:
    content = facts.content
    return {
        "uri": f"urn:uuid:{facts.id}",
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "version": str(facts.state.number),
        "firstCreated": facts.created.isoformat(),
        "versionCreated": facts.state.saved.isoformat(),
        "contentCreated": facts.published.isoformat() if facts.published else "",
        "embargoedUntil": content.embargo.isoformat() if content.embargo else "",
        "pubStatus": _pub_status(facts),
        "language": facts.language,
        "slugline": facts.slug,
        "altIds": _alternative_ids(facts),
        "title": content.headline,
        "headlines": _with_roles(
            main=content.headline,
            subhead=content.standfirst,
            seo=content.seo_title,
            social=content.social_title,
        ),
        "by": _names([author.name for author in facts.byline]),
        "people": _people(facts),
        "located": content.dateline,
        "places": [{"name": content.dateline, "rel": "dateline"}] if content.dateline else [],
        "subjects": _subjects(facts),
        "genres": [{"name": content.kind.label}],
        "descriptions": _descriptions(facts),
        "bodies": _bodies(facts),
        "infoSources": [{"name": content.source, "role": "source"}] if content.source else [],
        "edNote": _note(facts),
        "copyrightHolder": facts.site.name,
        "copyrightNotice": content.credit,
        "trustIndicators": _trust(facts),
        "associations": [
            *(_picture(shown, facts) for shown in facts.pictures),
            *(_block(block) for block in facts.blocks),
            *(_translation(one) for one in facts.translations),
        ],
    }


def _pub_status(facts: ArticleFacts) -> str:
    retracted = any(c.kind is CorrectionKind.RETRACTION for c in _standing(facts))
    if retracted or facts.status is Status.WITHDRAWN:
        return "canceled"
    return "usable" if facts.finished else "withheld"


def _alternative_ids(facts: ArticleFacts) -> list[dict[str, str]]:
    ids = {"slug": facts.slug, "canonical": facts.content.canonical or facts.address}
    return [{"role": role, "value": value} for role, value in ids.items() if value]


def _with_roles(**values: str) -> list[dict[str, str]]:
    return [{"role": role, "value": value} for role, value in values.items() if value]


def _names(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _people(facts: ArticleFacts) -> list[dict[str, str]]:
    return [
        {"name": a.name, "rel": "author"} | _uri(facts, author_path(a), a.slug)
        for a in facts.byline
    ]


def _subjects(facts: ArticleFacts) -> list[dict[str, str]]:
    section = facts.section
    filed = (
        [
            {"name": section.name, "rel": "section"}
            | _uri(facts, section_path(section), section.slug)
        ]
        if section
        else []
    )
    return filed + [
        {"name": tag.name, "rel": "keyword"} | _uri(facts, tag_path(tag), tag.slug)
        for tag in facts.tags
    ]


def _uri(facts: ArticleFacts, path: str, slug: str) -> dict[str, str]:
    address = facts.site.address
    plain = path.isascii() and address.isascii()
    return {"uri": f"{address}/{path}"} if address and plain else {"literal": slug}


def _descriptions(facts: ArticleFacts) -> list[dict[str, str]]:
    summary = facts.content.seo_description
    return [
        *([{"role": "summary", "contentType": "text/plain", "value": summary}] if summary else []),
        *(_described(correction.kind.value, correction.text) for correction in _standing(facts)),
    ]


def _described(role: str, markdown: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/markdown", "value": markdown}


def _bodies(facts: ArticleFacts) -> list[dict[str, Any]]:
    plain = plain_text(facts.html)
    counts = {"wordCount": count_words(facts.content.body), "charCount": len(plain)}
    return [
        {"role": "main", "contentType": "text/html", "value": facts.html, **counts},
        {"role": "plain", "contentType": "text/plain", "value": plain, **counts},
    ]


def plain_text(html: str) -> str:
    """Return the words of sanitised HTML, a paragraph a line."""
    broken = _BREAK.sub("\n", html)
    return _BLANK.sub("\n", unescape(_TAG.sub("", broken))).strip()


def _note(facts: ArticleFacts) -> str:
    notes = [facts.content.note_to_editors]
    if not facts.finished and facts.status is not Status.WITHDRAWN:
        notes.insert(0, f"{facts.status.label}: not approved for publication.")
    notes += [f"{c.kind.label} of {c.time.date().isoformat()}: {c.text}" for c in _standing(facts)]
    return "\n".join(note for note in notes if note)


def _standing(facts: ArticleFacts) -> list[Correction]:
    return [correction for correction in facts.corrections if not correction.struck]


def _trust(facts: ArticleFacts) -> list[dict[str, str]]:
    address = facts.site.address
    if not address or not address.isascii():
        return []
    title, href = "Corrections", f"{address}/corrections/"
    return [{"role": _CORRECTIONS_POLICY, "title": title, "href": href}]


def _picture(shown: FilePicture, facts: ArticleFacts) -> dict[str, Any]:
    picture = shown.picture
    lead = picture.name == facts.content.lead_picture
    caption = facts.content.lead_caption if lead else ""
    source = picture.source_type
    told: dict[str, Any] = {
        "uri": f"urn:uuid:{picture.id}",
        "name": picture.name,
        "rel": "lead" if lead else "inline",
        "type": "picture",
        "by": picture.credit,
        "copyrightNotice": picture.rights,
        "descriptions": _with_roles(alttext=picture.alt, caption=caption or picture.caption),
        "renditions": [_rendition(shown)] if shown.file else [],
    }
    if source in SOURCE_TYPES and source:
        told["digitalSourceType"] = {"name": SOURCE_TYPES[source], "uri": _SOURCE_TYPE + source}
    return {name: value for name, value in told.items() if value not in ("", [])}


def _block(block: FactBlock) -> dict[str, Any]:
    """Return a template on the article as a text of its own: name, kind, topic, version, hash."""
    text, plain = block.text, plain_text(block.html)
    genre = {"name": TemplateKind(text.kind).label, "literal": text.kind}
    topic = block.topic
    told: dict[str, Any] = {
        "uri": f"urn:uuid:{text.template}",
        "name": text.name,
        "rel": text.kind,
        "type": "text",
        "version": str(text.version),
        "language": block.language,
        "genres": [genre],
        "subjects": [{"name": topic.label, "rel": "topic", "literal": topic.value}]
        if topic
        else [],
        "altIds": [{"role": "sha256", "value": text.sha256}],
        "descriptions": _with_roles(placement=block.placement.value, why=text.why),
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": block.html},
            {"role": "plain", "contentType": "text/plain", "value": plain},
            {"role": "source", "contentType": "text/markdown", "value": text.text},
        ],
    }
    return {name: value for name, value in told.items() if value not in ("", [])}


def _translation(one: FactTranslation) -> dict[str, Any]:
    """Return the article in another language as an item of its own."""
    told: dict[str, Any] = {
        "uri": f"urn:uuid:{one.id}",
        "name": "original" if one.original else "translation",
        "rel": "translation",
        "type": "text",
        "language": one.language,
        "headlines": [{"role": "main", "value": one.headline}],
    }
    if one.address and one.address.isascii():
        told["renditions"] = [{"name": "web", "contentType": "text/html", "href": one.address}]
    return told


def _rendition(shown: FilePicture) -> dict[str, Any]:
    """Say where the file is: beside the document in `title`, on the web in `href` (a URI)."""
    told: dict[str, Any] = {
        "name": "web",
        "title": shown.file,
        "contentType": shown.media_type,
        "width": shown.width,
        "height": shown.height,
        "sizeInBytes": shown.size,
    }
    return told | ({"href": shown.address} if shown.address.isascii() and shown.address else {})
