"""The time, passed in so that tests and repeated runs can choose it."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives the present moment, aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock, to the second."""

    def now(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0)
