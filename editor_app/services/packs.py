"""Packs: templates with their rules leave as one file, and come in looked at first."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import (
    FileUnreadable,
    HostFailed,
    NotAllowed,
    TargetUnusable,
    TemplateInvalid,
    TookTooLong,
    TooMuchMemory,
)
from editor_app.domain.pack import Pack, PackedTemplate, PackedWording, PackFile, PackPlan
from editor_app.domain.tidy import sound_line
from editor_app.resources import read_text
from editor_app.services.pack_arrivals import Arrival, Arrivals, Source, proposed_by
from editor_app.services.pack_contents import packed_templates
from editor_app.services.pack_labels import PackLabels

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

MAX_BYTES = 5_000_000
_READING, _TRYING_ALL = 5.0, 20.0
_TOO_MUCH = TookTooLong, TooMuchMemory, HostFailed
_NOTHING = "Nothing was taken. Mend the file where it was made, and take it again."


@dataclass(frozen=True, slots=True)
class PackResult:
    """What was taken, and the names of the sections, tags and authors made for its rules."""

    plan: PackPlan
    made: tuple[str, ...]
    changes: Changes


class Packs:
    """What a journalist can do with packs."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        # The pack that was looked at last: taking it needs no second reading.
        self._sound: tuple[str, Pack] | None = None

    def export(self, names: Sequence[str] = ()) -> PackFile:
        """Return templates as a pack, all that are in force when none is named.

        NotFound and NotAllowed speak of a name that is not there, or is retired.
        """
        chosen = [self._desk.templates.by_name(name) for name in names]
        for template in chosen:
            if template.retired:
                raise NotAllowed(
                    f"“{template.name}” is retired and does not travel.", "Reinstate it first."
                )
        from editor_app.export.pack_document import pack_document

        with self._desk.library.read() as unit:
            site = unit.site.get()
            keys = {template.id for template in chosen}
            wanted = [
                template
                for template in unit.templates.all()
                if template.id in keys or not (keys or template.retired)
            ]
            templates, left = packed_templates(unit, wanted)
        pack = Pack(sound_line(site.name)[:200] or "Templates", templates)
        return PackFile(pack_document(pack), pack.name, tuple(t.name for t in templates), left)

    def starter(self) -> str:
        """Return the pack that comes with the program."""
        return read_text("packs/starter.json")

    def read(self, path: Path) -> str:
        """Return the text of a pack's file; FileUnreadable says why there is none."""
        from editor_app.importing.decoding import decode

        try:
            if not path.is_file():
                there = "is no ordinary file" if path.exists() else "is not there"
                raise FileUnreadable(f"“{path}” {there}.", "Check its name.")
            with path.open("rb") as handle:
                data = handle.read(MAX_BYTES + 1)
        except OSError as error:
            raise FileUnreadable(f"“{path}” cannot be read: {error.strerror}.") from error
        if len(data) > MAX_BYTES:
            raise _too_large()
        return decode(data).text

    def write(self, text: str, path: Path) -> None:
        """Write a pack to a file, in the place of one that stands there."""
        from editor_app.export.document_folder import DocumentFolder

        # A name that the disk does not take is told when it is written.
        with suppress(OSError):
            if path.exists() and not path.is_file():
                raise TargetUnusable(f"“{path}” is no ordinary file.", "Name a file to write.")
        DocumentFolder(path.parent).write(path.name, text.encode())

    def plan(self, text: str, *, make_missing: bool = False) -> PackPlan:
        """Return what taking a pack would do and touch; errors say what is wrong with it."""
        pack = self._read(text)
        with self._desk.library.read() as unit:
            labels = PackLabels(unit)
            missing = labels.missing(_accepted(unit, pack))
            if make_missing:
                labels.suppose(missing)
            arrivals = self._arrivals(unit, pack, labels)
        impact = self._desk.impacts.of(proposed_by(arrivals))
        return PackPlan(pack.name, tuple(arrival.planned for arrival in arrivals), missing, impact)

    def take(self, text: str, *, make_missing: bool = False) -> PackResult:
        """Take a pack in one transaction; a changed template gets further versions.

        Templates whose name another kind has are left out; so are rules about sections, tags and
        authors that the desk lacks, unless those shall be made. Taken twice it changes nothing.
        """
        pack = self._read(text)
        with self._desk.library.write() as unit:
            labels = PackLabels(unit)
            missing = labels.missing(_accepted(unit, pack))
            changes = labels.make(missing) if make_missing else Changes()
            arrivals = self._arrivals(unit, pack, labels)
            for arrival in arrivals:
                arrival.store(unit)
                changes |= arrival.changes
        plan = PackPlan(pack.name, tuple(arrival.planned for arrival in arrivals), missing)
        made = tuple(one.name or one.slug for one in missing) if make_missing else ()
        return PackResult(plan, made, changes)

    def _arrivals(self, unit: "Unit", pack: Pack, labels: PackLabels) -> list[Arrival]:
        arrivals = Arrivals(unit, labels, Source(pack.name, self._desk.by, self._desk.clock.now()))
        return [arrivals.of(template) for template in pack.templates]

    def _read(self, text: str) -> Pack:
        """Read a pack in the host and try its wordings there; errors say what is wrong."""
        if self._sound is None or self._sound[0] != text:
            self._sound = text, self._tried(text)
        return self._sound[1]

    def _tried(self, text: str) -> Pack:
        from editor_app.importing.pack_file import read_pack

        if len(text) > MAX_BYTES:
            raise _too_large()
        try:
            pack = self._desk.host.run(read_pack, text, deadline=_READING)
        except _TOO_MUCH as error:
            raise FileUnreadable(f"The pack is too much to read. {error.message}") from error
        until = time.monotonic() + _TRYING_ALL
        for template in pack.templates:
            for wording in template.wordings:
                self._try(template.name, wording)
                if time.monotonic() > until:
                    raise FileUnreadable("The wordings of the pack take too long.", _NOTHING)
        return pack

    def _try(self, name: str, wording: PackedWording) -> None:
        from editor_app.rendering.trial import PATIENCE, try_wording

        place = f"“{name}”, “{wording.language}”" if wording.language else f"“{name}”"
        try:
            mistakes = self._desk.host.run(try_wording, wording.text, deadline=PATIENCE)
        except _TOO_MUCH as error:
            raise TemplateInvalid(f"{place}: {error.message}", _NOTHING) from error
        if mistakes:
            first = mistakes[0]
            raise TemplateInvalid(f"{place}: {first.sentence}", _NOTHING, first.line)


def _accepted(unit: "Unit", pack: Pack) -> list[PackedTemplate]:
    """Return the templates whose name no other kind has."""
    kinds = {template.name.casefold(): template.kind for template in unit.templates.all()}
    return [t for t in pack.templates if kinds.get(t.name.casefold(), t.kind) is t.kind]


def _too_large() -> FileUnreadable:
    return FileUnreadable(
        f"It is larger than {MAX_BYTES // 1_000_000} MB: no pack of templates is.",
        "Export fewer templates at once.",
    )
