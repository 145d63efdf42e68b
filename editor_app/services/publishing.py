"""Publishing: the site at its targets, whole or as it was before."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import (
    AlreadyThere,
    InvalidValue,
    NotFound,
    TargetUnusable,
    WorkspaceReadOnly,
)
from editor_app.domain.ids import TargetId
from editor_app.domain.plan import Plan, PublishResult
from editor_app.domain.progress import Reporter, Silent
from editor_app.domain.site import Target
from editor_app.domain.verification import Verification
from editor_app.export.target_lock import held
from editor_app.export.targets import place_at
from editor_app.isolation.apart import run_apart
from editor_app.services.press_run import PressRun
from editor_app.services.pulse import calm_plan, heart_of
from editor_app.services.reasons import told_plan
from editor_app.services.settling import settle
from editor_app.services.survey import Surveyor
from editor_app.services.targets import ensure_target, known_files, whole_path
from editor_app.services.verifying import verify

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.plan_look import PlanLook

_NOBODY: frozenset[str] = frozenset()


class Publishing:
    """What a journalist can do with the site as a whole."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def targets(self) -> tuple[Target, ...]:
        """Return the folders where the site is published, by name."""
        with self._desk.library.read() as unit:
            return tuple(unit.targets.all())

    def last_target(self) -> Path | None:
        """Return where the site was published last, or the only target there is."""
        with self._desk.library.read() as unit:
            folders = [target.folder for target in unit.targets.all()]
            ran = next((row.target for row in unit.ledger.rows() if row.target in folders), "")
        chosen = ran or (folders[0] if len(folders) == 1 else "")
        return Path(chosen) if chosen else None

    def add_target(self, folder: Path, name: str = "") -> Changes:
        """Keep a folder or a ZIP file as a target; `created` is its id."""
        folder = whole_path(folder)
        place = place_at(folder)
        place.check(self._desk.folder)
        place.make()
        with self._desk.library.write() as unit:
            if unit.targets.by_folder(str(folder)) is not None:
                raise AlreadyThere(f"“{folder}” is a target already.")
            target = ensure_target(unit, folder, name)
        return Changes(targets=True, created=target.id)

    def rename_target(self, target_id: TargetId, name: str) -> Changes:
        """Call a target by another name; its place stays."""
        name = " ".join(name.split())
        if not name:
            raise InvalidValue("A target needs a name.", "Type how you speak of it.")
        with self._desk.library.write() as unit:
            target = unit.targets.get(target_id)
            if target is None:
                raise NotFound("This target does not exist any more.")
            unit.targets.put(replace(target, name=name))
        return Changes(targets=True)

    def remove_target(self, target_id: TargetId) -> Changes:
        """Forget a target; what stands there stays."""
        with self._desk.library.write() as unit:
            if unit.targets.get(target_id) is None:
                raise NotFound("This target does not exist any more.")
            unit.targets.remove(target_id)
        return Changes(targets=True)

    def plan(self, folder: Path, *, leave_out: frozenset[str] = _NOBODY) -> Plan:
        """Return what publishing would do; nothing is composed and nothing written.

        `leave_out` are slugs of articles that stay behind this time.
        """
        folder = whole_path(folder)
        self._check(folder)
        with self._desk.library.read() as unit:
            calm = None if leave_out else calm_plan(self._desk, unit, folder, heart_of(unit))
            if calm is not None:
                return calm
            # Files of others are named when publishing is asked for; the plan is shown anyway.
            known = known_files(unit, self._desk.workspace.id, folder, adopt=True)
            survey = Surveyor(self._desk, unit, folder, known, Silent()).survey(leave_out)
        return told_plan(survey)

    def look(self, folder: Path, *, leave_out: frozenset[str] = _NOBODY) -> "PlanLook":
        """Return what tells of any file what stands at a target and what would be written there."""
        from editor_app.services.plan_look import PlanLook

        folder = whole_path(folder)
        place_at(folder).check(self._desk.folder)
        return PlanLook(self._desk, folder, leave_out)

    def publish(
        self,
        folder: Path,
        *,
        adopt: bool = False,
        leave_out: frozenset[str] = _NOBODY,
        dry_run: bool = False,
        reporter: Reporter | None = None,
    ) -> PublishResult:
        """Publish to a folder; until the ledger says *begun* the site there is not touched.

        `adopt` takes the addresses at which files of others stand, after saving those.
        """
        folder = whole_path(folder)
        self._check(folder)
        if dry_run:
            run = PressRun(self._desk, folder, reporter or Silent(), adopt=adopt)
            return run.run(leave_out, dry=True)
        if self._desk.read_only:
            raise WorkspaceReadOnly("This workspace is open for reading only.")
        place_at(folder).make()
        with held(folder):
            settle(self._desk, only=folder)
            run = PressRun(self._desk, folder, reporter or Silent(), adopt=adopt)
            return run.run(leave_out, dry=False)

    def publish_apart(
        self,
        folder: Path,
        *,
        adopt: bool = False,
        leave_out: frozenset[str] = _NOBODY,
        reporter: Reporter,
    ) -> PublishResult:
        """Publish in a process of its own, under the lock that this desk holds."""
        desk = self._desk
        return run_apart(
            publish_for, desk.folder, desk.by, folder, adopt, leave_out, reporter=reporter
        )

    def verify(self, folder: Path, reporter: Reporter | None = None) -> Verification:
        """Read the site at a target as it stands, and say whether it is whole and how large."""
        folder = whole_path(folder)
        self._check(folder)
        return verify(self._desk, folder, reporter or Silent())

    def verify_apart(self, folder: Path, reporter: Reporter) -> Verification:
        """Verify in a process of its own: reading a large site would slow the window down."""
        return run_apart(verify_for, self._desk.folder, folder, reporter=reporter)

    def settle(self) -> Changes:
        """Finish publications that were begun and interrupted, where their target is there."""
        if self._desk.read_only:
            return Changes()
        return settle(self._desk)

    def _check(self, path: Path) -> None:
        """Refuse a place that cannot be; one that was there before is never made anew unasked."""
        place = place_at(path)
        if not place.is_there():
            with self._desk.library.read() as unit:
                if unit.targets.by_folder(str(path)) is not None:
                    raise TargetUnusable(
                        f"“{path}” is not there any more.",
                        "Is its disk connected? Otherwise make the folder again.",
                    )
        place.check(self._desk.folder)


def publish_for(
    workspace: Path,
    by: str,
    folder: Path,
    adopt: bool,
    leave_out: frozenset[str],
    reporter: Reporter,
) -> PublishResult:
    """Publish a workspace whose lock the caller holds; runs in a process of its own."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by, lent=True) as desk:
        return desk.publishing.publish(folder, adopt=adopt, leave_out=leave_out, reporter=reporter)


def verify_for(workspace: Path, folder: Path, reporter: Reporter) -> Verification:
    """Verify the site of a workspace; runs in a process of its own."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        return desk.publishing.verify(folder, reporter)
