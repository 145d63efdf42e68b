"""The names of people, sections and tags, read once and shared by every room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor_app.domain.changes import Changes
from editor_app.domain.site import Site
from editor_app.ui.background import Newest, Readers
from editor_app.ui.change_hub import ChangeHub

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Known:
    """Names by id, sections in the order of the menu."""

    authors: Mapping[str, str] = field(default_factory=dict[str, str])
    sections: Mapping[str, str] = field(default_factory=dict[str, str])
    tags: Mapping[str, str] = field(default_factory=dict[str, str])
    site: Site = field(default_factory=lambda: Site(""))


class Names(QObject):
    """Keeps `known` in step with the store."""

    changed = Signal(object)

    def __init__(
        self, desk: "Desk", readers: Readers, hub: ChangeHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._newest = desk, Newest(readers.run)
        self.known = Known()
        hub.announced.connect(self._hear)
        self.read()

    def read(self) -> None:
        """Read all names anew."""
        self._newest.ask(self._all, self._take)

    def _all(self) -> Known:
        labels = self._desk.labels
        return Known(
            {author.id: author.name for author in labels.authors()},
            {section.id: section.name for section in labels.sections()},
            {tag.id: tag.name for tag in labels.tags()},
            self._desk.site.get(),
        )

    def _take(self, known: Known) -> None:
        if known != self.known:
            self.known = known
            self.changed.emit(known)

    def _hear(self, changes: Changes, _origin: object) -> None:
        labels = changes.authors | changes.sections | changes.tags
        if labels or changes.site or changes.everything:
            self.read()
