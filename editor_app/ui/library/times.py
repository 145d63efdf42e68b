"""Times the way a newsroom says them: minutes, the clock, a weekday, a date."""

from datetime import datetime, timedelta

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def time_words(when: datetime, now: datetime) -> str:
    """Return how long ago something was, in the shortest words that are exact enough."""
    there = when.astimezone(now.tzinfo)
    passed = now - there
    if timedelta(0) <= passed < timedelta(minutes=1):
        return "just now"
    if timedelta(0) <= passed < timedelta(hours=1):
        return f"{passed.seconds // 60} min ago"
    if there.date() == now.date():
        return f"{there:%H:%M}"
    if timedelta(0) <= passed < timedelta(days=6):
        return _DAYS[there.weekday()]
    return day_words(there, now)


def embargo_words(when: datetime, now: datetime) -> str:
    """Return until when a story is held."""
    there = when.astimezone(now.tzinfo)
    if there.date() == now.date():
        return f"until {there:%H:%M}"
    return f"until {day_words(there, now)}, {there:%H:%M}"


def day_words(there: datetime, now: datetime) -> str:
    """Return a date, with its year only when it is another one."""
    year = f" {there.year}" if there.year != now.year else ""
    return f"{there.day} {_MONTHS[there.month - 1]}{year}"
