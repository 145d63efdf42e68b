"""The blanks that a template may have, and what an article and the site put into them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from editor_app.domain.article import Kind, PinnedArticle
from editor_app.domain.correction import Correction, last_change
from editor_app.domain.labels import Author
from editor_app.rendering.site_facts import SiteFacts
from editor_app.rendering.words import page_word


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank by its name in a template, and what it stands for."""

    name: str
    meaning: str


BLANKS: tuple[Blank, ...] = (
    Blank("article.headline", "The headline"),
    Blank("article.standfirst", "The standfirst"),
    Blank("article.section", "The section’s name"),
    Blank("article.byline", "The authors as the byline gives them: A, B and C"),
    Blank("article.authors", "The authors one by one, each with name, role, bio and email"),
    Blank("article.tags", "The tags; in a sentence with {{ article.tags | list }}"),
    Blank("article.kind", "What sort of journalism it is: report, opinion, analysis …"),
    Blank("article.dateline", "The dateline"),
    Blank("article.published", "The day of publication; {{ article.published | time }} the time"),
    Blank("article.updated", "The day of the last change after publication, as the page gives it"),
    Blank("article.corrections", "The corrections one by one, each with kind, text and time"),
    Blank("article.corrected", "The day of the newest correction; empty when there is none"),
    Blank("article.language", "The language tag of the article, such as en-GB"),
    Blank("article.source", "Where the text comes from, such as an agency"),
    Blank("article.credit", "Who is credited besides the byline"),
    Blank("article.slug", "The article’s short name in its address"),
    Blank("article.address", "The article’s address on the web"),
    Blank("article.canonical", "Where the text first stood, when that was not here"),
    Blank("author.name", "The first author’s name"),
    Blank("author.role", "The first author’s role"),
    Blank("author.bio", "Who the first author is"),
    Blank("author.email", "The first author’s e-mail address"),
    Blank("site.name", "The site’s name"),
    Blank("site.tagline", "The site’s tagline"),
    Blank("site.address", "The site’s address on the web"),
    Blank("site.corrections", "The address of the page with all corrections"),
    Blank("site.contact", "The desk’s e-mail address"),
    Blank("site.language", "The language tag of the site"),
    Blank("site.year", "The year of the newest story, for the copyright line"),
)
# What each of several values has: `{% for one in article.authors %}{{ one.name }}{% endfor %}`.
PARTS: dict[str, tuple[str, ...]] = {
    "article.authors": ("name", "role", "bio", "email"),
    "article.corrections": ("kind", "text", "time"),
}
GROUPS: dict[str, frozenset[str]] = {
    group: frozenset(b.name.partition(".")[2] for b in BLANKS if b.name.startswith(group + "."))
    for group in ("article", "author", "site")
}
Fields = dict[str, object]


def blanks_of(
    facts: SiteFacts,
    story: PinnedArticle | None,
    year: int,
    corrections: Sequence[Correction] = (),
) -> dict[str, Fields]:
    """Return the values of all blanks; without a story those of article and author are empty.

    `year` is that of the newest story of the site: no blank gives the present time. `corrections`
    are the story's, oldest first.
    """
    authors = facts.byline_of(story.content) if story else ()
    return {
        "article": (
            _article(facts, story, corrections) if story else dict.fromkeys(GROUPS["article"], "")
        ),
        "author": _author(authors[0]) if authors else dict.fromkeys(GROUPS["author"], ""),
        "site": {
            "name": facts.site.name,
            "tagline": facts.site.tagline,
            "address": facts.site.address,
            "corrections": _address(facts, "corrections/"),
            "contact": facts.site.contact,
            "language": facts.site.language,
            "year": year,
        },
    }


def _article(facts: SiteFacts, story: PinnedArticle, corrections: Sequence[Correction]) -> Fields:
    content = story.content
    section, language = facts.section_of(content), facts.language_of(content)
    authors = facts.byline_of(content)
    standing = [correction for correction in corrections if not correction.struck]
    return {
        "headline": content.headline,
        "standfirst": content.standfirst,
        "section": section.name if section else "",
        "byline": [author.name for author in authors],
        "authors": [_author(author) for author in authors],
        "tags": [tag.name for tag in facts.tags_of(content)],
        "kind": _kind(content.kind, language),
        "dateline": content.dateline,
        "published": _local(facts, story.published),
        "updated": _local(facts, last_change(story.published, story.revised, corrections)),
        "corrections": [_correction(facts, one, language) for one in standing],
        "corrected": _local(facts, max((one.time for one in standing), default=None)),
        "language": language,
        "source": content.source,
        "credit": content.credit,
        "slug": content.slug,
        "address": _address(facts, facts.path_of(content)),
        "canonical": content.canonical,
    }


def _kind(kind: Kind, language: str) -> str:
    """Return what sort of journalism an article is; the pages have no word for plain reports."""
    return page_word(kind.value, language) or kind.label


def _author(author: Author) -> Fields:
    return {"name": author.name, "role": author.role, "bio": author.bio, "email": author.email}


def _correction(facts: SiteFacts, correction: Correction, language: str) -> Fields:
    kind = page_word(correction.kind.value, language)
    return {"kind": kind, "text": correction.text, "time": _local(facts, correction.time)}


def _address(facts: SiteFacts, path: str) -> str:
    base = facts.site.address.rstrip("/")
    return f"{base}/{path}" if base else ""


def _local(facts: SiteFacts, when: datetime | None) -> datetime | str:
    return when.astimezone(facts.zone) if when else ""
