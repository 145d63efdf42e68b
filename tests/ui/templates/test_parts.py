from datetime import UTC, date, datetime
from typing import Any

from editor_app.domain.article import ArticleRow
from editor_app.domain.ids import ArticleId, RuleId, TemplateId
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, Template, TemplateKind
from editor_app.services.templates import Impact, TemplateRow
from editor_app.ui.appearance.tokens import tokens_of
from editor_app.ui.names import Known
from editor_app.ui.templates.compare import as_html, changes
from editor_app.ui.templates.details_form import overdue
from editor_app.ui.templates.facts import TemplateFacts, impact_sentence
from editor_app.ui.templates.model import TemplateListModel
from editor_app.ui.templates.rule_dialog import RuleDialog, Surroundings
from editor_app.ui.templates.rules_model import lines, placement_words
from editor_app.ui.templates.used_pane import TouchedModel

KEY = TemplateId("t")
TEMPLATE = Template(KEY, "General", TemplateKind.DISCLAIMER, 3, "x")
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def row(number: int, status: Status = Status.DRAFT) -> ArticleRow:
    return ArticleRow(ArticleId(str(number)), f"s{number}", "", status, "World", NOW, 1)


def rule(effect: Effect, scope: Scope, **fields: Any) -> Rule:
    return Rule(RuleId(f"{effect}{scope}"), KEY, effect, scope, **fields)


def facts(*statuses: Status) -> TemplateFacts:
    rows = tuple(row(number, status) for number, status in enumerate(statuses))
    return TemplateFacts(TEMPLATE, (), Impact(rows, statuses.count(Status.PUBLISHED)), "")


def test_words_gone_and_new() -> None:
    found = changes("We inform {{ site.name }}.", "We tell {{ site.name }} all.")
    assert ("gone", "inform") in found
    assert ("new", "tell") in found
    html = as_html(found, tokens_of(dark=False))
    assert "line-through" in html
    assert as_html(changes("a < b", "a < b"), tokens_of(dark=False)) == "a &lt; b"


def test_long_wordings_are_compared_by_line() -> None:
    long = "word " * 4000
    assert changes(f"{long}\nend", f"{long}\nother")[-1] == ("new", "other")


def test_rules_in_words() -> None:
    found = lines(
        (
            rule(Effect.REQUIRE, Scope.TAG, subject="x", subject_name="markets"),
            rule(Effect.EXCEPT, Scope.SECTION, subject="s", subject_name="Business"),
            rule(Effect.ADD, Scope.SITE, reason="law"),
            rule(Effect.ADD, Scope.LANGUAGE, subject="de"),
        ),
        {"addScope.SITE": 2, f"{Effect.ADD}{Scope.SITE}": 122, f"{Effect.REQUIRE}{Scope.TAG}": 4},
    )
    assert [line.scope for line in found] == [
        "Whole site · after the article",
        "Language German · after the article",
        "Section Business",
        "Tag “markets” · after the article",
    ]
    assert [line.number for line in found] == ["122", "+0", "−0", "+4"]
    assert found[0].sentence.endswith("122 articles, because law")
    within = rule(Effect.ADD, Scope.SITE, placement=Placement.AFTER_PARAGRAPHS, paragraphs=2)
    assert placement_words(within) == "after 2 paragraphs"


def test_sentences_of_impact() -> None:
    draft, out = Status.DRAFT, Status.PUBLISHED
    assert impact_sentence(facts(), dirty=False) == "It stands on no article yet."
    assert impact_sentence(facts(), dirty=True) == "Saving v4 changes no article."
    said = impact_sentence(facts(draft, out, draft), dirty=True)
    assert said == "Saving v4 changes 3 articles; 1 of them is published."
    assert impact_sentence(facts(out), dirty=False).endswith("1 article; it is published.")
    assert impact_sentence(facts(draft), dirty=False).endswith("it is not published.")
    assert impact_sentence(facts(out, out), dirty=False).endswith("all of them are published.")


def test_days_that_have_come() -> None:
    from dataclasses import replace

    today = date(2026, 11, 23)
    assert overdue(TEMPLATE, today) == ""
    assert "review" in overdue(replace(TEMPLATE, review_by=today), today)
    assert "expired" in overdue(replace(TEMPLATE, expires=date(2026, 11, 1)), today)


def test_models_keep_qts_rules(qtmodeltester: Any) -> None:
    from dataclasses import replace

    model = TemplateListModel()
    retired = replace(TEMPLATE, id=TemplateId("u"), name="Aged", retired=True)
    model.show_rows([TemplateRow(retired, 0, False), TemplateRow(TEMPLATE, 2, False)])
    qtmodeltester.check(model)
    assert model.at(0).template is TEMPLATE
    assert "retired" in str(model.data(model.index(1), 0x0100 + 20))
    model.show_rows([TemplateRow(TEMPLATE, 5, True), TemplateRow(retired, 0, False)])
    assert model.at(0).every_page
    touched = TouchedModel()
    touched.show_rows((row(1), row(2)))
    qtmodeltester.check(touched)


def dialog(qtbot: Any, given: Rule | None, known: Known | None = None) -> RuleDialog:
    around = Surroundings(known or Known(sections={"s1": "World"}), lambda _text, _take: None)
    made = RuleDialog(TEMPLATE, given, around, None)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(made: RuleDialog, scope: Scope) -> None:
    made.scope.setCurrentIndex(made.scope.findData(scope.value))


def test_a_rule_for_each_scope(qtbot: Any) -> None:
    made = dialog(qtbot, None)
    assert not made.subjects.isVisible()
    assert made.rule().scope is Scope.SITE
    choose(made, Scope.SECTION)
    assert made.rule().subject == "s1"
    choose(made, Scope.TAG)
    assert not made.keep.isEnabled()
    assert "no tags yet" in made.hint.text()
    choose(made, Scope.LANGUAGE)
    made.subject.setCurrentIndex(made.subject.findData("de"))
    assert made.rule().subject == "de"
    choose(made, Scope.ARTICLE)
    assert not made.keep.isEnabled()
    made.article.show_choice("a1", "Pilots")
    made.article.chosen.emit("a1", "Pilots")
    assert made.keep.isEnabled()
    assert made.rule().subject == "a1"


def test_paragraphs_are_asked_for_when_they_count(qtbot: Any) -> None:
    made = dialog(qtbot, None)
    assert not made.paragraphs.isVisible()
    made.placement.setCurrentIndex(made.placement.findData("after-paragraphs"))
    made.paragraphs.setValue(2)
    assert made.paragraphs.isVisible()
    assert (made.rule().paragraphs, made.rule().placement) == (2, Placement.AFTER_PARAGRAPHS)
    made.effect.setCurrentIndex(made.effect.findData("except"))
    assert not made.placement.isVisible()


def test_an_old_rule_is_shown_as_it_is(qtbot: Any) -> None:
    old = rule(
        Effect.REQUIRE, Scope.TAG, subject="gone", subject_name="markets", order=4, reason="law"
    )
    made = dialog(qtbot, old)
    kept = made.rule()
    assert (kept.id, kept.effect, kept.subject, kept.order) == (old.id, old.effect, "gone", 4)
    assert kept.reason == "law"
    made = dialog(qtbot, rule(Effect.ADD, Scope.ARTICLE, subject="a1", subject_name="Pilots"))
    assert made.article.text() == "Pilots"
