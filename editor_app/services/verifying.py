"""Reads a published site as it stands: every file with its hash, every address it names."""

import time
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from editor_app.domain.errors import NotFound
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.progress import Reporter, stop_if_cancelled
from editor_app.domain.verification import Fault, FaultKind, Verification, Weight
from editor_app.export.page_addresses import has_anchor, named_in, names_others
from editor_app.export.site_file import Shows
from editor_app.export.target_place import TargetPlace
from editor_app.export.targets import place_at
from editor_app.services.addresses import base_path
from editor_app.services.targets import known_files

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_PAGES = {Shows.ARTICLE.value, Shows.PAGE.value, Shows.LIST.value}
_LARGEST = 10
_DOING = "Reading the site"


def verify(desk: "Desk", folder: Path, reporter: Reporter) -> Verification:
    """Read the site at a target; NotFound when nothing was published there."""
    began = time.monotonic()
    with desk.library.read() as unit:
        entries = known_files(unit, desk.workspace.id, folder, adopt=False)
        address = unit.site.get().address
        last = next((row for row in unit.ledger.rows() if row.target == str(folder)), None)
    if not entries:
        raise NotFound(
            f"Nothing was published to “{folder}” yet.",
            "Publish there first: 'offstone publish WORKSPACE --to …'.",
        )
    reading = Reading(place_at(folder), entries, address, reporter)
    begun = last is not None and last.finished is None
    faults = [Fault(FaultKind.UNFINISHED, str(last.id))] if last and begun else []
    faults += reading.faults()
    # What is missing explains the links that lead nowhere.
    faults.sort(key=lambda fault: list(FaultKind).index(fault.kind))
    weights = _weights(entries)
    largest = sorted(entries.values(), key=lambda entry: (-entry.size, entry.path))[:_LARGEST]
    return Verification(
        str(folder),
        tuple(faults),
        reading.links,
        *weights,
        tuple((entry.path, entry.size) for entry in largest),
        time.monotonic() - began,
    )


class Reading:
    """One reading of a site; the same dead link is told once a page."""

    def __init__(
        self,
        place: TargetPlace,
        entries: Mapping[str, ManifestEntry],
        address: str,
        reporter: Reporter,
    ) -> None:
        self._place, self._entries, self._reporter = place, entries, reporter
        self._address, self._base = address.rstrip("/"), base_path(address)
        self._there = {path for path in entries if place.look_at(path) is not None}
        # Files of others may be linked to, and each is asked for once.
        self._others: dict[str, bool] = {}
        self._anchors: dict[str, list[tuple[str, str, str]]] = {}
        self.links = 0

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong, file by file, anchors of other pages at the end."""
        total = len(self._entries)
        for done, (path, entry) in enumerate(sorted(self._entries.items()), 1):
            stop_if_cancelled(self._reporter)
            self._reporter.report(done, total, _DOING)
            data = self._place.read(path) if path in self._there else None
            if data is None:
                yield Fault(FaultKind.MISSING, path)
                continue
            if sha256(data).hexdigest() != entry.sha256:
                yield Fault(FaultKind.CHANGED, path)
            if names_others(path):
                yield from self._named(path, data.decode("utf-8", "replace"))
        yield from self._dead_anchors()

    def _named(self, path: str, text: str) -> Iterator[Fault]:
        named = named_in(path, text)
        self.links += len(named.loads) + len(named.leads)
        for address in dict.fromkeys(named.loads):
            if _is_elsewhere(address):
                yield Fault(FaultKind.FROM_ELSEWHERE, path, address)
            elif not address.startswith("data:") and not self._stands(self._goal(path, address)):
                yield Fault(FaultKind.DEAD_LINK, path, address)
        for address in dict.fromkeys(named.leads):
            goal = self._goal(path, address)
            if not self._stands(goal):
                yield Fault(FaultKind.DEAD_LINK, path, address)
            elif goal and "#" in address and not self._has_anchor(path, text, goal, address):
                yield Fault(FaultKind.DEAD_ANCHOR, path, address)

    def _has_anchor(self, path: str, text: str, goal: str, address: str) -> bool:
        """Whether a page has the place an address names; other pages are asked at the end."""
        anchor = unquote(urlsplit(address).fragment)
        if goal != path:
            self._anchors.setdefault(goal, []).append((path, address, anchor))
            return True
        return has_anchor(text, anchor)

    def _dead_anchors(self) -> Iterator[Fault]:
        for goal, wanted in self._anchors.items():
            stop_if_cancelled(self._reporter)
            text = (self._place.read(goal) or b"").decode("utf-8", "replace")
            for path, address, anchor in wanted:
                if goal.endswith(".html") and not has_anchor(text, anchor):
                    yield Fault(FaultKind.DEAD_ANCHOR, path, address)

    def _goal(self, path: str, address: str) -> str | None:
        """Return the file of the site that an address names; None when it is another's."""
        if self._address and address.startswith(self._address):
            rest = address[len(self._address) :]
            return _file(rest) if rest[:1] in {"", "/", "?", "#"} else None
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return path
        if parts.path.startswith("/"):
            return _file(parts.path.removeprefix(self._base.rstrip("/")))
        return _file(f"{path.rpartition('/')[0]}/{parts.path}")

    def _stands(self, goal: str | None) -> bool:
        if goal is None or goal in self._there:
            return True
        if goal not in self._others:
            self._others[goal] = self._place.look_at(goal) is not None
        return self._others[goal]


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def _file(address: str) -> str:
    """Return the path of a file for an address that begins at the root of the site."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in {"", "."}:
            parts.append(part)
    ends_in_folder = not parts or path.endswith(("/", "/.", "/.."))
    return "/".join([*parts, "index.html"] if ends_in_folder else parts)


def _weights(entries: Mapping[str, ManifestEntry]) -> tuple[Weight, Weight, Weight]:
    pages = [e.size for e in entries.values() if e.shows in _PAGES]
    pictures = [e.size for e in entries.values() if e.shows == Shows.MEDIA]
    rest = len(entries) - len(pages) - len(pictures)
    total = sum(entry.size for entry in entries.values())
    return (
        Weight(len(pages), sum(pages)),
        Weight(len(pictures), sum(pictures)),
        Weight(rest, total - sum(pages) - sum(pictures)),
    )
