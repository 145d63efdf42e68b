"""The site as it should be against what was written and what stands at the target."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.plan import PageChange
from editor_app.export.site_file import Comparison, Shows, SiteFile, Step
from editor_app.export.target_folder import Found, in_the_way, is_as_written, look_at


def compare(
    folder: Path,
    files: Iterable[SiteFile],
    manifest: Mapping[str, ManifestEntry],
    kept: frozenset[str] = frozenset(),
) -> Comparison:
    """Return what is to be done; a file in `kept` stays as it stands, whatever became of it."""
    wanted = sorted(files, key=lambda file: (file.shows.order, file.path))
    steps = [_step(folder, file, manifest.get(file.path)) for file in wanted]
    paths = {file.path for file in wanted}
    for path in sorted(set(manifest) - paths):
        entry = manifest[path]
        if path in kept:
            steps.append(Step(path, PageChange.SAME, entry=entry))
        else:
            steps.append(Step(path, PageChange.REMOVED, entry=entry))
    return Comparison(
        tuple(steps), _taken(folder, steps, manifest), {step.path: step for step in steps}
    )


def merged(one: Comparison, other: Comparison) -> Comparison:
    """Return two comparisons of different files as one, in writing order."""
    if not other.steps:
        return one
    steps = sorted([*one.steps, *other.steps], key=_turn)
    return Comparison(tuple(steps), (*one.taken, *other.taken), {**one.by_path, **other.by_path})


def _turn(step: Step) -> tuple[int, str]:
    return len(Shows) if step.file is None else step.file.shows.order, step.path


def _step(folder: Path, file: SiteFile, entry: ManifestEntry | None) -> Step:
    if entry is None:
        return Step(file.path, PageChange.NEW, file)
    found = look_at(folder, entry.path)
    by_hand = _by_hand(folder, entry, found)
    if by_hand or found is None or entry.fingerprint != file.recipe:
        return Step(file.path, PageChange.CHANGED, file, entry, by_hand)
    # Only the time of the file has changed, as after a copy.
    moved = found.mtime_ns != entry.mtime_ns
    fresh = replace(entry, mtime_ns=found.mtime_ns) if moved else None
    return Step(file.path, PageChange.SAME, file, entry, fresh=fresh)


def _by_hand(folder: Path, entry: ManifestEntry, found: Found | None) -> str:
    if found is None:
        return "deleted"
    return "" if is_as_written(folder, entry, found) else "changed"


def _taken(
    folder: Path, steps: Iterable[Step], manifest: Mapping[str, ManifestEntry]
) -> tuple[str, ...]:
    asked = (step for step in steps if step.change is PageChange.NEW or step.by_hand)
    known: dict[str, str] = {}
    found = (in_the_way(folder, step.path, known) for step in asked if step.file is not None)
    return tuple(dict.fromkeys(p for p in found if p and not _is_ours(folder, p, manifest)))


def _is_ours(folder: Path, path: str, manifest: Mapping[str, ManifestEntry]) -> bool:
    place = folder / path
    return path in manifest and (place.is_symlink() or not place.is_dir())
