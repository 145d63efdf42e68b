"""Labels: authors, sections and tags, made once and used by many."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound
from editor_app.domain.ids import AuthorId, SectionId, TagId, new_id
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.slug import DEVICES, RESERVED, make_slug, slug_problem, unique_slug
from editor_app.domain.tidy import sound_line
from editor_app.services.former_addresses import keep_former_address

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit
    from editor_app.store.value_table import ValueTable

Label = TypeVar("Label", Author, Section, Tag)


class Labels:
    """What a journalist can do with authors, sections and tags."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def authors(self) -> tuple[Author, ...]:
        """Return every author by name."""
        with self._desk.library.read() as unit:
            return tuple(unit.authors.all())

    def sections(self) -> tuple[Section, ...]:
        """Return every section in the order of the menu."""
        with self._desk.library.read() as unit:
            return tuple(unit.sections.all())

    def tags(self) -> tuple[Tag, ...]:
        """Return every tag by name."""
        with self._desk.library.read() as unit:
            return tuple(unit.tags.all())

    def add_author(self, name: str) -> Changes:
        """Make an author, or return the one of that name."""
        with self._desk.library.write() as unit:
            author = Author(AuthorId(new_id()), sound_line(name), "")
            key, made = _added(unit.authors, author)
        return Changes(authors=frozenset({key} if made else ()), created=key)

    def add_section(self, name: str) -> Changes:
        """Make a section at the end of the menu, or return the one of that name."""
        with self._desk.library.write() as unit:
            order = unit.sections.count()
            section = Section(SectionId(new_id()), sound_line(name), "", order=order)
            key, made = _added(unit.sections, section, _house_pages(unit))
        return Changes(sections=frozenset({key} if made else ()), created=key)

    def add_tag(self, name: str) -> Changes:
        """Make a tag, or return the one of that name."""
        with self._desk.library.write() as unit:
            key, made = _added(unit.tags, Tag(TagId(new_id()), sound_line(name), ""))
        return Changes(tags=frozenset({key} if made else ()), created=key)

    def save_author(self, author: Author) -> Changes:
        """Keep an author's fields."""
        with self._desk.library.write() as unit:
            keep_former_address(unit, *_save(unit.authors, author))
        return Changes(authors=frozenset({author.id}))

    def save_section(self, section: Section) -> Changes:
        """Keep a section's fields."""
        with self._desk.library.write() as unit:
            title = _house_pages(unit).get(section.slug)
            if title is not None:
                raise InvalidValue(
                    f"The page “{title}” stands at /{section.slug}/ already.",
                    "Choose another slug for the section.",
                )
            keep_former_address(unit, *_save(unit.sections, section))
        return Changes(sections=frozenset({section.id}))

    def save_tag(self, tag: Tag) -> Changes:
        """Keep a tag's fields."""
        with self._desk.library.write() as unit:
            keep_former_address(unit, *_save(unit.tags, tag))
        return Changes(tags=frozenset({tag.id}))

    def remove_author(self, key: AuthorId) -> Changes:
        """Remove an author whom no article names."""
        with self._desk.library.write() as unit:
            _refuse_used(unit.articles.naming("byline", key))
            unit.authors.remove(key)
        return Changes(authors=frozenset({key}))

    def remove_section(self, key: SectionId) -> Changes:
        """Remove a section that holds no article."""
        with self._desk.library.write() as unit:
            _refuse_used(unit.articles.naming("section", key))
            unit.sections.remove(key)
        return Changes(sections=frozenset({key}))

    def remove_tag(self, key: TagId) -> Changes:
        """Remove a tag that no article bears."""
        with self._desk.library.write() as unit:
            _refuse_used(unit.articles.naming("tags", key))
            unit.tags.remove(key)
        return Changes(tags=frozenset({key}))

    def order_sections(self, keys: "Sequence[SectionId]") -> Changes:
        """Set the order of the menu; sections that are not named follow in theirs."""
        with self._desk.library.write() as unit:
            known = {section.id: section for section in unit.sections.all()}
            if set(keys) - set(known):
                raise NotFound("One of these sections does not exist any more.")
            for order, key in enumerate(dict.fromkeys([*keys, *known])):
                unit.sections.put(replace(known[key], order=order))
        return Changes(sections=frozenset(known))


def _house_pages(unit: "Unit") -> dict[str, str]:
    """Return the titles of pages of the house by slug: sections stand at the site's root, too."""
    return {page.slug: page.title for page in unit.site.get().pages}


def _added(
    table: "ValueTable[Label]", label: Label, also_taken: "Container[str]" = ()
) -> tuple[str, bool]:
    if not label.name:
        raise InvalidValue("The name is empty.", "Type a name.")
    known = table.by_name(label.name)
    if known is not None:
        return known.id, False
    taken = {other.slug for other in table.all()}
    wanted = make_slug(label.name, refused=_refused(label))
    slug = unique_slug(wanted, lambda slug: slug in taken or slug in also_taken)
    table.put(replace(label, slug=slug))
    return label.id, True


def _save(table: "ValueTable[Label]", label: Label) -> tuple[Label, Label]:
    """Keep a label's fields; returns it as it was and as it is."""
    before = table.get(label.id)
    if before is None:
        raise NotFound(f"“{label.name}” does not exist any more.")
    label = replace(label, name=sound_line(label.name))
    problem = slug_problem(label.slug, refused=_refused(label))
    if not label.name:
        problem = "The name is empty."
    if problem:
        raise InvalidValue(problem, "Mend it and save again.")
    namesake = table.by_name(label.name)
    if namesake is not None and namesake.id != label.id:
        raise InvalidValue(f"There is a “{label.name}” already.", "Choose another name.")
    table.put(label)
    return before, label


def _refused(label: Author | Section | Tag) -> frozenset[str]:
    """Return the words that cannot be a label's slug: only sections stand at the site's root."""
    return RESERVED if isinstance(label, Section) else DEVICES


def _refuse_used(number: int) -> None:
    if number:
        articles = "one article" if number == 1 else f"{number} articles"
        raise NotAllowed(f"It stands on {articles}.", "Take it off them first.")
