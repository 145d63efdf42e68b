"""What a use case changed: ids by subject, announced once."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of what was changed; `everything` when listing them would be longer than reading anew."""

    articles: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    corrections: frozenset[str] = frozenset()
    publications: frozenset[int] = frozenset()
    searches: frozenset[str] = frozenset()
    site: bool = False
    settings: bool = False
    targets: bool = False
    everything: bool = False
    created: str = field(default="", compare=False)

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            self.articles | other.articles,
            self.authors | other.authors,
            self.sections | other.sections,
            self.tags | other.tags,
            self.pictures | other.pictures,
            self.templates | other.templates,
            self.rules | other.rules,
            self.corrections | other.corrections,
            self.publications | other.publications,
            self.searches | other.searches,
            self.site or other.site,
            self.settings or other.settings,
            self.targets or other.targets,
            self.everything or other.everything,
            self.created or other.created,
        )

    def __bool__(self) -> bool:
        return self != Changes()
