"""Generates newsrooms of any size, the same ones at every run."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.article import Article, Content
from editor_app.domain.ids import ArticleId, AuthorId, RevisionId, SectionId, TagId
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

SECTIONS = ("Top stories", "World", "Business", "Science", "Opinion")
AUTHORS, TAGS, DAYS = 30, 200, 3_653
DISCLAIMER = (
    "**Disclaimer.** {{ site.name }} publishes general news{% if article.section %}; "
    "our {{ article.section }} coverage{% else %}; this{% endif %} is not advice."
)
_WORDS = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()
_NEWEST = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Story:
    """A generated story; `number` counts from the oldest."""

    number: int
    slug: str
    content: Content
    published: datetime


def stories(count: int, words: int = 400) -> Iterator[Story]:
    """Yield stories of ten years from the oldest on, of `words` words on average."""
    chance = random.Random(7)
    for number in range(count):
        headline = " ".join(chance.choices(_WORDS, k=7)).capitalize()
        slug = f"story-{number:06}"
        published = _NEWEST - timedelta(days=DAYS) * (count - number) / count
        content = Content(
            headline=headline,
            standfirst=_sentence(chance),
            body=body(chance, chance.randint(words // 2, words + words // 2)),
            byline=(AuthorId(f"author-{chance.randrange(AUTHORS):03}"),),
            dateline="PORT SALEM",
            section=SectionId(f"section-{chance.randrange(len(SECTIONS))}"),
            tags=tuple(TagId(f"tag-{n:03}") for n in sorted(chance.sample(range(TAGS), 3))),
            slug=slug,
        )
        yield Story(number, slug, content, published)


def body(chance: random.Random, words: int) -> str:
    """Return Markdown of about that many words: paragraphs, headings, lists, quotes, a table."""
    parts: list[str] = []
    left = words
    while left > 0:
        size = min(left, chance.randint(30, 70))
        parts.append(_paragraph(chance, size))
        left -= size
        kind = chance.random()
        if kind < 0.1:
            parts.append("## " + " ".join(chance.choices(_WORDS, k=4)).capitalize())
        elif kind < 0.16:
            parts.append("\n".join(f"- {_sentence(chance)}" for _ in range(3)))
        elif kind < 0.2:
            parts.append("> " + _sentence(chance))
        elif kind < 0.22:
            parts.append("| Year | Sum |\n| --- | --- |\n| 2025 | 412 |\n| 2026 | 508 |")
    return "\n\n".join(parts) + "\n"


def fill(desk: "Desk", count: int, words: int = 400) -> None:
    """Put a corpus into an empty desk, every story approved and ready to be published."""
    from editor_app.store.library import Library

    library: Library = desk.library
    with library.write() as unit:
        for number, name in enumerate(SECTIONS):
            slug = name.lower().replace(" ", "-")
            unit.sections.put(Section(SectionId(f"section-{number}"), name, slug, order=number))
        for number in range(AUTHORS):
            unit.authors.put(
                Author(AuthorId(f"author-{number:03}"), f"Reporter {number}", f"reporter-{number}")
            )
        for number in range(TAGS):
            unit.tags.put(Tag(TagId(f"tag-{number:03}"), f"topic {number}", f"topic-{number}"))
    waiting: list[Story] = []
    for story in stories(count, words):
        waiting.append(story)
        if len(waiting) == 500:
            _store(desk, waiting)
            waiting = []
    _store(desk, waiting)
    _attach_templates(desk)


def make_desk(folder: Path, count: int, words: int = 400) -> "Desk":
    """Return a new desk that holds a corpus."""
    from editor_app.services.desk import new_desk

    desk = new_desk(folder, name="The Bench Courier", address="https://bench.example", by="Bench")
    fill(desk, count, words)
    return desk


def _store(desk: "Desk", waiting: list[Story]) -> None:
    with desk.library.write() as unit:
        for story in waiting:
            key = ArticleId(f"article-{story.number:06}")
            when = story.published
            # In an empty library revisions are numbered from 1 in the order of their making.
            first = RevisionId(story.number + 1)
            article = Article(key, story.content, Status.READY, when, when, first, first)
            unit.articles.add(replace(article, published=when))
            if unit.revisions.add(key, story.content, saved=when, by="Bench") != first:
                raise ValueError("A corpus goes into an empty desk.")


def _attach_templates(desk: "Desk") -> None:
    from editor_app.domain.ids import RuleId, TemplateId, new_id

    texts = {
        "General disclaimer": (
            TemplateKind.DISCLAIMER,
            DISCLAIMER,
            Placement.AFTER,
        ),
        "Site footer": (
            TemplateKind.FOOTER,
            "© {{ site.year }} {{ site.name }}. All rights reserved.",
            Placement.PAGE_FOOTER,
        ),
    }
    for name, (kind, text, placement) in texts.items():
        made = desk.templates.add(name, kind, text)
        desk.rules.set(
            Rule(
                RuleId(new_id()),
                TemplateId(made.created),
                Effect.ADD,
                Scope.SITE,
                placement=placement,
            )
        )


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(8, 16))).capitalize() + "."


def _paragraph(chance: random.Random, words: int) -> str:
    parts: list[str] = []
    while words > 0:
        size = min(words, chance.randint(8, 18))
        run = chance.choices(_WORDS, k=size)
        if size > 10 and chance.random() < 0.2:
            run[3] = f"**{run[3]} {run[4]}**"
        if size > 10 and chance.random() < 0.1:
            run[6] = f"[{run[6]}](https://example.org/{run[7]})"
        parts.append(" ".join(run).capitalize() + ".")
        words -= size
    return " ".join(parts)
