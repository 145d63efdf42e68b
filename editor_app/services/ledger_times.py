"""From when to when something stood: what publications did at an address, read in order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from editor_app.domain.ids import PublicationId
from editor_app.store.ledger_questions import Turn

Places = dict[tuple[str, str], list[Turn]]
"""The turns at an address of a target, in order."""


@dataclass(frozen=True, slots=True)
class Run:
    """A row that stood at a target until `ended_by` was done; None while it stands."""

    row: int
    target: str
    path: str
    begun_by: int
    ended_by: PublicationId | None


@dataclass(frozen=True, slots=True)
class TextRun:
    """A text that stood on a page without a gap; `row` wrote it first, `publications` in all."""

    row: int
    target: str
    path: str
    begun_by: int
    ended_by: PublicationId | None
    version: int
    sha256: str
    publications: int


def by_place(turns: Iterable[Turn], targets: Mapping[int, str]) -> Places:
    """Return turns by address and target."""
    places: Places = {}
    for turn in turns:
        target = targets.get(turn.publication)
        if target is not None:
            places.setdefault((turn.path, target), []).append(turn)
    return places


def runs(places: Places, unfinished: Collection[int]) -> Iterator[Run]:
    """Give every row that stood; a publication that was never finished ends none for certain."""
    for (path, target), turns in places.items():
        steps = [list(step) for _, step in groupby(turns, key=lambda turn: turn.publication)]
        ended_by: PublicationId | None = None
        found: list[Run] = []
        for step in reversed(steps):
            turn = step[0]
            if turn.row:
                found.append(Run(turn.row, target, path, turn.publication, ended_by))
            if turn.publication not in unfinished:
                ended_by = PublicationId(turn.publication)
        yield from reversed(found)


def text_runs(
    places: Places, unfinished: Collection[int], version: int | None = None
) -> Iterator[TextRun]:
    """Give every text that stood, from its first row on, in order of its beginning."""
    for (path, target), turns in places.items():
        found: list[_Standing] = []
        standing: dict[tuple[int, str], _Standing] = {}
        for number, step in groupby(turns, key=lambda turn: turn.publication):
            carried = list(_carried(step, version))
            for turn, key in carried:
                if key not in standing:
                    standing[key] = _Standing(turn)
                    found.append(standing[key])
                standing[key].publications += 1
            if number not in unfinished:
                kept = {key for _, key in carried}
                for key in standing.keys() - kept:
                    standing.pop(key).ended_by = PublicationId(number)
        for text in found:
            yield text.told(target, path)


class _Standing:
    """A text while it is followed through the publications."""

    def __init__(self, first: Turn) -> None:
        self._first = first
        self.publications = 0
        self.ended_by: PublicationId | None = None

    def told(self, target: str, path: str) -> TextRun:
        first = self._first
        return TextRun(
            first.row,
            target,
            path,
            first.publication,
            self.ended_by,
            first.version or 0,
            first.sha256 or "",
            self.publications,
        )


def _carried(step: Iterable[Turn], version: int | None) -> Iterator[tuple[Turn, tuple[int, str]]]:
    for turn in step:
        if turn.version is not None and version in {None, turn.version}:
            yield turn, (turn.version, turn.sha256 or "")
