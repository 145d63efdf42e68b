"""The site as it should be against what was written and what stands at the target."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.plan import PageChange
from editor_app.export.site_file import Comparison, Shows, SiteFile, Step
from editor_app.export.target_folder import Found
from editor_app.export.target_place import TargetPlace

CHANGED, DELETED, OLDER = "changed", "deleted", "older"


def compare(
    place: TargetPlace,
    files: Iterable[SiteFile],
    manifest: Mapping[str, ManifestEntry],
    kept: frozenset[str] = frozenset(),
) -> Comparison:
    """Return what is to be done; a file in `kept` stays as it stands, whatever became of it."""
    wanted = sorted(files, key=lambda file: (file.shows.order, file.path))
    steps = [_step(place, file, manifest.get(file.path)) for file in wanted]
    paths = {file.path for file in wanted}
    for path in sorted(set(manifest) - paths):
        entry = manifest[path]
        if path in kept:
            steps.append(Step(path, PageChange.SAME, entry=entry))
        else:
            steps.append(_going(place, entry))
    taken = _taken(place, steps, manifest)
    steps = _older(place, steps, taken)
    changed = tuple(s.path for s in steps if s.by_hand == CHANGED and s.path not in taken)
    return Comparison(tuple(steps), taken, changed, {step.path: step for step in steps})


def merged(one: Comparison, other: Comparison) -> Comparison:
    """Return two comparisons of different files as one, in writing order."""
    if not other.steps:
        return one
    steps = sorted([*one.steps, *other.steps], key=_turn)
    return Comparison(
        tuple(steps),
        (*one.taken, *other.taken),
        (*one.changed, *other.changed),
        {**one.by_path, **other.by_path},
    )


def _turn(step: Step) -> tuple[int, str]:
    return len(Shows) if step.file is None else step.file.shows.order, step.path


def _step(place: TargetPlace, file: SiteFile, entry: ManifestEntry | None) -> Step:
    if entry is None:
        return Step(file.path, PageChange.NEW, file)
    found = place.look_at(entry.path)
    by_hand = _by_hand(place, entry, found)
    if by_hand or found is None or entry.fingerprint != file.recipe:
        return Step(file.path, PageChange.CHANGED, file, entry, by_hand)
    # Only the time of the file has changed, as after a copy.
    moved = found.mtime_ns != entry.mtime_ns
    fresh = replace(entry, mtime_ns=found.mtime_ns) if moved else None
    return Step(file.path, PageChange.SAME, file, entry, fresh=fresh)


def _going(place: TargetPlace, entry: ManifestEntry) -> Step:
    """Return the step that takes a file away; a folder somebody made in its place stays."""
    found = place.look_at(entry.path)
    by_hand = _by_hand(place, entry, found)
    if by_hand == CHANGED and place.is_folder(entry.path):
        by_hand = DELETED
    return Step(entry.path, PageChange.REMOVED, entry=entry, by_hand=by_hand)


def _by_hand(place: TargetPlace, entry: ManifestEntry, found: Found | None) -> str:
    if found is None:
        return DELETED
    return "" if place.is_as_written(entry, found) else CHANGED


def _older(place: TargetPlace, steps: list[Step], taken: tuple[str, ...]) -> list[Step]:
    """Return the steps, those told apart whose files are as the copy at the target says.

    Such a file is ours as well: the library has gone on, or was brought back from a backup.
    """
    if not any(step.by_hand == CHANGED and step.path not in taken for step in steps):
        return steps
    copy = place.manifest()
    entries = {entry.path: entry for entry in copy.entries} if copy else {}

    def told(step: Step) -> Step:
        entry, found = entries.get(step.path), place.look_at(step.path)
        if step.by_hand != CHANGED or entry is None or found is None:
            return step
        ours = place.is_as_written(replace(entry, mtime_ns=-1), found)
        return replace(step, by_hand=OLDER) if ours else step

    return [told(step) for step in steps]


def _taken(
    place: TargetPlace, steps: Iterable[Step], manifest: Mapping[str, ManifestEntry]
) -> tuple[str, ...]:
    asked = (step for step in steps if step.change is PageChange.NEW or step.by_hand)
    known: dict[str, str] = {}
    found = (place.in_the_way(step.path, known) for step in asked if step.file is not None)
    return tuple(dict.fromkeys(p for p in found if p and not _is_ours(place, p, manifest)))


def _is_ours(place: TargetPlace, path: str, manifest: Mapping[str, ManifestEntry]) -> bool:
    return path in manifest and not place.is_folder(path)
