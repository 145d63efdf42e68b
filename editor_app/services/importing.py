"""Importing: files of others become articles, in batches, and never a second one of the same."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import (
    Cancelled,
    HostFailed,
    InvalidValue,
    OffstoneError,
    TookTooLong,
    TooMuchMemory,
)
from editor_app.domain.ids import ArticleId
from editor_app.domain.progress import Reporter, Silent
from editor_app.domain.status import Status
from editor_app.domain.tidy import sound_line
from editor_app.importing.folders import Found, find_files
from editor_app.importing.incoming import Incoming, Named
from editor_app.importing.read_file import MAX_BYTES, Raw, Refused, read_many
from editor_app.services.article_states import existing
from editor_app.services.import_articles import (
    IMPORTED,
    UPDATED,
    Arrival,
    Orders,
    Outcome,
    store,
)
from editor_app.services.import_blocks import Arrived, BlockBook
from editor_app.services.import_labels import LabelBook
from editor_app.services.import_pictures import PictureTaker

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

# One transaction a batch; what is read at once stays small enough for the host.
BATCH = 200
_READ_AT_ONCE, _BYTES_AT_ONCE = 40, 1_000_000
_DEADLINE = 10.0
_ALLOWED = {Status.DRAFT, Status.REVIEW, Status.READY}


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """An article and the file it came in."""

    id: ArticleId
    slug: str
    path: str


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that was not taken, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something to look at in a file that was taken: a guess, a picture that is missing."""

    path: str
    note: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; the names of the labels it had to make, in the order of their making."""

    imported: tuple[ImportedFile, ...] = ()
    updated: tuple[ImportedFile, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()
    made_sections: tuple[str, ...] = ()
    made_authors: tuple[str, ...] = ()
    made_tags: tuple[str, ...] = ()
    made_templates: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)
    unchanged: tuple[ImportedFile, ...] = ()
    notes: tuple[FileNote, ...] = ()

    def __or__(self, other: "ImportResult") -> "ImportResult":
        return ImportResult(
            self.imported + other.imported,
            self.updated + other.updated,
            self.skipped + other.skipped,
            self.made_sections + other.made_sections,
            self.made_authors + other.made_authors,
            self.made_tags + other.made_tags,
            self.made_templates + other.made_templates,
            self.changes | other.changes,
            self.unchanged + other.unchanged,
            self.notes + other.notes,
        )


@dataclass(frozen=True, slots=True)
class _Request:
    """What was asked for, in a form that another process can take."""

    paths: tuple[Path, ...]
    status: Status
    section: str
    overwrite: bool


class Importing:
    """Takes files in; texts are read in the host, pictures beside them go to the library."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def import_paths(
        self,
        paths: Sequence[Path],
        *,
        status: Status = Status.DRAFT,
        section: str = "",
        overwrite: bool = False,
        reporter: Reporter | None = None,
    ) -> ImportResult:
        """Take in files and folders; what cannot be read is named and the rest taken.

        `section` files everything there and is made when there is none. Cancelled between batches;
        those that were stored stay.
        """
        request = _request(paths, status, section, overwrite=overwrite)
        return _Run(self._desk, request, reporter or Silent()).all()

    def import_paths_apart(
        self,
        paths: Sequence[Path],
        *,
        status: Status = Status.DRAFT,
        section: str = "",
        overwrite: bool = False,
        reporter: Reporter | None = None,
    ) -> ImportResult:
        """Do the same in a process of its own, under the lock that this desk holds."""
        from editor_app.isolation.apart import run_apart

        request = _request(paths, status, section, overwrite=overwrite)
        desk = self._desk
        return run_apart(import_job, desk.folder, desk.by, request, reporter=reporter or Silent())


def import_job(folder: Path, by: str, request: _Request, reporter: Reporter) -> ImportResult:
    """Import in another process than the program's."""
    from editor_app.services.desk import open_desk

    with open_desk(folder, by=by, lent=True) as desk:
        return _Run(desk, request, reporter).all()


def _request(paths: Sequence[Path], status: Status, section: str, *, overwrite: bool) -> _Request:
    if status not in _ALLOWED:
        raise InvalidValue(f"Nothing can come in as {status.label}.", "Choose draft or ready.")
    return _Request(tuple(paths), status, sound_line(section), overwrite)


class _Run:
    """One import from its first file to its last."""

    def __init__(self, desk: "Desk", request: _Request, reporter: Reporter) -> None:
        self._desk, self._request, self._reporter = desk, request, reporter
        self._zone = desk.site.get().time_zone
        self._pictures = PictureTaker(desk)
        self._arrived: Arrived = {}

    def all(self) -> ImportResult:
        """Take in every file, a batch at a time."""
        files = tuple(find_files(self._request.paths))
        result = ImportResult()
        for start in range(0, len(files), BATCH):
            if self._reporter.cancelled():
                raise Cancelled(
                    f"Stopped: {start} of {len(files)} files have been taken in.",
                    "Import the same again to take the rest; nothing is doubled.",
                )
            batch = self._batch(files[start : start + BATCH], start, len(files))
            self._prepare(batch)
            result |= batch
        self._reporter.report(len(files), len(files), "Importing")
        pictures = Changes(pictures=frozenset(self._pictures.added))
        return replace(result, changes=result.changes | pictures)

    def _batch(self, files: tuple[Found, ...], first: int, total: int) -> ImportResult:
        result = ImportResult()
        arrivals: list[tuple[Found, Arrival]] = []
        for number, (file, read) in enumerate(self._read(files), first):
            self._reporter.report(number, total, "Importing")
            if isinstance(read, Refused):
                result |= _skipped(file, f"{read.message} {read.advice}")
                continue
            taken = self._pictures.take(read.incoming, file, at_home=self._is_ours(read.incoming))
            arrivals.append((file, replace(read, incoming=self._filed(taken.incoming))))
            notes = (*read.incoming.notes, *taken.notes)
            result |= ImportResult(notes=tuple(FileNote(file.shown, note) for note in notes))
        return result | self._stored(arrivals)

    def _stored(self, arrivals: Iterable[tuple[Found, Arrival]]) -> ImportResult:
        """Store a batch in one transaction."""
        request, desk = self._request, self._desk
        anew = request.overwrite or bool(request.section)
        now = desk.clock.now()
        orders = Orders(request.status, request.overwrite, anew, by=desk.by, now=now)
        result = ImportResult()
        with desk.library.write() as unit:
            labels, blocks = LabelBook(unit), self._block_book(unit)
            # Originals come first, so that translations find them.
            for file, arrival in sorted(arrivals, key=_is_translation):
                result |= _store(unit, file, arrival, (labels, blocks), orders)
        sections, authors, tags = labels.made
        made = Changes(
            sections=frozenset(section.id for section in sections),
            authors=frozenset(author.id for author in authors),
            tags=frozenset(tag.id for tag in tags),
            templates=frozenset(template.id for template in blocks.made),
            rules=frozenset(blocks.rules),
        )
        return result | ImportResult(
            made_sections=tuple(section.name for section in sections),
            made_authors=tuple(author.name for author in authors),
            made_tags=tuple(tag.name for tag in tags),
            made_templates=tuple(template.name for template in blocks.made),
            changes=made,
        )

    def _block_book(self, unit: "Unit") -> BlockBook:
        return BlockBook(unit, self._desk.clock, by=self._desk.by, arrived=self._arrived)

    def _prepare(self, batch: ImportResult) -> None:
        """Have approved texts rendered now, so that publishing finds them made."""
        if self._request.status is not Status.READY:
            return
        from editor_app.services.texts import Texts

        fresh = (*batch.imported, *batch.updated)
        if fresh:
            Texts(self._desk).prepare([file.id for file in fresh])

    def _filed(self, incoming: Incoming) -> Incoming:
        section = self._request.section
        return replace(incoming, section=Named(section)) if section else incoming

    def _is_ours(self, incoming: Incoming) -> bool:
        """Whether a file left this very library."""
        if not (incoming.own and incoming.id):
            return False
        with self._desk.library.read() as unit:
            return unit.articles.get(ArticleId(incoming.id)) is not None

    def _read(self, files: Iterable[Found]) -> Iterator[tuple[Found, Arrival | Refused]]:
        for group in _groups(files):
            raws = [(file, raw) for file, raw in group if isinstance(raw, Raw)]
            read = iter(self._in_host(tuple(raw for _, raw in raws)))
            for file, raw in group:
                if isinstance(raw, Refused):
                    yield file, raw
                    continue
                found = next(read)
                yield file, found if isinstance(found, Refused) else _arrival(file, raw, found)

    def _in_host(self, raws: tuple[Raw, ...]) -> list[Incoming | Refused]:
        """Read files together; when one is too much for the host, each by itself."""
        if not raws:
            return []
        try:
            return self._desk.host.run(read_many, raws, self._zone, deadline=_DEADLINE)
        except (TookTooLong, TooMuchMemory, HostFailed) as error:
            if len(raws) == 1:
                return [Refused(error.message, "Shorten or simplify it, then import it again.")]
            return [found for raw in raws for found in self._in_host((raw,))]


def _groups(files: Iterable[Found]) -> Iterator[list[tuple[Found, Raw | Refused]]]:
    group: list[tuple[Found, Raw | Refused]] = []
    size = 0
    for file in files:
        raw = _raw(file)
        weight = len(raw.data) if isinstance(raw, Raw) else 0
        if group and (len(group) >= _READ_AT_ONCE or size + weight > _BYTES_AT_ONCE):
            yield group
            group, size = [], 0
        group.append((file, raw))
        size += weight
    if group:
        yield group


def _raw(file: Found) -> Raw | Refused:
    try:
        if not file.path.is_file():
            sort = "It is no ordinary file." if file.path.exists() else "There is no such file."
            return Refused(sort)
        with file.path.open("rb") as handle:
            return Raw(file.path.name, handle.read(MAX_BYTES + 1))
    except OSError as error:
        return Refused(f"It cannot be read: {error.strerror}.")


def _arrival(file: Found, raw: Raw, incoming: Incoming) -> Arrival:
    digest = hashlib.sha256(raw.data).hexdigest()
    return Arrival(incoming, str(file.path.resolve()), digest, file.path.name)


def _store(
    unit: "Unit", file: Found, arrival: Arrival, books: tuple[LabelBook, BlockBook], orders: Orders
) -> ImportResult:
    labels, blocks = books
    try:
        outcome = store(unit, arrival, labels, orders)
    except OffstoneError as error:
        return _skipped(file, f"{error.message} {error.advice}")
    article = existing(unit, outcome.id)
    before, new = len(blocks.rules), outcome.what == IMPORTED
    notes = blocks.take(article, arrival.incoming.blocks, arrival.name, new=new)
    if len(blocks.rules) > before and not new:
        outcome = replace(outcome, what=UPDATED)
    original = arrival.incoming.translates
    if original and article.content.translates is None:
        notes = (*notes, f"It translates “{original}”, which is not in this library.")
    told = ImportResult(notes=tuple(FileNote(file.shown, note) for note in notes))
    return told | _told(file, outcome)


def _is_translation(arrived: tuple[Found, Arrival]) -> bool:
    return bool(arrived[1].incoming.translates)


def _told(file: Found, outcome: Outcome) -> ImportResult:
    one = (ImportedFile(outcome.id, outcome.slug, file.shown),)
    changes = Changes(articles=frozenset({outcome.id}))
    if outcome.what == IMPORTED:
        return ImportResult(imported=one, changes=changes)
    if outcome.what == UPDATED:
        return ImportResult(updated=one, changes=changes)
    return ImportResult(unchanged=one)


def _skipped(file: Found, reason: str) -> ImportResult:
    return ImportResult(skipped=(SkippedFile(file.shown, reason.strip()),))
