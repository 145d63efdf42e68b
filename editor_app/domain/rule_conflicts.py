"""Where the rules of one template meet on the same articles and disagree, and which one counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from editor_app.domain.ids import RuleId
from editor_app.domain.rule import Effect, Rule, Scope

_NAMES = {
    Scope.SITE: "the whole site",
    Scope.LANGUAGE: "a language",
    Scope.KIND: "a kind of article",
    Scope.SECTION: "a section",
    Scope.TAG: "a tag",
    Scope.AUTHOR: "an author",
    Scope.ARTICLE: "a single article",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rules that say different things of the same articles; `articles` counts those."""

    winner: Rule
    other: Rule
    articles: int

    @property
    def tie(self) -> bool:
        """Whether both rules count, and only their order tells which says the place."""
        return self.winner.scope == self.other.scope and self.winner.effect is self.other.effect

    @property
    def sentence(self) -> str:
        """Which rule counts, where, and why."""
        where = "On 1 article" if self.articles == 1 else f"On {self.articles:,} articles"
        first, second = f"“{self.winner.named}”", f"“{self.other.named}”"
        if self.tie:
            return f"{where} {first} and {second} both count; the first says where it stands."
        return f"{where} {first} wins over {second}: {self._reason}"

    @property
    def _reason(self) -> str:
        winner, other = self.winner, self.other
        if winner.scope == other.scope:
            return f"at one level {winner.effect} is stronger than {other.effect}."
        reason = f"{_NAMES[winner.scope]} is more specific than {_NAMES[other.scope]}"
        if other.effect is Effect.REQUIRE and winner.effect is Effect.ADD:
            return f"{reason}, so it may be taken off there."
        return f"{reason}."


def conflicts(rules: Sequence[Rule], reach: Mapping[RuleId, Collection[str]]) -> list[Conflict]:
    """Return the pairs of rules that disagree; `reach` gives the articles each speaks of.

    An exception or a requirement within a wider *add* is no conflict: it is what they are for.
    """
    found: list[Conflict] = []
    for pair in combinations(rules, 2):
        winner, other = sorted(pair, key=_rank)
        if _disagree(winner, other):
            shared = len(set(reach.get(winner.id, ())).intersection(reach.get(other.id, ())))
            if shared:
                found.append(Conflict(winner, other, shared))
    return sorted(found, key=lambda one: (-one.winner.scope, one.winner.id, one.other.id))


def _rank(rule: Rule) -> tuple[int, int, int, str]:
    """Order rules as resolution does: the first one counts."""
    return -rule.scope, -rule.effect.strength, rule.order, rule.id


def _disagree(winner: Rule, other: Rule) -> bool:
    if winner.effect is other.effect:
        same_level = winner.scope == other.scope
        return winner.effect is not Effect.EXCEPT and same_level and _place(winner) != _place(other)
    return not (winner.scope > other.scope and other.effect is Effect.ADD)


def _place(rule: Rule) -> tuple[str, int]:
    return rule.placement, rule.paragraphs
