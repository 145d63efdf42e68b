"""The rules of a template as lines of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from editor_app.domain.article import Kind
from editor_app.domain.ids import RuleId
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.ui.languages import language_name
from editor_app.ui.widgets.moments import full_day, number_of

EFFECTS = {
    Effect.ADD: ("Add", "Attaches it; it may be taken off a single article."),
    Effect.EXCEPT: ("Except", "Keeps it off."),
    Effect.REQUIRE: ("Require", "Attaches it; it may not be taken off."),
}
SCOPES = {
    Scope.SITE: "Whole site",
    Scope.LANGUAGE: "Language",
    Scope.KIND: "Kind",
    Scope.SECTION: "Section",
    Scope.TAG: "Tag",
    Scope.AUTHOR: "Author",
    Scope.ARTICLE: "Article",
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with the number of articles that it speaks of."""

    rule: Rule
    articles: int

    @property
    def effect(self) -> str:
        """The word for what the rule does."""
        return EFFECTS[self.rule.effect][0]

    @property
    def scope(self) -> str:
        """What the rule speaks of, and where the template then stands."""
        return " · ".join(
            part for part in (scope_words(self.rule), placement_words(self.rule)) if part
        )

    @property
    def placement(self) -> str:
        """Where the template stands by this rule, nothing when it keeps it off."""
        return placement_words(self.rule)

    @property
    def number(self) -> str:
        """How many articles it adds or keeps it off."""
        if self.rule.effect is Effect.EXCEPT:
            return f"−{self.articles:,}"
        return f"{self.articles:,}" if self.rule.scope is Scope.SITE else f"+{self.articles:,}"

    @property
    def sentence(self) -> str:
        """The whole line, read out."""
        about = f", because {self.rule.reason}" if self.rule.reason else ""
        return f"{self.effect}: {self.scope}, {number_of(self.articles, 'article')}{about}"

    @property
    def set_by(self) -> str:
        """Who set the rule and when, as far as it is known."""
        rule = self.rule
        if rule.time is None:
            return ""
        return f"Set by {rule.by} on {full_day(rule.time.astimezone())}."


def lines(rules: Sequence[Rule], counts: Mapping[RuleId, int]) -> tuple[RuleLine, ...]:
    """Return the rules in their order, those of one number from the general to the special."""
    ordered = sorted(rules, key=lambda rule: (rule.order, rule.scope, rule.effect.strength))
    return tuple(RuleLine(rule, counts.get(rule.id, 0)) for rule in ordered)


def scope_words(rule: Rule) -> str:
    """Return the scope with the name of its subject."""
    if rule.scope is Scope.SITE:
        return SCOPES[Scope.SITE]
    name = rule.subject_name or rule.subject
    if rule.scope is Scope.LANGUAGE:
        name = language_name(rule.subject)
    elif rule.scope is Scope.KIND and rule.subject in set(Kind):
        name = Kind(rule.subject).label
    quoted = f"“{name}”" if rule.scope in {Scope.TAG, Scope.ARTICLE} else name
    return f"{SCOPES[rule.scope]} {quoted}"


def placement_words(rule: Rule) -> str:
    """Return where the template stands, nothing for a rule that keeps it off."""
    return rule.place
