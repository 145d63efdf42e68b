"""The pictures that files refer to: taken into the library when they lie beside the text."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from editor_app.domain.article import Content
from editor_app.domain.errors import OffstoneError, PictureInvalid
from editor_app.domain.ids import PictureId
from editor_app.domain.picture import SOURCE_TYPES
from editor_app.domain.picture_places import name_in_library, picture_places, with_addresses
from editor_app.importing.folders import Found
from editor_app.importing.incoming import Incoming, IncomingPicture
from editor_app.importing.known_fields import extra_of

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

# Where generators keep files whose address begins at the root of the site.
_ROOTS = ("", "static", "public", "content", "assets", "source", "src")


@dataclass(frozen=True, slots=True)
class Taken:
    """An incoming article that names pictures as the library does, and what was amiss."""

    incoming: Incoming
    notes: tuple[str, ...] = ()


class PictureTaker:
    """Takes pictures in, each file once in a run; `added` are the pictures that are new."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._names: dict[Path, str] = {}
        self.added: set[str] = set()

    def take(self, incoming: Incoming, file: Found, *, at_home: bool) -> Taken:
        """Take in what an article shows; `at_home` says that it came from this very library."""
        content = incoming.content
        places = {place.address for place in picture_places(content.body)}
        wanted = list(dict.fromkeys([*sorted(places), content.lead_picture]))
        told = {picture.name: picture for picture in incoming.pictures}
        names: dict[str, str] = {}
        notes: list[str] = []
        for address in (address for address in wanted if address):
            try:
                names[address] = self._name(address, file, told, at_home=at_home)
            except OffstoneError as error:
                notes.append(error.message)
        body = with_addresses(content.body, lambda address: names.get(address, address))
        content = _with_lead(replace(content, body=body), names)
        return Taken(replace(incoming, content=content), tuple(notes))

    def _name(
        self, address: str, file: Found, told: Mapping[str, IncomingPicture], *, at_home: bool
    ) -> str:
        """Return a picture's name in the library; PictureInvalid says why there is none."""
        plain = name_in_library(unquote(address))
        words = told.get(plain)
        known = self._by_hash(words.sha256) if words and words.sha256 else ""
        if known:
            return known
        path = _beside(words.file if words and words.file else address, file)
        if path is not None and (known := self._known_file(path)):
            return known
        if plain and (at_home or path is None) and self._in_library(plain):
            return plain
        if path is None:
            raise PictureInvalid(_not_found(address))
        return self._added(path, words)

    def _known_file(self, path: Path) -> str:
        if path not in self._names:
            try:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError as error:
                raise PictureInvalid(
                    f"The picture “{path.name}” cannot be read: {error.strerror}."
                ) from error
            known = self._by_hash(digest)
            if not known:
                return ""
            self._names[path] = known
        return self._names[path]

    def _by_hash(self, sha256: str) -> str:
        with self._desk.library.read() as unit:
            known = unit.pictures.by_hash(sha256)
        return known.name if known else ""

    def _in_library(self, name: str) -> bool:
        with self._desk.library.read() as unit:
            return unit.pictures.by_name(name) is not None

    def _added(self, path: Path, words: IncomingPicture | None) -> str:
        try:
            changes = self._desk.pictures.add(path)
        except OffstoneError as error:
            raise PictureInvalid(f"“{path.name}”: {error.message}") from error
        picture = self._desk.pictures.get(PictureId(changes.created))
        self.added |= changes.pictures
        if words is not None:
            source = words.source_type if words.source_type in SOURCE_TYPES else ""
            self._desk.pictures.save(
                replace(
                    picture,
                    alt=words.alt,
                    caption=words.caption,
                    credit=words.credit,
                    rights=words.rights,
                    source_type=source,
                    decorative=words.decorative,
                )
            )
        self._names[path] = picture.name
        return picture.name


def _beside(address: str, file: Found) -> Path | None:
    """Return the file an address means, never one outside the folder that was named."""
    parts = urlsplit(address)
    relative = unquote(parts.path)
    if parts.scheme or parts.netloc or not relative or "\0" in relative:
        return None
    root = file.root.resolve()
    plain = relative.lstrip("/\\")
    places = [] if relative.startswith("/") else [file.path.parent / relative]
    for place in (*places, *(root / folder / plain for folder in _ROOTS)):
        try:
            found = place.resolve()
            if found.is_relative_to(root) and found.is_file():
                return found
        except (OSError, ValueError):
            continue
    return None


def _not_found(address: str) -> str:
    shown = address if len(address) <= 80 else address[:79] + "…"
    if urlsplit(address).scheme in {"http", "https"}:
        return f"The picture {shown} is on the web and was not taken in."
    if urlsplit(address).scheme:
        return f"The picture {shown} is no file and was not taken in."
    return f"The picture “{shown}” was not found beside the file."


def _with_lead(content: Content, names: Mapping[str, str]) -> Content:
    """Name the lead picture; an address on the web is kept with the other front matter."""
    lead = content.lead_picture
    if not lead or lead in names:
        return replace(content, lead_picture=names.get(lead, ""))
    if urlsplit(lead).scheme:
        extra = (*content.extra, *extra_of([("image", lead)]))
        return replace(content, lead_picture="", extra=extra)
    return content
