"""The way through the site: which pages were looked at, back and forward."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that was looked at; `hand` says that it was the article in hand."""

    path: str = ""
    anchor: str = ""
    hand: bool = False


class Journey:
    """Visits in their order; `here` is the page that is shown."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def here(self) -> Visit | None:
        """The page that is shown, None before the first one."""
        return self._visits[self._at] if self._visits else None

    def begin(self, visit: Visit) -> None:
        """Forget the way and stand here."""
        self._visits, self._at = [visit], 0

    def go(self, visit: Visit) -> None:
        """Go on to a page; what lay ahead is forgotten. To go where one is adds no step."""
        if visit != self.here:
            self._visits[self._at + 1 :] = [visit]
            self._at += 1

    def stay_in_hand(self) -> None:
        """Let the page that is shown be the article in hand; next to itself it stands once."""
        self._visits[self._at] = Visit(hand=True)
        if self._at and self._visits[self._at - 1].hand:
            del self._visits[self._at]
            self._at -= 1

    def is_possible(self, steps: int) -> bool:
        """Whether so many steps can be taken, back when they are negative."""
        return 0 <= self._at + steps < len(self._visits)

    def take(self, steps: int) -> Visit | None:
        """Go back or forward; None when there is no such page."""
        if not self.is_possible(steps):
            return None
        self._at += steps
        return self.here
