"""What rules make of articles, worked out once for all that they cannot tell apart."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from editor_app.domain.listing import Filing
from editor_app.domain.resolution import Block, Subject
from editor_app.services.attaching import Attachments

T = TypeVar("T")


class Likeness(Generic[T]):
    """Judges articles by the blocks that one or several states of the rules put on each.

    Articles for which something was decided one by one are judged one by one.
    """

    def __init__(self, judge: Callable[..., T], *states: Attachments) -> None:
        self._judge, self._states = judge, states
        self._language = states[0].site.language
        self._spoken_of = frozenset(rule.subject for state in states for rule in state.rules)
        self._single = frozenset[str]().union(*(state.single for state in states))
        self._known: dict[Hashable, T] = {}

    def of(self, filing: Filing) -> T:
        """Return what is judged of an article."""
        if filing.id in self._single:
            return self._judged(filing)
        spoken = self._spoken_of
        key = (
            filing.language,
            filing.section if filing.section in spoken else "",
            filing.kind if filing.kind in spoken else "",
            () if spoken.isdisjoint(filing.tags) else self._spoken(filing.tags),
            () if spoken.isdisjoint(filing.byline) else self._spoken(filing.byline),
        )
        try:
            return self._known[key]
        except KeyError:
            return self._known.setdefault(key, self._judged(filing))

    def _spoken(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of an article's names that some rule speaks of."""
        return tuple(name for name in names if name in self._spoken_of)

    def _judged(self, filing: Filing) -> T:
        subject = Subject(
            filing.id,
            filing.language or self._language,
            filing.kind,
            filing.section,
            filing.tags,
            filing.byline,
        )
        blocks: list[tuple[Block, ...]] = [state.on_subject(subject) for state in self._states]
        return self._judge(*blocks)
