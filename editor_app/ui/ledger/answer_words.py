"""The heading of an answer, and the sentence below it."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from editor_app.domain.ledger import Answer, Between, Carrying, RanOn, Spans, Under
from editor_app.domain.plan import PageChange
from editor_app.domain.publication import PublicationRow
from editor_app.ui.widgets.moments import full_day, number_of


def heading_of(answer: Answer, zone: ZoneInfo) -> str:
    """Return the question as a heading."""
    if isinstance(answer, RanOn):
        day = full_day(datetime.combine(answer.day, time(), zone))
        asked = f"at {answer.asked}" if "/" in answer.asked else f"with “{answer.asked}”"
        return f"What ran {asked} on {day}"
    if isinstance(answer, Carrying):
        return f"Pages that still carry {answer.name}{_which(answer.version, older=answer.older)}"
    if isinstance(answer, Between):
        return f"From publication {answer.first.id} to publication {answer.second.id}"
    if isinstance(answer, Under):
        return f"Everything that ran under {answer.name}{_which(answer.version)}"
    return "The ledger"


def facts_of(answer: Answer, spans: Spans, zone: ZoneInfo) -> str:
    """Return what was found, in a sentence."""
    found, times = "", f"Times in {zone.key}."
    if isinstance(answer, RanOn):
        none = "Nothing of it stood at any target on that day."
        where = _where({entry.head.target for entry in answer.entries})
        found = f"{number_of(len(answer.entries), 'page')}{where}. {times}"
        return found if answer.entries else none
    if isinstance(answer, Carrying):
        numbers = " and ".join(f"v{number}" for number in answer.in_force)
        force = f"In force: {numbers}." if numbers else "No version of it is in force."
        where = _where({page.target for page in answer.pages})
        return f"{number_of(len(answer.pages), 'page')}{where}. {force} {times}"
    if isinstance(answer, Between):
        named = ", ".join(_counts(answer)) or "nothing changed"
        first, second = _when(answer.first, zone), _when(answer.second, zone)
        return f"{first} and {second}: {named}. {times}"
    if isinstance(answer, Under):
        more = " and more below" if spans.next else ""
        found = f"{number_of(len(spans.spans), 'span')}{more}." if spans.spans else "It never ran."
    return f"{found} {times}"


def _where(targets: set[str]) -> str:
    return f" at {min(targets)}" if len(targets) == 1 else ""


def _which(version: int | None, *, older: bool = False) -> str:
    if older:
        return ", in a wording not in force"
    return f" v{version}" if version is not None else ""


def _counts(answer: Between) -> list[str]:
    counts = (
        (sum(page.change is change for page in answer.pages), change)
        for change in (PageChange.NEW, PageChange.CHANGED, PageChange.REMOVED)
    )
    return [f"{count:,} {change}" for count, change in counts if count]


def _when(row: PublicationRow, zone: ZoneInfo) -> str:
    local = row.time.astimezone(zone)
    return f"{full_day(local)}, {local:%H:%M}"
