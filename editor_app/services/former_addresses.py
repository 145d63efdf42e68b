"""Where sections, authors and tags stood before: a page that ran leads on to its new address."""

from collections.abc import Container
from typing import TYPE_CHECKING

from editor_app.domain.address import (
    article_path,
    author_path,
    file_of,
    section_path,
    tag_path,
)
from editor_app.domain.labels import Author, Section, Tag

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


def keep_former_address(
    unit: "Unit", before: Author | Section | Tag, after: Author | Section | Tag
) -> None:
    """Leave redirects where a label, and the stories of a section, stood until now."""
    if before.slug == after.slug:
        return
    old, new = _path(before), _path(after)
    for path, goal in unit.redirects.all():
        if goal == old:
            unit.redirects.put(path, new)
    unit.redirects.remove(new)
    ran = {file for target in unit.targets.all() for file in unit.targets.manifest(target.id)}
    if file_of(old) in ran:
        unit.redirects.put(old, new)
    if isinstance(before, Section):
        _keep_stories(unit, before, after.slug, ran)


def _keep_stories(unit: "Unit", before: Section, slug: str, ran: Container[str]) -> None:
    """Let the stories of a section be found where some target shows them now."""
    for story in unit.articles.pinned(bodies=False):
        if story.content.section == before.id:
            old = article_path(before.slug, story.content.slug)
            if file_of(old) in ran:
                unit.redirects.put(old, story.id)
            unit.redirects.remove(article_path(slug, story.content.slug))


def _path(label: Author | Section | Tag) -> str:
    if isinstance(label, Section):
        return section_path(label)
    return author_path(label) if isinstance(label, Author) else tag_path(label)
