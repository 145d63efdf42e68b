"""A clock in the wrong year would print the wrong dates."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from editor_app.domain.embargo import runs_ahead
from editor_app.domain.finding import Finding, Severity

# Less can be two machines that differ.
_MOST = timedelta(days=1)


def clock_wrong(now: datetime, newest: datetime | None) -> Iterator[Finding]:
    """Find a clock that stands before the newest change of the desk, or far after it."""
    if newest is not None and now < newest - _MOST:
        yield Finding(
            "clock-behind",
            Severity.WORTH_A_LOOK,
            "clock",
            f"This machine’s clock says {now:%Y-%m-%d}, but the newest article was changed on "
            f"{newest:%Y-%m-%d}.",
            "Set the clock right before you publish: pages would bear its date.",
        )
    elif newest is not None and runs_ahead(now, newest):
        yield Finding(
            "clock-ahead",
            Severity.WORTH_A_LOOK,
            "clock",
            f"This machine’s clock says {now:%Y-%m-%d}, more than a year after the newest change "
            f"on {newest:%Y-%m-%d}. Embargoes are held as if it were that day.",
            "Set the clock right. If it is right, save any article: embargoes follow it again.",
        )
