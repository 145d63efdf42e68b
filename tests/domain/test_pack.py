from editor_app.domain.pack import MissingSubject, PackPlan, PackStep, PlannedTemplate
from editor_app.domain.rule import Scope
from editor_app.domain.template import TemplateKind


def test_a_plan_counts_its_steps() -> None:
    same = PlannedTemplate("General", TemplateKind.DISCLAIMER, PackStep.SAME)
    changed = PlannedTemplate("Footer", TemplateKind.FOOTER, PackStep.CHANGED)
    new = PlannedTemplate("Bio", TemplateKind.BIO, PackStep.NEW)
    refused = PlannedTemplate("Ad", TemplateKind.NOTICE, PackStep.REFUSED)
    plan = PackPlan("Pack", (same, changed, same, refused))
    assert [plan.counts[step] for step in PackStep] == [0, 2, 1, 1]
    assert plan.changes
    assert PackPlan("Pack", (new,)).changes
    assert not PackPlan("Pack", (same, refused)).changes
    assert PackStep.REFUSED.label == "Refused"


def test_what_is_missing_is_told_with_whose_rules_it_leaves_out() -> None:
    one = MissingSubject(Scope.TAG, "markets", "Markets", ("General",))
    assert one.sentence == (
        "“General” has a rule about the tag “Markets”, which this desk does not have."
    )
    two = MissingSubject(Scope.AUTHOR, "lena", "", ("General", "Bio"))
    assert two.sentence == (
        "“General” and “Bio” have rules about the author “lena”, which this desk does not have."
    )
