"""Pictures on their way out: encoded anew in processes of their own, when a page first asks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from editor_app.domain.errors import OffstoneError
from editor_app.domain.picture import Picture
from editor_app.domain.plan import PageChange
from editor_app.export.pictures_out import kept_files, picture_files, prepare_files
from editor_app.export.site_file import Shows, Step
from editor_app.isolation.host import Host
from editor_app.paths import cache_folder

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.survey import Survey

_Result = TypeVar("_Result")
# The largest photograph that Media takes, decoded twice; texts need far less.
MEMORY = 2 * 1024 * 1024 * 1024
# A picture with all its renditions.
DEADLINE = 60.0
# From so many pictures on a second process is worth its start.
_WORTH_IT = 3
# Whoever cancels waits no longer than this for us to see it, in seconds.
_LOOK = 0.05


class Encoder:
    """Encodes the pictures that pages show; one that cannot be shown is left out and named.

    The first question sets off the work on all of them; `waiting` is called again and again
    while a page waits for one, and ends the wait by raising.
    """

    def __init__(
        self, desk: "Desk", survey: "Survey", waiting: Callable[[], None] = lambda: None
    ) -> None:
        self._folder, self._waiting = desk.media_folder, waiting
        self._pictures, self._wanted = survey.snapshot.facts.pictures, survey.pictures
        self._steps = {
            step.path: step
            for step in survey.comparison.steps
            if (step.file.shows if step.file else step.entry.shows if step.entry else "")
            == Shows.MEDIA
        }
        self._cache = cache_folder() / "pictures"
        self._ready: list[tuple[str, bytes]] = []
        self._answers: dict[str, bool] = {}
        self._hosts: list[Host] = []
        self._free: SimpleQueue[Host] = SimpleQueue()
        self._line: ThreadPoolExecutor | None = None
        self._begun: dict[str, Future[None]] = {}
        self.messages: list[str] = []

    def can_show(self, picture: Picture) -> bool:
        """Whether a picture stands at the target or can; the first question encodes it."""
        name = picture.name
        if name not in self._answers:
            self._answers[name] = self._is_there(picture)
        return self._answers[name]

    def known(self) -> dict[str, bool]:
        """Return the pictures of which it is known, before any is encoded, if they are shown."""
        return {
            name: name in self._wanted
            for name in self._pictures
            if name not in self._wanted or not self._fresh(name)
        }

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
        """End the processes, also busy ones."""
        if self._line is not None:
            self._line.shutdown(wait=False, cancel_futures=True)
        for host in self._hosts:
            host.close(at_once=True)

    def _fresh(self, name: str) -> dict[str, str]:
        """Return the files of a picture that do not stand at the target as they should."""
        return {
            ending: path
            for ending, path in self._wanted[name].items()
            if path not in self._steps or self._steps[path].change is not PageChange.SAME
        }

    def _is_there(self, picture: Picture) -> bool:
        if picture.name not in self._wanted:
            return False
        fresh = self._fresh(picture.name)
        if not fresh:
            return True
        if not self._can_be_made(fresh):
            return False
        try:
            made = self._made(picture, list(fresh))
        except OffstoneError as error:
            self.messages.append(f"{picture.name} is left out: {error.message}")
            return False
        self._ready += ((fresh[ending], data) for ending, data in made.items())
        return True

    def _can_be_made(self, fresh: Mapping[str, str]) -> bool:
        """Whether the original is there; else what stands at the target is all there is."""
        steps = (self._steps.get(path) for path in fresh.values())
        return all(step is not None and step.file is not None for step in steps)

    def _made(self, picture: Picture, endings: Sequence[str]) -> Mapping[str, bytes]:
        """Return files of a picture from the cache, where its process has just put them."""
        if picture.name not in self._begun:
            self._begin()
        self._await(self._begun[picture.name])
        made = kept_files(picture, endings, self._cache)
        if len(made) == len(endings):
            return made
        # Where no cache can be kept, files come as they are.
        again = self._submit(picture_files, picture, endings)
        return self._await(again)

    def _begin(self) -> None:
        """Set off the work on every picture that has something to be made, in the order known."""
        todo = {name: fresh for name in self._wanted if (fresh := self._fresh(name))}
        todo = {name: fresh for name, fresh in todo.items() if self._can_be_made(fresh)}
        count = 2 if len(todo) >= _WORTH_IT else 1
        self._hosts = [Host(memory=MEMORY) for _ in range(count)]
        for host in self._hosts:
            self._free.put(host)
        self._line = ThreadPoolExecutor(count, "pictures")
        for name, fresh in todo.items():
            self._begun[name] = self._submit(
                prepare_files, self._pictures[name], list(fresh), self._cache
            )

    def _submit(
        self, work: Callable[..., _Result], picture: Picture, *more: object
    ) -> "Future[_Result]":
        assert self._line is not None  # noqa: S101 (begun before anything is submitted)
        return self._line.submit(self._run, work, picture, more)

    def _run(
        self, work: Callable[..., _Result], picture: Picture, more: Sequence[object]
    ) -> _Result:
        """Work in a process that is free; called in a thread, of which there are as many."""
        host = self._free.get()
        try:
            original = self._folder / picture.file_name
            return host.run(work, original, picture, *more, deadline=DEADLINE)
        finally:
            self._free.put(host)

    def _await(self, future: Future[_Result]) -> _Result:
        while not wait([future], timeout=_LOOK).done:
            self._waiting()
        return future.result()
