"""The authors, sections and tags that files name: found by id, slug or name, else made."""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from editor_app.domain.ids import AuthorId, SectionId, TagId, new_id
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.slug import make_slug, slug_problem, unique_slug
from editor_app.domain.tidy import sound_line
from editor_app.importing.incoming import Named

if TYPE_CHECKING:
    from editor_app.store.unit import Unit
    from editor_app.store.value_table import ValueTable

Label = TypeVar("Label", Author, Section, Tag)


class LabelBook:
    """Keeps what was found and made while one batch is stored."""

    def __init__(self, unit: "Unit") -> None:
        self._authors = _Shelf(unit.authors)
        # Sections share the site’s root with pages of the house.
        pages = {page.slug for page in unit.site.get().pages}
        self._sections = _Shelf(unit.sections, pages)
        self._tags = _Shelf(unit.tags)

    def authors(self, named: Iterable[Named]) -> tuple[AuthorId, ...]:
        """Return the ids of authors, in their order."""
        found = (self._authors.find(one, _author(one)) for one in named)
        return tuple(AuthorId(key) for key in dict.fromkeys(found) if key)

    def section(self, named: Named | None) -> SectionId | None:
        """Return the id of a section; a new one stands at the end of the menu."""
        if named is None:
            return None
        fresh = Section(SectionId(""), "", "", order=self._sections.count())
        return SectionId(self._sections.find(named, fresh)) or None

    def tags(self, named: Iterable[Named]) -> tuple[TagId, ...]:
        """Return the ids of tags, in their order."""
        found = (self._tags.find(one, Tag(TagId(""), "", "")) for one in named)
        return tuple(TagId(key) for key in dict.fromkeys(found) if key)

    @property
    def made(self) -> tuple[tuple[Section, ...], tuple[Author, ...], tuple[Tag, ...]]:
        """What had to be made: sections, authors, tags."""
        return tuple(self._sections.made), tuple(self._authors.made), tuple(self._tags.made)


def _author(named: Named) -> Author:
    return Author(AuthorId(""), "", "", role=sound_line(named.role)[:200])


class _Shelf(Generic[Label]):
    """The labels of one sort, by every way a file can name them."""

    def __init__(self, table: "ValueTable[Label]", taken: Container[str] = ()) -> None:
        self._table, self._taken = table, taken
        self.made: list[Label] = []
        self._by_id: dict[str, Label] = {}
        self._by_name: dict[str, Label] = {}
        self._by_slug: dict[str, Label] = {}
        for label in table.all():
            self._shelve(label)

    def count(self) -> int:
        return len(self._by_id)

    def find(self, named: Named, empty: Label) -> str:
        """Return the id of a label, made when nothing is called so; empty without a name."""
        name = sound_line(named.name)[:200]
        known = (
            self._by_id.get(named.id)
            or self._by_name.get(name.casefold())
            or self._by_slug.get(named.slug or name)
        )
        if known is not None or not name:
            return known.id if known is not None else ""
        wanted = make_slug(name) if slug_problem(named.slug) else named.slug
        slug = unique_slug(wanted, lambda slug: slug in self._by_slug or slug in self._taken)
        label = replace(empty, id=named.id or new_id(), name=name, slug=slug)
        self._table.put(label)
        self._shelve(label)
        self.made.append(label)
        return label.id

    def _shelve(self, label: Label) -> None:
        self._by_id[label.id] = label
        self._by_name.setdefault(label.name.casefold(), label)
        self._by_slug.setdefault(label.slug, label)
