"""Pictures on their way out: encoded anew in a process of their own, when a page first asks."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from editor_app.domain.address import media_file
from editor_app.domain.errors import OffstoneError
from editor_app.domain.picture import Picture
from editor_app.domain.plan import PageChange
from editor_app.export.pictures_out import publish_picture
from editor_app.export.site_file import Shows, Step
from editor_app.isolation.host import Host
from editor_app.paths import cache_folder

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.survey import Survey

# The largest photograph that Media takes, decoded twice; texts need far less.
_MEMORY = 2 * 1024 * 1024 * 1024
_DEADLINE = 60.0


class Encoder:
    """Encodes the pictures that pages show; one that cannot be shown is left out and named."""

    def __init__(self, desk: "Desk", survey: "Survey") -> None:
        self._folder = desk.media_folder
        self._pictures = survey.snapshot.facts.pictures
        self._steps = {
            step.path: step
            for step in survey.comparison.steps
            if (step.file.shows if step.file else step.entry.shows if step.entry else "")
            == Shows.MEDIA
        }
        self._ready: list[tuple[str, bytes]] = []
        self._answers: dict[str, bool] = {}
        self._host: Host | None = None
        self.messages: list[str] = []

    def can_show(self, picture: Picture) -> bool:
        """Whether a picture stands at the target or can; the first question encodes it."""
        path = media_file(picture.name, picture.sha256)
        if path not in self._answers:
            step = self._steps.get(path)
            self._answers[path] = step is not None and self._is_there(step, picture)
        return self._answers[path]

    def known(self) -> dict[str, bool]:
        """Return the pictures of which it is known, before any is encoded, if they are shown."""
        found: dict[str, bool] = {}
        for name, picture in self._pictures.items():
            step = self._steps.get(media_file(picture.name, picture.sha256))
            if step is None or step.change is PageChange.SAME:
                found[name] = step is not None
        return found

    def ask_changed(self, steps: Mapping[str, Step]) -> None:
        """Encode what is to be written although no page that is made now shows it."""
        for path in steps.keys() & self._steps.keys():
            file = steps[path].file
            if steps[path].change is PageChange.CHANGED and file is not None:
                self.can_show(self._pictures[file.slug])

    def taken(self) -> Iterator[tuple[str, bytes]]:
        """Give away the encoded pictures since the last time, by path."""
        ready, self._ready = self._ready, []
        yield from ready

    def close(self) -> None:
        """End the process."""
        if self._host is not None:
            self._host.close()
            self._host = None

    def _is_there(self, step: Step, picture: Picture) -> bool:
        if step.change is PageChange.SAME:
            return True
        if step.file is None:
            return False
        self._host = self._host or Host(memory=_MEMORY)
        original = self._folder / picture.file_name
        cache = cache_folder() / "pictures"
        try:
            made = self._host.run(publish_picture, original, picture, cache, deadline=_DEADLINE)
        except OffstoneError as error:
            self.messages.append(f"{picture.name} is left out: {error.message}")
            return False
        self._ready.append((step.path, made.data))
        return True
