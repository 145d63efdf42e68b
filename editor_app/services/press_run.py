"""One run of the press: surveyed, made, staged, begun in the ledger, swapped in, done."""

import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from editor_app.domain.ids import ArticleId, PublicationId, RevisionId
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.plan import PageChange, PublishResult
from editor_app.domain.progress import Reporter, stop_if_cancelled
from editor_app.domain.publication import PublishedPage
from editor_app.domain.site import Target
from editor_app.domain.status import Status
from editor_app.export.run import Run, StagedFile
from editor_app.export.target_manifest import TargetManifest
from editor_app.export.target_place import TargetPlace, TargetStaging
from editor_app.export.targets import place_at
from editor_app.services.adopting import refuse_taken, rescue_taken
from editor_app.services.collecting import rare_collections
from editor_app.services.correcting import went_out
from editor_app.services.making import Made, Maker
from editor_app.services.pulse import Heart, Pulse, calm_plan, heart_of, keep_pulse, pulse_of
from editor_app.services.reasons import told_plan
from editor_app.services.since import Since
from editor_app.services.survey import Survey, Surveyor
from editor_app.services.targets import ensure_target, known_files

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

Went = tuple[ArticleId, RevisionId, bool]


class Tray(Protocol):
    """Takes made files."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None: ...

    def put(self, path: str, data: bytes, digest: str, mtime_ns: int) -> StagedFile: ...


class Scales:
    """A tray for a dry run: weighs what it is given and keeps nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Have nothing to clear away."""

    def put(self, path: str, data: bytes, digest: str, mtime_ns: int) -> StagedFile:
        """Return what the file would be."""
        return StagedFile(0, path, digest, len(data), mtime_ns)


@dataclass(slots=True)
class Output:
    """What has been made; `same` are files whose bytes turned out as they stand."""

    pages: list[PublishedPage] = field(default_factory=list[PublishedPage])
    staged: dict[str, StagedFile] = field(default_factory=dict[str, StagedFile])
    entries: list[ManifestEntry] = field(default_factory=list[ManifestEntry])
    same: list[ManifestEntry] = field(default_factory=list[ManifestEntry])
    messages: list[str] = field(default_factory=list[str])
    rescued: str = ""


class PressRun:
    """Publishes to one folder, once."""

    def __init__(self, desk: "Desk", folder: Path, reporter: Reporter, *, adopt: bool) -> None:
        self._desk, self._folder, self._reporter = desk, folder, reporter
        self._place = place_at(folder)
        self._adopt = adopt
        self._out = Output()
        self._known: dict[str, ManifestEntry] = {}
        self._pulse: Pulse | None = None

    def run(self, leave_out: frozenset[str], *, dry: bool) -> PublishResult:
        """Publish, or only see what would happen; the clock of the result counts all of it."""
        with rare_collections():
            return self._run(leave_out, dry=dry)

    def _run(self, leave_out: frozenset[str], *, dry: bool) -> PublishResult:
        began = time.monotonic()
        notes = tuple(f"{f.message} {f.advice}".strip() for f in self._desk.checks.site())
        number, run = PublicationId(0), None
        with ExitStack() as reading:
            unit = reading.enter_context(self._desk.library.read())
            heart = None if leave_out else heart_of(unit)
            calm = heart and calm_plan(self._desk, unit, self._folder, heart)
            if calm is not None:
                return PublishResult(0, calm, 0, time.monotonic() - began, notes)
            staging = (
                None if dry else self._place.staging(partial(stop_if_cancelled, self._reporter))
            )
            tray: Tray = reading.enter_context(staging or Scales())
            survey = self._surveyed(unit, leave_out)
            self._make(unit, survey, tray)
            self._feel_pulse(heart, survey)
            removed = _removed(survey)
            if staging and (self._out.staged or removed):
                run = self._sealed(survey, staging, removed)
                number = self._begin(survey, run)
        if run is not None:
            self._finish(survey, run, number)
        elif not dry:
            self._keep_times(survey)
        plan = told_plan(survey, {f.path: f.size for f in self._out.staged.values()})
        written = 0 if dry else len(self._out.staged)
        seconds = time.monotonic() - began
        messages = (*notes, *self._out.messages)
        return PublishResult(number, plan, written, seconds, messages, self._out.rescued)

    def _surveyed(self, unit: "Unit", leave_out: frozenset[str]) -> Survey:
        self._known = known_files(unit, self._desk.workspace.id, self._folder, adopt=self._adopt)
        surveyor = Surveyor(self._desk, unit, self._folder, self._known, self._reporter)
        survey = surveyor.survey(leave_out)
        if not self._adopt:
            refuse_taken(survey.comparison)
        return survey

    def _make(self, unit: "Unit", survey: Survey, tray: Tray) -> None:
        self._times = Since(unit, self._folder, survey.snapshot.now)
        with Maker(self._desk, unit, survey, self._reporter) as maker:
            for made in maker.make():
                self._take(made, tray)
            self._out.messages += maker.messages

    def _feel_pulse(self, heart: Heart | None, survey: Survey) -> None:
        """Take the pulse of what was surveyed, unless the next run must look more closely."""
        if heart is not None and not self._out.messages:
            waiting = any(h.must_fix for h in survey.held)
            self._pulse = None if waiting else pulse_of(heart, survey)

    def _take(self, made: Made, tray: Tray) -> None:
        step, file = made.step, made.step.file
        if file is None:
            return
        before = step.entry
        digest = made.sha256 or sha256(made.data).hexdigest()
        if before is not None and not step.by_hand and before.sha256 == digest:
            self._out.same.append(replace(before, fingerprint=file.recipe))
            return
        since = self._times.of(step.path, digest, before)
        staged = tray.put(step.path, made.data, digest, since)
        self._out.staged[step.path] = staged
        self._out.entries.append(
            ManifestEntry(
                step.path,
                digest,
                file.recipe,
                staged.size,
                staged.mtime_ns,
                file.article,
                file.shows.value,
            )
        )
        article = ArticleId(file.article) if file.article else None
        slug = file.slug if article else ""
        self._out.pages.append(
            PublishedPage(step.path, digest, slug, article, made.revision, made.texts)
        )

    def _sealed(self, survey: Survey, staging: TargetStaging, removed: tuple[str, ...]) -> Run:
        """Write the journal and save what gives way; the last moment at which Cancel counts."""
        steps = [step for step in survey.comparison.steps if step.path in self._out.staged]
        # What nothing leads to yet comes first: no page that stands ever leads to a missing one.
        steps.sort(key=lambda step: not step.is_absent)
        files = tuple(self._out.staged[step.path] for step in steps)
        now = survey.snapshot.now
        self._out.rescued = rescue_taken(self._place, survey.comparison, self._desk.folder, now)
        workspace = self._desk.workspace.id
        run = Run(workspace, now.isoformat(), files, removed, survey.comparison.taken)
        self._reporter.report(0, 0, "Waiting for the disk")
        name = survey.snapshot.facts.site.name
        staging.seal(run, TargetManifest(workspace, name, self._standing(removed)))
        stop_if_cancelled(self._reporter)
        return run

    def _standing(self, removed: tuple[str, ...]) -> tuple[ManifestEntry, ...]:
        """Return the files that will stand at the target."""
        gone = set(removed)
        staying = {path: entry for path, entry in self._known.items() if path not in gone}
        staying |= {entry.path: entry for entry in self._out.entries}
        return tuple(staying.values())

    def _begin(self, survey: Survey, run: Run) -> PublicationId:
        turns = {file.path: turn for turn, file in enumerate(run.files)}
        pages = sorted(self._out.pages, key=lambda page: turns[page.path])
        with self._desk.library.write() as unit:
            target = ensure_target(unit, self._folder)
            number = unit.ledger.begin(
                survey.snapshot.now, target.folder, self._desk.by, pages, run.removed
            )
            self._keep_manifest(unit, target, self._out.entries)
        return number

    def _keep_manifest(self, unit: "Unit", target: Target, changed: list[ManifestEntry]) -> None:
        """Write down what changed; all that stands there when only the target's copy knew it."""
        if unit.targets.is_empty(target.id):
            unit.targets.put_manifest(target.id, self._known.values(), ())
        unit.targets.put_manifest(target.id, [*changed, *self._out.same], ())

    def _finish(self, survey: Survey, run: Run, number: PublicationId) -> None:
        total = len(run.files)
        self._place.swap_in(
            run, lambda done: self._reporter.report(done, total, "Putting pages in place")
        )
        close_run(self._desk, self._place, run, number, _went_out(survey), self._entries())
        moved = self._moved(survey)
        with self._desk.library.write() as unit:
            target = ensure_target(unit, self._folder)
            unit.targets.put_manifest(target.id, moved, ())
            keep_pulse(unit, target.id, self._pulse)

    def _entries(self) -> dict[str, ManifestEntry]:
        """Return the manifest as it stands in the library since the run was begun."""
        fresh = (*self._out.entries, *self._out.same)
        return self._known | {entry.path: entry for entry in fresh}

    def _moved(self, survey: Survey) -> list[ManifestEntry]:
        """Put the times of files back that are as we wrote them; return those that cannot be."""
        return [
            step.fresh
            for step in survey.comparison.steps
            if step.fresh and step.entry and not self._place.put_time_back(step.entry)
        ]

    def _keep_times(self, survey: Survey) -> None:
        """Nothing was written: remember recipes that gave the same bytes, and new times."""
        self._place.clear()
        moved = self._moved(survey)
        with self._desk.library.write() as unit:
            target = ensure_target(unit, self._folder)
            self._keep_manifest(unit, target, moved)
            unit.articles.mark_published(_went_out(survey), survey.snapshot.now)
            keep_pulse(unit, target.id, self._pulse)


def close_run(
    desk: "Desk",
    place: TargetPlace,
    run: Run,
    number: PublicationId,
    went: list[Went],
    entries: Mapping[str, ManifestEntry] | None = None,
) -> None:
    """Write the manifest's copy, then *done*, statuses and manifest; clear what was staged.

    `entries` is the manifest, for those who know it.
    """
    with desk.library.read() as unit:
        if entries is None:
            known = unit.targets.by_folder(str(place.path))
            entries = unit.targets.manifest(known.id) if known else {}
        name = unit.site.get().name
    gone = set(run.removed)
    standing = tuple(entry for path, entry in entries.items() if path not in gone)
    place.close(TargetManifest(run.workspace, name, standing))
    with desk.library.write() as unit:
        target = ensure_target(unit, place.path)
        unit.ledger.finish(number, desk.clock.now())
        went_out(unit, number)
        unit.targets.put_manifest(target.id, (), run.removed)
        unit.articles.mark_published(went, datetime.fromisoformat(run.time))
    place.clear()


def _removed(survey: Survey) -> tuple[str, ...]:
    return tuple(s.path for s in survey.comparison.steps if s.change is PageChange.REMOVED)


def _went_out(survey: Survey) -> list[Went]:
    """Return the stories that stand at the target now; the flag says that the text is new."""
    snapshot = survey.snapshot
    return [
        (story.id, story.revision, story.revised == snapshot.now)
        for story in snapshot.stories
        if story.status is Status.READY
    ]
