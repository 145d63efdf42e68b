"""Our own JSON: all of an article, as resources/schemas/offstone-article-1.json describes it."""

import json
from datetime import datetime
from typing import Any

from editor_app.domain.correction import Correction
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.text import count_words, reading_minutes
from editor_app.export.article_facts import ArticleFacts, FactBlock, FactTranslation, FilePicture

SCHEMA_VERSION = 1
FORMAT = "offstone-article"


def json_document(facts: ArticleFacts) -> str:
    """Return an article as one JSON document, in a fixed order and with a newline at its end."""
    return json.dumps(_document(facts), ensure_ascii=False, indent=2) + "\n"


def _document(facts: ArticleFacts) -> dict[str, Any]:
    content = facts.content
    return {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "id": facts.id,
        "slug": facts.slug,
        "status": facts.status.value,
        "draft": not facts.finished,
        "address": facts.address,
        "site": {
            "name": facts.site.name,
            "address": facts.site.address,
            "language": facts.site.language,
        },
        **_times(facts),
        "headline": content.headline,
        "standfirst": content.standfirst,
        "kind": content.kind.value,
        "language": facts.language,
        "own_language": content.language,
        "dateline": content.dateline,
        "byline": [_author(author) for author in facts.byline],
        "section": _label(facts.section) if facts.section else None,
        "tags": [_label(tag) for tag in facts.tags],
        "body": _body(facts),
        "lead": {"picture": content.lead_picture, "caption": content.lead_caption},
        "pictures": [_picture(picture) for picture in facts.pictures],
        "seo": {
            "title": content.seo_title,
            "description": content.seo_description,
            "social_title": content.social_title,
        },
        "translates": _original(facts),
        "translations": [_translation(one) for one in facts.translations],
        "canonical": content.canonical,
        "source": content.source,
        "credit": content.credit,
        "note_to_editors": content.note_to_editors,
        "corrections": [_correction(correction) for correction in facts.corrections],
        "blocks": [_block(block) for block in facts.blocks],
        "extra": {key: json.loads(text) for key, text in content.extra},
    }


def _times(facts: ArticleFacts) -> dict[str, Any]:
    return {
        "revision": {
            "number": facts.state.number,
            "saved": facts.state.saved.isoformat(),
            "by": facts.state.by,
            "note": facts.state.note,
        },
        "created": facts.created.isoformat(),
        "updated": facts.updated.isoformat(),
        "published": _time(facts.published),
        "revised": _time(facts.revised),
        "embargo": _time(facts.content.embargo),
    }


def _time(time: datetime | None) -> str | None:
    return time.isoformat() if time else None


def _author(author: Author) -> dict[str, Any]:
    return _label(author) | {"role": author.role}


def _label(label: Author | Section | Tag) -> dict[str, Any]:
    return {"id": label.id, "name": label.name, "slug": label.slug}


def _original(facts: ArticleFacts) -> dict[str, Any] | None:
    key = facts.content.translates
    return {"id": key, "slug": facts.translates} if key else None


def _translation(one: FactTranslation) -> dict[str, Any]:
    return {
        "id": one.id,
        "slug": one.slug,
        "headline": one.headline,
        "language": one.language,
        "address": one.address,
        "original": one.original,
    }


def _body(facts: ArticleFacts) -> dict[str, Any]:
    words = count_words(facts.content.body)
    return {
        "markdown": facts.content.body,
        "html": facts.html,
        "words": words,
        "reading_minutes": reading_minutes(words, facts.language),
    }


def _picture(shown: FilePicture) -> dict[str, Any]:
    picture = shown.picture
    return {
        "name": picture.name,
        "file": shown.file,
        "media_type": shown.media_type,
        "width": shown.width,
        "height": shown.height,
        "sha256": picture.sha256,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "rights": picture.rights,
        "source_type": picture.source_type,
        "decorative": picture.decorative,
    }


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "id": correction.id,
        "kind": correction.kind.value,
        "text": correction.text,
        "time": correction.time.isoformat(),
        "by": correction.by,
        "struck": correction.struck,
        "struck_reason": correction.struck_reason,
        "struck_by": correction.struck_by,
        "struck_at": _time(correction.struck_at),
    }


def _block(block: FactBlock) -> dict[str, Any]:
    return {
        "template": block.text.template,
        "name": block.text.name,
        "kind": block.text.kind,
        "topic": block.topic.value if block.topic else None,
        "version": block.text.version,
        "language": block.language,
        "placement": block.placement.value,
        "paragraphs": block.paragraphs,
        "why": block.text.why,
        "sha256": block.text.sha256,
        "text": block.text.text,
        "html": block.html,
    }
