from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from editor_app.domain.hold import Hold
from editor_app.domain.ids import ArticleId, HoldId, RuleId, TemplateId
from editor_app.domain.impact import Impact, ImpactedArticle, ImpactGroup, TemplateChange
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, Template, TemplateKind, Topic, Wording
from editor_app.domain.word_changes import word_changes
from editor_app.services.holds import HeldArticle
from editor_app.services.template_context import Mistake
from editor_app.services.templates import TemplateRow
from editor_app.ui.appearance.tokens import tokens_of
from editor_app.ui.names import Known
from editor_app.ui.templates.details_form import DetailsForm, overdue
from editor_app.ui.templates.facts import saving_sentence, standing_sentence
from editor_app.ui.templates.holds_line import HoldsLine, held_sentence
from editor_app.ui.templates.impact_model import ImpactModel, change_words, published_only
from editor_app.ui.templates.language_row import LanguageRow
from editor_app.ui.templates.mistake_marks import span_of
from editor_app.ui.templates.model import TemplateListModel
from editor_app.ui.templates.order_dialog import OrderDialog, PlacedRule, at_the_place
from editor_app.ui.templates.rule_dialog import RuleDialog, Surroundings
from editor_app.ui.templates.rules_model import lines, placement_words
from editor_app.ui.widgets.changed_words import as_html, counted

KEY = TemplateId("t")
TEMPLATE = Template(KEY, "General", TemplateKind.DISCLAIMER, 3, "x")
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def article(number: int, *, published: bool = False, **fields: Any) -> ImpactedArticle:
    given: dict[str, Any] = {
        "change": TemplateChange.CHANGES,
        "version_before": 3,
        "version_after": 4,
        "may_hold": True,
        **fields,
    }
    status = Status.PUBLISHED if published else Status.DRAFT
    pages = (f"world/s{number}/index.html",) if published else ()
    key, slug = ArticleId(str(number)), f"s{number}"
    return ImpactedArticle(key, slug, f"Story {number}", status, "World", pages=pages, **given)


def impact(*found: ImpactedArticle, every_page: bool = False) -> Impact:
    groups = (ImpactGroup("World", found),) if found else ()
    published = sum(len(one.pages) for one in found)
    return Impact(groups, len(found), published, every_page=every_page)


def rule(effect: Effect, scope: Scope, **fields: Any) -> Rule:
    return Rule(RuleId(f"{effect}{scope}"), KEY, effect, scope, **fields)


def test_words_gone_and_new() -> None:
    found = word_changes("We inform {{ site.name }}.", "We tell {{ site.name }} all.")
    assert "line-through" in as_html(found, tokens_of(dark=False))
    assert counted(found) == (1, 2)
    assert as_html(word_changes("a < b", "a < b"), tokens_of(dark=False)) == "a &lt; b"


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
    draft, out = article(1), article(2, published=True)
    assert standing_sentence(impact()) == "It stands on no article yet."
    assert saving_sentence(impact(), 4) == "Saving v4 changes no article."
    said = saving_sentence(impact(draft, out, article(3)), 4)
    assert said == "Saving v4 changes 3 articles; 1 of them is published."
    assert standing_sentence(impact(out)).endswith("1 article; it is published.")
    assert standing_sentence(impact(draft)).endswith("it is not published.")
    assert standing_sentence(impact(out, out)).endswith("all of them are published.")
    assert standing_sentence(impact(draft, draft)).endswith("none of them is published.")
    every = impact(out, every_page=True)
    assert standing_sentence(every) == "It stands on every page: 1 article, 1 published page."
    assert saving_sentence(every, 4).startswith("Saving v4 changes every page: 1 article")


def test_what_happens_in_words() -> None:
    appears = article(1, change=TemplateChange.APPEARS, version_before=None)
    goes = article(1, change=TemplateChange.GOES, version_after=None)
    assert [change_words(one) for one in (appears, goes, article(1))] == [
        "v4 appears",
        "v3 goes",
        "v3 becomes v4",
    ]
    assert change_words(article(1, version_after=3)) == "v3 changes"
    assert change_words(article(1, change=TemplateChange.MOVES)) == "v4 moves"
    assert change_words(article(1, change=TemplateChange.STANDS)) == "v4"


def test_articles_can_be_held_back(qtmodeltester: Any) -> None:
    model = ImpactModel(may_hold=True)
    fixed = article(3, may_hold=False, why_not="It is required there.")
    model.show_groups(impact(article(1), article(2, published=True), fixed).groups)
    qtmodeltester.check(model)
    section = model.index(0, 0)
    assert model.data(section, 0x0100 + 20) == "3 articles, 1 published"
    assert not model.setData(section, 2, Qt.ItemDataRole.CheckStateRole)
    first, last = model.index(0, 0, section), model.index(2, 0, section)
    assert model.setData(first, 2, Qt.ItemDataRole.CheckStateRole)
    assert list(model.held) == ["1"]
    assert model.data(first, 0x0100 + 20) == "Draft · keeps v3"
    assert not model.setData(last, 2, Qt.ItemDataRole.CheckStateRole)
    assert "required" in str(model.data(last, Qt.ItemDataRole.ToolTipRole))
    assert model.setData(first, 0, Qt.ItemDataRole.CheckStateRole)
    assert not model.held
    narrowed = published_only(model.groups)
    assert [one.id for group in narrowed for one in group.articles] == ["2"]
    plain = ImpactModel()
    plain.show_groups(narrowed)
    only = plain.index(0, 0, plain.index(0, 0))
    assert plain.data(only, Qt.ItemDataRole.CheckStateRole) is None


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
    due = replace(TEMPLATE, id=TemplateId("d"), review_by=date(2026, 11, 1))
    model.show_rows([TemplateRow(due, 2, False)], date(2026, 11, 24))
    assert str(model.data(model.index(0), 0x0100 + 20)).endswith("review due")
    gone = replace(due, expires=date(2026, 11, 2))
    model.show_rows([TemplateRow(gone, 2, False)], date(2026, 11, 24))
    assert str(model.data(model.index(0), 0x0100 + 20)).endswith("expired")


def test_languages_are_switched_added_and_named(qtbot: Any) -> None:
    row = LanguageRow()
    qtbot.addWidget(row)
    wordings = (Wording("en", 3, "x"), Wording("de", 2, "y"))
    row.show_wordings(wordings, "", unsaved={"", "fr"}, writable=True)
    labels = [row.choice.itemText(number) for number in range(row.choice.count())]
    assert labels == ["English · unsaved", "German · v2", "French · new"]
    row.choice.setCurrentIndex(1)
    with qtbot.waitSignal(row.chosen) as taken:
        row.choice.activated.emit(1)
    assert taken.args == ["de"]
    assert "German" not in [action.text() for action in row.more.actions()]
    with qtbot.waitSignal(row.add_wanted) as added:
        row.more.actions()[0].trigger()
    assert added.args[0]
    with qtbot.waitSignal(row.named) as named:
        row.first.actions()[0].trigger()
    assert named.args == [""]


def test_topics_belong_to_their_kind(qtbot: Any) -> None:
    from dataclasses import replace

    form = DetailsForm()
    qtbot.addWidget(form)
    sponsored = replace(TEMPLATE, kind=TemplateKind.DISCLOSURE, topic=Topic.SPONSORED)
    form.show_template(sponsored, writable=True)
    assert form.topic.currentText() == "Sponsored"
    with qtbot.waitSignal(form.changed) as changed:
        form.kind.setCurrentIndex(form.kind.findData("notice"))
        form.kind.activated.emit(form.kind.currentIndex())
    assert changed.args[0].topic is None
    assert form.topic.findData("retraction") > 0
    form.show_template(TEMPLATE, writable=True)
    assert form.topic.isHidden()


def held(number: int, version: int = 3) -> HeldArticle:
    key = HoldId(str(number))
    return HeldArticle(
        Hold(key, KEY, ArticleId(str(number)), version, "Agreed", "Ida", NOW),
        "s",
        f"Story {number}",
    )


def test_holds_are_listed_and_released(qtbot: Any) -> None:
    assert held_sentence([held(1, 2), *map(held, range(2, 7))]) == (
        "Kept at v2 on 1 article: “Story 1”. "
        "Kept at v3 on 5 articles: “Story 2”, “Story 3”, “Story 4” and 2 more."
    )
    line = HoldsLine()
    qtbot.addWidget(line)
    line.show_held([held(2), held(1)], writable=True)
    assert "Agreed (Ida, 23 November 2026)" in line.told.toolTip()
    with qtbot.waitSignal(line.release_wanted) as one:
        line.menu.actions()[0].trigger()
    assert [freed.hold.article for freed in one.args[0]] == ["1"]
    with qtbot.waitSignal(line.release_wanted) as both:
        line.menu.actions()[-1].trigger()
    assert len(both.args[0]) == 2
    line.show_held([], writable=True)
    assert line.isHidden()


def test_mistakes_have_their_place(qtbot: Any) -> None:
    document = QTextDocument("One 𝒜 {{ site.nme }} x\nTwo {% if")
    assert span_of(document, Mistake(1, 10, "")) == (10, 18)
    assert span_of(document, Mistake(1, 7, "")) == (7, 21)
    assert span_of(document, Mistake(2, 0, "")) == (24, 33)
    assert span_of(document, Mistake(9, 1, "")) is None


def test_the_order_at_a_place(qtbot: Any) -> None:
    first = rule(Effect.ADD, Scope.SITE, order=2)
    second = rule(Effect.REQUIRE, Scope.TAG, subject_name="markets", order=1)
    other = rule(Effect.ADD, Scope.KIND, placement=Placement.BEFORE)
    placed = [PlacedRule(first, "General"), PlacedRule(second, "Money"), PlacedRule(other, "Lead")]
    same = at_the_place(placed, first)
    assert [one.name for one in same] == ["Money", "General"]
    made = OrderDialog(same, first, None)
    qtbot.addWidget(made)
    made.show()
    assert made.list.key() == first.id
    made.list.shift(-1)
    assert made.rules() == (first, second)


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
