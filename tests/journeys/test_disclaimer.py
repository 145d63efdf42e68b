"""A disclaimer's life: changed, held back, retired, restored, disputed; the ledger proves it all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from editor_app.domain.article import Kind
from editor_app.domain.errors import NotAllowed
from editor_app.domain.hold import Keep
from editor_app.domain.ids import ArticleId, RuleId, TemplateId, new_id
from editor_app.domain.impact import TemplateChange
from editor_app.domain.plan import PublishResult
from editor_app.domain.proposal import NewDetails, NewRules, NewWording
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.services.desk import Desk
from editor_app.services.rule_reach import rule_reach
from tests.conftest import FixedClock
from tests.services.press import Press, tree

OLD = "For information only."
NEW = "For information only. Ask an adviser about {{ article.headline }}."
FIRST_DAY = date(2026, 11, 23)


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


@pytest.fixture
def tomorrow(clock: FixedClock) -> Callable[[], date]:
    """Let a day pass, and say which one it is then."""

    def wait() -> date:
        clock.advance(seconds=timedelta(days=1).total_seconds())
        return clock.now().date()

    return wait


def general(press: Press) -> TemplateId:
    return press.desk.templates.by_name("General").id


def page_of(slug: str) -> str:
    return f"world/{slug}/index.html"


def ran_on(press: Press, slug: str, day: date) -> dict[str, tuple[int, str]]:
    """Return the texts that ran with an article on a day, each proved by its hash."""
    entries = press.desk.ledger.ran_on(slug, day).entries
    found = {text.name: text for entry in entries for text in entry.page.templates}
    for text in found.values():
        assert sha256(text.text.encode()).hexdigest() == text.sha256
    return {name: (text.version, text.text) for name, text in found.items()}


def written_pages(result: PublishResult) -> set[str]:
    return {page.path for page in result.plan.pages if page.change in {"new", "changed"}}


def test_a_disclaimer_changes_and_one_page_keeps_it(
    press: Press, tomorrow: Callable[[], date]
) -> None:
    desk, key = press.desk, general(press)
    stories = {name: press.story(name) for name in ("Ferry", "Court", "Storm")}
    press.publish()
    before = tree(press.site)
    second_day = tomorrow()

    impact = desk.impacts.of(NewWording(key, NEW))
    assert (impact.articles, impact.published) == (3, 3)
    (group,) = impact.groups
    assert all(one.change is TemplateChange.CHANGES and one.may_hold for one in group.articles)
    seen = desk.impacts.before_after(stories["Court"], NewWording(key, NEW))
    assert "adviser about Court" in seen.after
    assert "adviser" not in seen.before

    desk.templates.save_wording(
        key, NEW, "legal asked", keep=[Keep(stories["Court"], "quoted in the suit")]
    )
    result = press.publish()
    after = tree(press.site)
    assert after[page_of("court")] == before[page_of("court")]
    assert page_of("court") not in written_pages(result)
    assert {page_of("ferry"), page_of("storm")} <= written_pages(result)
    assert press.publish().publication == 0

    for slug in ("ferry", "court", "storm"):
        assert ran_on(press, slug, FIRST_DAY)["General"] == (1, OLD)
    told = "For information only. Ask an adviser about Ferry."
    assert ran_on(press, "ferry", second_day)["General"] == (2, told)
    assert ran_on(press, "court", second_day)["General"] == (1, OLD)
    carrying = desk.ledger.carrying(key, 1)
    assert [(page.article, page.kept) for page in carrying.pages] == [
        ("court", "quoted in the suit")
    ]
    (block,) = [b for b in desk.rules.blocks(stories["Court"]) if b.template.id == key]
    assert "version 1 kept here: quoted in the suit" in block.why
    with pytest.raises(NotAllowed, match="stays on record"):
        desk.templates.remove(key)

    third_day = tomorrow()
    desk.holds.release(key, [stories["Court"]])
    assert page_of("court") in written_pages(press.publish())
    assert ran_on(press, "court", third_day)["General"][0] == 2
    assert ran_on(press, "court", second_day)["General"] == (1, OLD)
    assert desk.ledger.carrying(key, 1).pages == ()
    assert desk.ledger.faults() == []


def test_a_disclaimer_is_retired_and_an_old_wording_restored(
    press: Press, tomorrow: Callable[[], date]
) -> None:
    desk = press.desk
    key = TemplateId(desk.templates.add("Markets", TemplateKind.DISCLAIMER, OLD).created)
    desk.rules.set(Rule(RuleId(new_id()), key, Effect.ADD, Scope.SITE))
    press.story("Ferry")
    press.publish()
    second_day = tomorrow()

    retired = NewDetails(replace(desk.templates.get(key), retired=True))
    assert {one.change for g in desk.impacts.of(retired).groups for one in g.articles} == {
        TemplateChange.GOES
    }
    desk.templates.retire(key)
    press.publish()
    assert "data-template" in press.text(page_of("ferry"))
    assert str(key) not in press.text(page_of("ferry"))
    third_day = tomorrow()

    desk.templates.reinstate(key)
    desk.templates.save_wording(key, "A hasty wording.", "in a hurry")
    desk.templates.restore(key, 1, "the old one was right")
    press.publish()
    newest = desk.templates.versions(key)[0]
    assert (newest.number, newest.text, newest.reason) == (3, OLD, "the old one was right")

    assert ran_on(press, "ferry", FIRST_DAY)["Markets"] == (1, OLD)
    assert "Markets" not in ran_on_at_the_end_of(press, "ferry", second_day)
    assert ran_on_at_the_end_of(press, "ferry", third_day)["Markets"] == (3, OLD)
    versions = {span.version for span in desk.ledger.under(key).spans}
    assert versions == {1, 3}
    assert desk.ledger.faults() == []


def test_rules_that_disagree_are_explained(press: Press) -> None:
    desk = press.desk
    key = TemplateId(desk.templates.add("Opinion", TemplateKind.DISCLAIMER, "A view.").created)
    desk.rules.set(Rule(RuleId("kind"), key, Effect.ADD, Scope.KIND, "opinion"))
    off = Rule(RuleId("tag"), key, Effect.EXCEPT, Scope.TAG, press.harbour)
    must = Rule(RuleId("author"), key, Effect.REQUIRE, Scope.AUTHOR, press.ana)
    essay = press.story("Essay", kind=Kind.OPINION)
    plain = press.story("Plain", kind=Kind.OPINION, tags=(), byline=())

    # It stands there already, only not yet by force.
    assert desk.impacts.of(NewRules((must,))).articles == 0
    desk.rules.set(off)
    assert names(desk, essay) == ["General", "Footer"]
    (back,) = [one for g in desk.impacts.of(NewRules((must,))).groups for one in g.articles]
    assert (back.id, back.change, back.may_hold) == (essay, TemplateChange.APPEARS, False)
    desk.rules.set(must)
    assert "Opinion" in names(desk, essay)
    (block,) = [b for b in desk.rules.blocks(essay) if b.template.id == key]
    assert block.why == "by rule “author ‘Ana Okafor’: require”"
    sentences = [conflict.sentence for conflict in rule_reach(desk, key).conflicts]
    assert any("an author is more specific than a tag" in said for said in sentences)
    with pytest.raises(NotAllowed, match="required here by rule"):
        desk.rules.take_off(essay, key, "not fitting")
    assert "Opinion" in names(desk, plain)

    press.publish()
    (text,) = [
        text
        for entry in desk.ledger.ran_on("essay", FIRST_DAY).entries
        for text in entry.page.templates
        if text.name == "Opinion"
    ]
    assert (text.why, text.rule) == (block.why, "author")


def names(desk: Desk, article: ArticleId) -> list[str]:
    return [block.template.name for block in desk.rules.blocks(article) if not block.missing]


def ran_on_at_the_end_of(press: Press, slug: str, day: date) -> dict[str, tuple[int, str]]:
    """Return the texts of what stood with an article when a day ended."""
    entry = max(press.desk.ledger.ran_on(slug, day).entries, key=lambda found: found.head.id)
    return {text.name: (text.version, text.text) for text in entry.page.templates}
