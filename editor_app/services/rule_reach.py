"""How far the rules of a template reach, and where they disagree."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.ids import RuleId, TemplateId
from editor_app.domain.resolution import matches
from editor_app.domain.rule import Rule
from editor_app.domain.rule_conflicts import Conflict, conflicts
from editor_app.services.attaching import Attachments, naming_articles

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class RuleReach:
    """A template's rules, how many articles each speaks of, and which of them disagree."""

    rules: tuple[Rule, ...]
    counts: dict[RuleId, int]
    conflicts: tuple[Conflict, ...]


def rule_reach(desk: "Desk", template_id: TemplateId) -> RuleReach:
    """Return how far a template's rules reach today."""
    with desk.library.read() as unit:
        attached = Attachments.read(unit, desk.clock).only(template_id)
        rules = naming_articles(unit, attached.rules)
        subjects = unit.articles.subjects() if rules else []
    language = attached.site.language
    whole = [one if one.language else replace(one, language=language) for one in subjects]
    reach = {
        rule.id: frozenset(one.article for one in whole if matches(rule, one)) for rule in rules
    }
    counts = {key: len(found) for key, found in reach.items()}
    return RuleReach(rules, counts, tuple(conflicts(rules, reach)))
