"""By which moment embargoes are held: a clock that runs far ahead must not let one go."""

from datetime import datetime, timedelta

# A desk can rest for months; a clock in the wrong year is further off.
_MOST = timedelta(days=366)


def runs_ahead(now: datetime, newest: datetime | None) -> bool:
    """Whether a clock stands so long after the desk's newest change that it is not believed."""
    return newest is not None and now > newest + _MOST


def moment_for_embargoes(now: datetime, newest: datetime | None) -> datetime:
    """Return the present, or the newest change where the clock is not believed."""
    return newest if newest is not None and runs_ahead(now, newest) else now
