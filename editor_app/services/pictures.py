"""Pictures: added, described, found again; their originals never leave the media folder."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.article import ArticleRow
from editor_app.domain.changes import Changes
from editor_app.domain.errors import (
    AlreadyThere,
    InvalidValue,
    NotAllowed,
    NotFound,
    PictureInvalid,
    TooMuchMemory,
)
from editor_app.domain.ids import ArticleId, PictureId, new_id
from editor_app.domain.mentions import pictures_in
from editor_app.domain.picture import Picture
from editor_app.domain.slug import make_slug, unique_slug
from editor_app.domain.tidy import sound_line
from editor_app.paths import cache_folder, keep, kept
from editor_app.services.picture_states import soundness
from editor_app.store.failures import refused

if TYPE_CHECKING:
    from editor_app.importing.picture_file import PictureFacts
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

# Decoding a large photograph takes seconds on an old machine; an attack takes longer.
DEADLINE = 20.0


@dataclass(frozen=True, slots=True)
class Examined:
    """A picture before it is kept; `facts` is None when its file is in the library already."""

    data: bytes
    sha256: str
    stem: str
    facts: "PictureFacts | None"


class Pictures:
    """What a journalist can do with pictures."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def all(self, text: str = "") -> tuple[Picture, ...]:
        """Return the pictures whose name, alt text, caption or credit holds `text`."""
        wanted = text.casefold().split()
        with self._desk.library.read() as unit:
            return tuple(p for p in unit.pictures.all() if _holds(p, wanted))

    def get(self, picture_id: PictureId) -> Picture:
        """Return a picture; NotFound when there is none."""
        with self._desk.library.read() as unit:
            return _existing(unit, picture_id)

    def add(self, source: Path | bytes, name: str = "") -> Changes:
        """Take a picture in; one whose file is here already is returned instead of doubled."""
        return self.take(self.examine(source, name))

    def examine(self, source: Path | bytes, name: str = "") -> "Examined":
        """Read and decode a picture that is to come in; writes nothing and may take seconds."""
        data = source if isinstance(source, bytes) else _read(source)
        stem = Path(name or (source.name if isinstance(source, Path) else "")).stem or "picture"
        digest = hashlib.sha256(data).hexdigest()
        with self._desk.library.read() as unit:
            known = unit.pictures.by_hash(digest)
        sound = known is not None and self.soundness(known) == ""
        return Examined(data, digest, stem, None if sound else self._examined(data))

    def take(self, examined: "Examined") -> Changes:
        """Keep a picture that was examined; one whose file is here already is not doubled."""
        with self._desk.library.read() as unit:
            known = unit.pictures.by_hash(examined.sha256)
        if known is not None and self.soundness(known) == "":
            return Changes(created=known.id)
        # It was there when it was examined, and has gone since.
        facts = examined.facts or self._examined(examined.data)
        _store(self._desk.media_folder, examined.sha256 + facts.suffix, examined.data)
        if known is not None:
            return Changes(pictures=frozenset({known.id}), created=known.id)
        with self._desk.library.write() as unit:
            picture = self._described(unit, facts, examined)
            unit.pictures.put(picture)
        return Changes(pictures=frozenset({picture.id}), created=picture.id)

    def save(self, picture: Picture) -> Changes:
        """Keep a picture's fields; its name can change only while no text shows it."""
        with self._desk.library.write() as unit:
            old = _existing(unit, picture.id)
            picture = _tidied(picture, old)
            if picture.name != old.name:
                _check_name(unit, picture, old)
            unit.pictures.put(picture)
        return Changes(pictures=frozenset({picture.id}))

    def remove(self, picture_id: PictureId) -> Changes:
        """Remove a picture that nothing shows; its original stays for older revisions."""
        with self._desk.library.write() as unit:
            picture = _existing(unit, picture_id)
            _refuse_used(unit, picture)
            unit.pictures.remove(picture_id)
        return Changes(pictures=frozenset({picture_id}))

    def put_back(self, picture: Picture) -> Changes:
        """Undo the removal of a picture, whose original is still there."""
        with self._desk.library.write() as unit:
            if unit.pictures.by_name(picture.name) is not None:
                raise AlreadyThere(f"There is a picture “{picture.name}” already.")
            unit.pictures.put(picture)
        return Changes(pictures=frozenset({picture.id}), created=picture.id)

    def used_in(self, picture_id: PictureId) -> tuple[ArticleRow, ...]:
        """Return the articles whose text or lead shows a picture."""
        with self._desk.library.read() as unit:
            picture = _existing(unit, picture_id)
            return tuple(unit.articles.briefs(_users(unit, picture.name)))

    def path(self, name: str) -> Path:
        """Return the original behind a name; NotFound when no picture is called so."""
        with self._desk.library.read() as unit:
            picture = unit.pictures.by_name(name)
        if picture is None:
            raise NotFound(f"There is no picture “{name}”.")
        return self._desk.media_folder / picture.file_name

    def for_screen(self, name: str) -> bytes:
        """Return a picture as browsers show it: the original, or its published form (TIFF)."""
        from editor_app.export.pictures_out import publish_picture

        original = self.path(name)
        if original.suffix != ".tif":
            return _read(original)
        with self._desk.library.read() as unit:
            picture = unit.pictures.by_name(name)
        cache = cache_folder() / "pictures"
        made = self._desk.host.run(publish_picture, original, picture, cache, deadline=DEADLINE)
        return made.data

    def soundness(self, picture: Picture) -> str:
        """Return *missing* or *damaged* when a picture's original cannot be used, else nothing."""
        return soundness(self._desk.media_folder, picture)

    def thumbnail(self, name: str, longest: int) -> bytes:
        """Return a small PNG of a picture, kept in the cache; its longest side in pixels."""
        from editor_app.importing.picture_file import thumbnail

        original = self.path(name)
        file = cache_folder() / "thumbnails" / f"{original.stem}-{longest}.png"
        made = kept(file)
        if made is None:
            made = self._desk.host.run(thumbnail, _read(original), longest, deadline=DEADLINE)
            keep(file, made)
        return made

    def _examined(self, data: bytes) -> "PictureFacts":
        from editor_app.importing.picture_file import MAX_BYTES, examine

        if len(data) > MAX_BYTES:
            raise PictureInvalid("The picture is larger than 200 MB.", "Make it smaller first.")
        try:
            return self._desk.host.run(examine, data, deadline=DEADLINE)
        except TooMuchMemory as error:
            raise PictureInvalid(
                "The picture is too large to be decoded.", "Make it smaller first."
            ) from error

    def _described(self, unit: "Unit", facts: "PictureFacts", examined: "Examined") -> Picture:
        taken = {picture.name for picture in unit.pictures.all()}
        ending = facts.published_suffix
        wanted = make_slug(examined.stem) or "picture"
        slug = unique_slug(wanted, lambda name: name + ending in taken)
        return Picture(
            PictureId(new_id()),
            slug + ending,
            examined.sha256,
            facts.suffix,
            facts.width,
            facts.height,
            len(examined.data),
            self._desk.clock.now(),
            caption=facts.caption,
            credit=facts.credit,
            rights=facts.rights,
        )


def _existing(unit: "Unit", picture_id: PictureId) -> Picture:
    picture = unit.pictures.get(picture_id)
    if picture is None:
        raise NotFound("This picture does not exist any more.")
    return picture


def _holds(picture: Picture, wanted: list[str]) -> bool:
    text = f"{picture.name} {picture.alt} {picture.caption} {picture.credit}".casefold()
    return all(word in text for word in wanted)


def _tidied(picture: Picture, old: Picture) -> Picture:
    """Return the picture with its words tidied and its file as it was."""
    return replace(
        old,
        name=sound_line(picture.name),
        alt=sound_line(picture.alt),
        caption=sound_line(picture.caption),
        credit=sound_line(picture.credit),
        rights=sound_line(picture.rights),
        source_type=picture.source_type,
        decorative=picture.decorative,
    )


def _check_name(unit: "Unit", picture: Picture, old: Picture) -> None:
    stem, ending = Path(picture.name).stem, Path(old.name).suffix
    if picture.name != make_slug(stem) + ending:
        raise InvalidValue(
            f"“{picture.name}” cannot be a picture’s name.",
            f"Use small letters, digits and hyphens, and end it with {ending}.",
        )
    if unit.pictures.by_name(picture.name) is not None:
        raise AlreadyThere(f"There is a picture “{picture.name}” already.")
    _refuse_used(unit, old)


def _refuse_used(unit: "Unit", picture: Picture) -> None:
    users = len(_users(unit, picture.name))
    shown = sum(author.picture == picture.name for author in unit.authors.all())
    if picture.name in unit.site.get().look.pictures:
        raise NotAllowed(
            f"“{picture.name}” is the logo or the icon of the site.", "Choose another one there."
        )
    if users + shown:
        where = "one article" if users == 1 else f"{users} articles"
        raise NotAllowed(
            f"“{picture.name}” is used in {where if users else 'an author’s entry'}.",
            "Take it out there first.",
        )


def _users(unit: "Unit", name: str) -> tuple[ArticleId, ...]:
    """Return the articles that show a picture, in their working text or the approved one."""
    found: list[ArticleId] = []
    for key in unit.pictures.mentioned_in(name):
        article = unit.articles.get(key)
        if article is not None:
            shown = {m.destination for m in pictures_in(article.content.body)}
            if name == article.content.lead_picture or name in shown:
                found.append(key)
    return tuple(found)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise PictureInvalid(f"“{file.name}” cannot be read: {error.strerror}.") from error


def _store(folder: Path, name: str, data: bytes) -> None:
    try:
        folder.mkdir(exist_ok=True)
        _write(folder / name, data)
    except OSError as error:
        raise refused(error, folder) from error


def _write(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
