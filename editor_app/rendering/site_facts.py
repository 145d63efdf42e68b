"""What every page may need to know of the site: its fields, labels and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from editor_app.domain.address import article_path
from editor_app.domain.article import Content
from editor_app.domain.ids import AuthorId, SectionId, TagId
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.picture import Picture
from editor_app.domain.site import Site


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The site's fields and labels; `sections` in the order of the menu, `pictures` by name."""

    site: Site
    sections: Mapping[SectionId, Section]
    authors: Mapping[AuthorId, Author]
    tags: Mapping[TagId, Tag]
    pictures: Mapping[str, Picture]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which pages give their times."""
        return ZoneInfo(self.site.time_zone)

    def section_of(self, content: Content) -> Section | None:
        """Return the section an article is filed under."""
        return self.sections.get(content.section) if content.section else None

    def byline_of(self, content: Content) -> tuple[Author, ...]:
        """Return the authors of an article in their order."""
        return tuple(self.authors[key] for key in content.byline if key in self.authors)

    def tags_of(self, content: Content) -> tuple[Tag, ...]:
        """Return the tags of an article in their order."""
        return tuple(self.tags[key] for key in content.tags if key in self.tags)

    def language_of(self, content: Content) -> str:
        """Return the language an article is written in."""
        return content.language or self.site.language

    def path_of(self, content: Content) -> str:
        """Return the path an article stands at."""
        section = self.section_of(content)
        return article_path(section.slug if section else "", content.slug)
