"""Markdown with front matter in our own flavour: it comes back as it left."""

from typing import Any

from editor_app.domain.article import Kind
from editor_app.domain.block_fence import FencedBlock, with_fences
from editor_app.domain.correction import Correction
from editor_app.domain.picture_places import name_in_library, with_addresses
from editor_app.domain.template import Placement, TemplateKind
from editor_app.export.article_facts import ArticleFacts, FactBlock
from editor_app.export.front_matter import front_matter

FLAVOUR = 1
# What stands in the page footer belongs to the site and not to the article.
_ON_ARTICLE = frozenset(Placement) - {Placement.PAGE_FOOTER}


def markdown_document(facts: ArticleFacts) -> str:
    """Return an article as Markdown; its pictures are named by their files beside it."""
    files = {shown.picture.name: shown.file for shown in facts.pictures if shown.file}

    def beside(address: str) -> str:
        return files.get(name_in_library(address), address)

    body = with_addresses(facts.content.body, beside)
    lead = beside(facts.content.lead_picture)
    blocks = [_block(block) for block in facts.blocks if block.placement in _ON_ARTICLE]
    matter = front_matter(_fields(facts, lead, len(blocks)), facts.content.extra)
    return f"{matter}\n{with_fences(body, blocks)}"


def _fields(facts: ArticleFacts, lead: str, blocks: int) -> list[tuple[str, Any]]:
    content = facts.content
    return [
        ("offstone", FLAVOUR),
        ("id", facts.id),
        ("revision", facts.state.number),
        ("status", facts.status.value),
        ("draft", None if facts.finished else True),
        ("title", content.headline),
        ("subtitle", content.standfirst),
        ("slug", content.slug),
        ("authors", [author.name for author in facts.byline]),
        ("dateline", content.dateline),
        ("section", facts.section.name if facts.section else ""),
        ("tags", [tag.name for tag in facts.tags]),
        ("kind", "" if content.kind is Kind.REPORT else content.kind.value),
        ("lang", content.language),
        ("translation_of", facts.translates),
        ("translation_of_id", content.translates or ""),
        ("date", facts.published.isoformat() if facts.published else ""),
        ("lastmod", facts.revised.isoformat() if facts.revised else ""),
        ("embargo", content.embargo.isoformat() if content.embargo else ""),
        ("image", lead),
        ("image_caption", content.lead_caption),
        ("seo_title", content.seo_title),
        ("description", content.seo_description),
        ("social_title", content.social_title),
        ("canonical", content.canonical),
        ("source", content.source),
        ("credit", content.credit),
        ("note_to_editors", content.note_to_editors),
        ("corrections", [_correction(correction) for correction in facts.corrections]),
        ("blocks", blocks or None),
    ]


def _block(block: FactBlock) -> FencedBlock:
    text = block.text
    return FencedBlock(
        text.template,
        text.name,
        TemplateKind(text.kind),
        text.version,
        block.placement,
        text.text,
        text.sha256,
        block.topic,
        block.language,
        block.paragraphs,
        text.why,
    )


def _correction(correction: Correction) -> dict[str, Any]:
    told = {
        "id": correction.id,
        "kind": correction.kind.value,
        "time": correction.time.isoformat(),
        "by": correction.by,
        "text": correction.text,
    }
    if correction.struck:
        told |= {"struck": True, "struck_reason": correction.struck_reason}
        told |= {"struck_by": correction.struck_by} if correction.struck_by else {}
        when = correction.struck_at
        told |= {"struck_at": when.isoformat()} if when else {}
    return told
