"""Whether anything that the site is made of has changed since it was last surveyed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor_app.domain.plan import Held, PageChange, Plan, PlannedPage
from editor_app.domain.status import Status
from editor_app.export.pictures_out import MADE_BY
from editor_app.export.recipe import digest
from editor_app.export.sitemap import NEWS_DAYS
from editor_app.export.targets import place_at
from editor_app.services.recipes import OURS

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.survey import Survey
    from editor_app.store.unit import Unit

_LEAVING = {Status.READY.value, Status.PUBLISHED.value}
Dates = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Pulse:
    """What was true after a survey, from `since` until the clock alone changes something."""

    beat: str
    since: str
    until: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Heart:
    """All that a survey reads, the clock, the theme and the target aside.

    `states` are the articles' own, `rest` is a digest of everything else.
    """

    states: Sequence[tuple[Any, ...]]
    rest: str

    def beat(self, theme: str, dates: Mapping[str, Dates]) -> str:
        """Return a digest of it; `dates` are those that stories will bear when they went out."""
        states = [
            (key, pinned, "leaving" if status in _LEAVING else status, trashed, *dates.get(key, d))
            for key, pinned, status, trashed, *d in self.states
        ]
        return digest(OURS, MADE_BY, theme, self.rest, states)


def heart_of(unit: "Unit") -> Heart:
    """Return what the library holds for a survey, read once for both ends of a publication."""
    tables = (
        unit.sections,
        unit.authors,
        unit.tags,
        unit.pictures,
        unit.templates,
        unit.rules,
        unit.holds,
        unit.arrangements,
        unit.redirects,
    )
    corrections = [correction.facts for correction in unit.corrections.all()]
    rest = digest(unit.site.get(), corrections, *(table.all() for table in tables))
    return Heart(unit.articles.states(), rest)


def pulse_of(heart: Heart, survey: "Survey") -> Pulse:
    """Return the pulse as it will be when the survey has been carried out."""
    snapshot = survey.snapshot
    dates: dict[str, Dates] = {
        story.id: (_iso(story.published), _iso(story.revised)) for story in snapshot.stories
    }
    held = tuple(h for h in survey.held if not h.must_fix)
    return Pulse(
        heart.beat(survey.maker.theme.fingerprint, dates),
        snapshot.now.isoformat(),
        _until(survey),
        held,
    )


def keep_pulse(unit: "Unit", target: str, pulse: Pulse | None) -> None:
    """Remember a target's pulse; None forgets it."""
    unit.settings.put(_name(target), json.dumps(asdict(pulse)) if pulse else "")


def calm_plan(desk: "Desk", unit: "Unit", folder: Path, heart: Heart) -> Plan | None:
    """Return the plan when nothing can have changed, here or at the target; else None."""
    target = unit.targets.by_folder(str(folder))
    kept = _read(unit.settings.get(_name(target.id))) if target else None
    now = desk.clock.now().isoformat()
    if target is None or kept is None or not kept.since <= now < (kept.until or "9"):
        return None
    theme = desk.themes.fingerprint(unit.site.get(), unit)
    if kept.beat != heart.beat(theme, {}):
        return None
    found: list[PlannedPage] = []
    place = place_at(folder)
    for entry in unit.targets.manifest(target.id).values():
        seen = place.look_at(entry.path)
        if seen is None or not place.is_as_written(entry, seen):
            return None
        why = "nothing it shows has changed"
        found.append(PlannedPage(entry.path, PageChange.SAME, why, entry.size))
    return Plan(tuple(found), kept.held) if found else None


def _until(survey: "Survey") -> str:
    """Return when the clock alone changes the site next; empty when it never does."""
    snapshot = survey.snapshot
    zone = snapshot.facts.zone
    times = [datetime.fromisoformat(h.until) for h in survey.held if h.until]
    times += [story.published + NEWS_DAYS for story in snapshot.stories if story.published]
    for template in snapshot.attachments.templates.values():
        if template.expires is not None:
            following = template.expires + timedelta(days=1)
            times.append(datetime.combine(following, time(), zone))
    ahead = [moment.astimezone(snapshot.now.tzinfo) for moment in times if moment > snapshot.now]
    return min(ahead).isoformat() if ahead else ""


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _name(target: str) -> str:
    return f"pulse {target}"


def _read(text: str) -> Pulse | None:
    try:
        found: dict[str, Any] = json.loads(text)
        held = tuple(Held(**one) for one in found.pop("held"))
        return Pulse(**found, held=held)
    except (ValueError, KeyError, TypeError):
        return None
