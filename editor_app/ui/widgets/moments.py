"""Days and times in words, in the zone of the reader."""

from datetime import datetime, timedelta

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def moment_words(when: datetime, now: datetime) -> str:
    """Return a time with its day: today, tomorrow, a weekday of this week, or a date."""
    there, here = when.astimezone(), now.astimezone()
    clock = f"{there:%H:%M}"
    if there.date() == here.date():
        return f"today {clock}"
    if there.date() == here.date() + timedelta(days=1):
        return f"tomorrow {clock}"
    if timedelta(0) <= here - there < timedelta(days=6):
        return f"{_DAYS[there.weekday()]} {clock}"
    return f"{full_day(there)}, {clock}"


def full_day(when: datetime) -> str:
    """Return a date as it is printed: 23 November 2026."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def size_words(size: int) -> str:
    """Return a size of a file in the unit a reader would use."""
    if size < 1000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} kB"
    return f"{size / 1_000_000:.1f} MB"


def number_of(count: int, one: str, many: str = "") -> str:
    """Return a number with its word."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
