"""Where labels and pages of the house stood before: what ran leads on to its new address."""

from collections.abc import Container
from typing import TYPE_CHECKING

from editor_app.domain.address import (
    article_path,
    author_path,
    file_of,
    house_path,
    section_path,
    tag_path,
)
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.site import HousePage

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


def keep_former_address(
    unit: "Unit", before: Author | Section | Tag, after: Author | Section | Tag
) -> None:
    """Leave redirects where a label, and the stories of a section, stood until now."""
    if before.slug == after.slug:
        return
    ran = _files_that_ran(unit)
    _lead_on(unit, _path(before), _path(after), ran)
    if isinstance(before, Section):
        _keep_stories(unit, before, after.slug, ran)


def keep_former_page(unit: "Unit", before: HousePage, after: HousePage) -> None:
    """Leave a redirect where a page of the house stood until now."""
    if before.slug != after.slug:
        _lead_on(unit, house_path(before), house_path(after), _files_that_ran(unit))


def _lead_on(unit: "Unit", old: str, new: str, ran: Container[str]) -> None:
    for path, goal in unit.redirects.all():
        if goal == old:
            unit.redirects.put(path, new)
    unit.redirects.remove(new)
    if file_of(old) in ran:
        unit.redirects.put(old, new)


def _files_that_ran(unit: "Unit") -> frozenset[str]:
    """Return the files that stand at some target."""
    return frozenset(
        file for target in unit.targets.all() for file in unit.targets.manifest(target.id)
    )


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
