"""Impact: what a change touches is told before it is saved, and nothing else is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from editor_app.domain.article import Kind
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import ArticleId, RuleId, TemplateId, new_id
from editor_app.domain.impact import Impact, ImpactedArticle
from editor_app.domain.impact import TemplateChange as Change
from editor_app.domain.proposal import GoneRule, NewDetails, NewRules, NewWording
from editor_app.domain.rewording import without_language
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services.desk import Desk
from tests.services.press import Press


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def named(press: Press, name: str = "General") -> TemplateId:
    return press.desk.templates.by_name(name).id


def told(impact: Impact) -> dict[str, ImpactedArticle]:
    return {one.headline: one for group in impact.groups for one in group.articles}


def rule(template: TemplateId, effect: Effect, scope: Scope, subject: str = "", **more) -> Rule:
    return Rule(RuleId(new_id()), template, effect, scope, subject, **more)


def test_a_wording_changes_what_it_stands_on(press: Press) -> None:
    key = named(press)
    out = press.story("Vote", section=press.science)
    press.publish()
    draft = press.draft("Later", section=None)
    impact = press.desk.impacts.of(NewWording(key, "Other words."))
    assert [group.section for group in impact.groups] == ["Science", ""]
    assert impact.groups[0].articles == (
        ImpactedArticle(
            out,
            "vote",
            "Vote",
            Status.PUBLISHED,
            "Science",
            Change.CHANGES,
            1,
            2,
            ("science/vote/index.html",),
            may_hold=True,
        ),
    )
    (later,) = impact.groups[1].articles
    assert (later.id, later.status, later.pages) == (draft, Status.DRAFT, ())
    assert (impact.articles, impact.published, impact.every_page) == (2, 1, False)


def test_the_same_words_change_nothing(press: Press) -> None:
    key = named(press)
    press.story("Vote")
    impact = press.desk.impacts.of(NewWording(key, "For information only.\n"))
    assert (impact.groups, impact.articles) == ((), 0)


def test_sections_stand_in_the_order_of_the_menu(press: Press, clock) -> None:
    key = named(press)
    for headline, section in (("A", press.science), ("B", press.world), ("C", press.world)):
        press.draft(headline, section=section)
        clock.advance(seconds=1)
    impact = press.desk.impacts.of(NewWording(key, "Other."))
    shown = [(g.section, [one.headline for one in g.articles]) for g in impact.groups]
    assert shown == [("World", ["C", "B"]), ("Science", ["A"])]


def test_what_is_published_counts_as_it_was_approved(press: Press) -> None:
    key = named(press)
    out = press.story("Vote")
    press.publish()
    press.edit(out, ready=False, section=press.science, headline="Other")
    proposal = NewRules((rule(key, Effect.EXCEPT, Scope.SECTION, press.science),))
    assert press.desk.impacts.of(proposal).articles == 0
    draft = press.draft("Draft", section=press.science)
    press.desk.rules.remove(press.desk.rules.of(key)[0].id)
    proposal = NewRules((rule(key, Effect.ADD, Scope.SECTION, press.science),))
    assert [one.id for one in told(press.desk.impacts.of(proposal)).values()] == [draft]


def test_a_footer_changes_every_page(press: Press) -> None:
    press.story("Vote")
    press.story("Other", tags=())
    press.publish()
    pages = len(list(press.site.rglob("*.html")))
    impact = press.desk.impacts.of(NewWording(named(press, "Footer"), "© The Courier"))
    assert (impact.articles, impact.published, impact.every_page) == (2, pages, True)
    assert impact.sentence.startswith("Every page")
    stands = press.desk.impacts.of_template(named(press, "Footer"))
    assert (stands.every_page, stands.published) == (True, pages)


def test_a_rule_brings_and_takes(press: Press) -> None:
    key = TemplateId(press.desk.templates.add("Legal", TemplateKind.DISCLAIMER, "A.").created)
    press.draft("Vote")
    press.draft("Essay", kind=Kind.OPINION)
    add = rule(key, Effect.ADD, Scope.KIND, "opinion")
    brought = told(press.desk.impacts.of(NewRules((add,))))
    assert {
        h: (one.change, one.version_before, one.version_after) for h, one in brought.items()
    } == {"Essay": (Change.APPEARS, None, 1)}
    assert brought["Essay"].may_hold
    press.desk.rules.set(add)
    gone = told(press.desk.impacts.of(GoneRule(add.id)))
    assert (gone["Essay"].change, gone["Essay"].version_after) == (Change.GOES, None)
    moved = press.desk.impacts.of(NewRules((replace(add, placement=Placement.BEFORE),)))
    assert [one.change for one in told(moved).values()] == [Change.MOVES]
    required = press.desk.impacts.of(NewRules((rule(key, Effect.REQUIRE, Scope.SITE),)))
    assert {h: (one.change, one.may_hold) for h, one in told(required).items()} == {
        "Vote": (Change.APPEARS, False)
    }
    assert "required" in told(required)["Vote"].why_not


def test_an_order_counts_where_something_else_stands_there(press: Press) -> None:
    general, legal = (
        named(press),
        TemplateId(press.desk.templates.add("Legal", TemplateKind.DISCLAIMER, "A.").created),
    )
    press.draft("Vote")
    press.draft("Essay", kind=Kind.OPINION)
    add = rule(legal, Effect.ADD, Scope.KIND, "opinion", order=5)
    press.desk.rules.set(add)
    (first,) = press.desk.rules.of(general)
    assert press.desk.impacts.of(NewRules((replace(first, order=3),))).articles == 0
    moved = told(press.desk.impacts.of(NewRules((replace(first, order=9),))))
    assert {h: one.change for h, one in moved.items()} == {"Essay": Change.MOVES}
    both = NewRules((replace(first, order=9), replace(add, order=1)))
    (one,) = told(press.desk.impacts.of(both)).values()
    assert (one.headline, one.may_hold) == ("Essay", False)
    assert "lay the order on this article" in one.why_not


def test_a_rule_of_one_article_cannot_be_held_back_there(press: Press) -> None:
    vote = press.draft("Vote")
    legal = TemplateId(press.desk.templates.add("Legal", TemplateKind.NOTICE, "A.").created)
    (one,) = told(
        press.desk.impacts.of(NewRules((rule(legal, Effect.ADD, Scope.ARTICLE, vote),)))
    ).values()
    assert (one.change, one.may_hold) == (Change.APPEARS, False)
    assert "this article alone" in one.why_not


def test_the_gravest_of_several_is_told(press: Press) -> None:
    press.draft("Vote")
    general = named(press)
    legal = TemplateId(press.desk.templates.add("Legal", TemplateKind.NOTICE, "A.").created)
    (first,) = press.desk.rules.of(general)
    rules = (replace(first, placement=Placement.BEFORE), rule(legal, Effect.ADD, Scope.SITE))
    (one,) = told(press.desk.impacts.of(NewRules(rules))).values()
    assert (one.change, one.version_before, one.version_after) == (Change.APPEARS, None, 1)


def test_retiring_and_expiring_take_it_away(press: Press) -> None:
    press.draft("Vote")
    template = press.desk.templates.get(named(press))
    (retired,) = told(press.desk.impacts.of(NewDetails(replace(template, retired=True)))).values()
    assert (retired.change, retired.may_hold) == (Change.GOES, False)
    assert "retired" in retired.why_not
    expired = replace(template, expires=date(2026, 11, 1))
    (gone,) = told(press.desk.impacts.of(NewDetails(expired))).values()
    assert (gone.change, gone.why_not) == (
        Change.GOES,
        "A template that has expired stands nowhere.",
    )
    (named_anew,) = told(press.desk.impacts.of(NewDetails(replace(template, name="X")))).values()
    assert (named_anew.change, named_anew.may_hold) == (Change.CHANGES, False)
    assert press.desk.impacts.of(NewDetails(replace(template, notes="For us."))).articles == 0


def test_languages_have_wordings_of_their_own(press: Press) -> None:
    key = named(press)
    press.draft("Vote")
    press.draft("Scrutin", language="fr-CA")
    french = told(press.desk.impacts.of(NewWording(key, "Pour information.", "fr")))
    assert {h: (one.change, one.version_after) for h, one in french.items()} == {
        "Scrutin": (Change.CHANGES, 2)
    }
    press.desk.templates.save_wording(key, "Pour information.", language="fr")
    template = press.desk.templates.get(key)
    taken = told(press.desk.impacts.of(NewDetails(without_language(template, "fr"))))
    assert {h: (o.version_before, o.version_after) for h, o in taken.items()} == {"Scrutin": (2, 1)}
    # Numbers run over all languages, also those of wordings that are not in force any more.
    press.desk.templates.take_language(key, "fr")
    again = told(press.desk.impacts.of(NewWording(key, "Note.", "fr")))
    assert again["Scrutin"].version_after == 3


def test_a_first_wording_of_a_language_cannot_be_held_back(press: Press) -> None:
    key = TemplateId(
        press.desk.templates.add("Legal", TemplateKind.NOTICE, "A.", language="en").created
    )
    press.desk.rules.set(rule(key, Effect.ADD, Scope.SITE))
    press.draft("Scrutin", language="fr")
    (one,) = told(press.desk.impacts.of(NewWording(key, "Note.", "fr"))).values()
    assert (one.change, one.may_hold) == (Change.APPEARS, False)
    assert "no earlier wording" in one.why_not


def test_what_is_held_does_not_change(press: Press) -> None:
    key = named(press)
    vote, other = press.draft("Vote"), press.draft("Other")
    press.desk.holds.hold(key, [vote], 1, "the court’s words")
    impact = press.desk.impacts.of(NewWording(key, "Other words."))
    assert [one.id for one in told(impact).values()] == [other]
    stands = told(press.desk.impacts.of_template(key))
    assert {one.change for one in stands.values()} == {Change.STANDS}
    assert (stands["Vote"].version_before, stands["Vote"].may_hold) == (1, True)


def test_a_page_at_two_targets_counts_once(press: Press, tmp_path: Path) -> None:
    press.story("Vote")
    press.publish()
    other = tmp_path / "other"
    other.mkdir()
    press.desk.publishing.publish(other)
    impact = press.desk.impacts.of_template(named(press))
    assert (told(impact)["Vote"].pages, impact.published) == (("world/vote/index.html",), 1)


def test_where_a_template_does_not_stand_nothing_is_told(press: Press) -> None:
    vote, other = press.draft("Vote"), press.draft("Other")
    legal = TemplateId(press.desk.templates.add("Legal", TemplateKind.NOTICE, "A.").created)
    press.desk.rules.set(rule(legal, Effect.ADD, Scope.ARTICLE, vote))
    impact = press.desk.impacts.of_template(legal)
    assert [one.id for one in told(impact).values()] == [vote]
    assert other


def test_a_template_in_feeds_alone_changes_feeds(press: Press) -> None:
    press.template("Feed", TemplateKind.NOTICE, "From the feed.", Placement.FEED)
    press.story("Vote")
    press.story("Science", section=press.science)
    press.publish()
    press.draft("Later")
    impact = press.desk.impacts.of(NewWording(named(press, "Feed"), "Other words."))
    pages = told(impact)
    folders, forms = ("", "world/", "author/ana-okafor/"), ("atom.xml", "feed.json", "feed.xml")
    assert set(pages["Vote"].pages) == {f"{folder}{form}" for folder in folders for form in forms}
    assert "science/feed.xml" in pages["Science"].pages
    assert pages["Later"].pages == ()


def test_a_notice_of_what_was_withdrawn_has_only_footers(press: Press) -> None:
    vote = press.story("Vote")
    press.publish()
    press.desk.articles.set_status(vote, Status.WITHDRAWN)
    press.publish()
    general = told(press.desk.impacts.of(NewWording(named(press), "Other.")))
    assert general["Vote"].pages == ()
    footer = told(press.desk.impacts.of(NewWording(named(press, "Footer"), "Other.")))
    assert footer["Vote"].pages == ("world/vote/index.html",)


def test_what_does_not_exist_is_told(press: Press) -> None:
    gone = TemplateId("gone")
    for proposal in (
        NewWording(gone, "x"),
        NewRules((rule(gone, Effect.ADD, Scope.SITE),)),
        GoneRule(RuleId("gone")),
        NewDetails(replace(press.desk.templates.get(named(press)), id=gone)),
    ):
        with pytest.raises(NotFound):
            press.desk.impacts.of(proposal)
    with pytest.raises(NotFound):
        press.desk.impacts.of_template(gone)
    with pytest.raises(NotFound):
        press.desk.impacts.before_after(ArticleId("gone"), NewWording(named(press), "x"))


def test_a_page_before_and_after(press: Press) -> None:
    key = named(press)
    vote = press.story("Vote")
    press.publish()
    press.edit(vote, ready=False, body="Not approved yet.")
    shown = press.desk.impacts.before_after(vote, NewWording(key, "Other *words*."))
    assert "For information only." in shown.before
    assert "Other <em>words</em>." in shown.after
    assert "For information only." not in shown.after
    assert "Not approved yet." not in shown.before + shown.after
    assert shown.message == ""
    preview = press.desk.previewing.render(
        vote, press.desk.articles.get(vote).content, previous=None
    )
    assert "For information only." in (preview.page or "")
    (first,) = press.desk.rules.of(key)
    moved = press.desk.impacts.before_after(vote, GoneRule(first.id))
    assert "For information only." not in moved.after


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("{{ 'a' * 10**9 }}", "memory"),
        (
            "{% for a in 'x' * 9999 %}{% for b in 'x' * 9999 %}{{ a }}{% endfor %}{% endfor %}",
            "long",
        ),
        ("{{ site.nme }}", "Line 1"),
        ("{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", ""),
    ],
)
def test_a_hostile_wording_ends_in_a_sentence(press: Press, wording: str, said: str) -> None:
    vote = press.draft("Vote")
    shown = press.desk.impacts.before_after(vote, NewWording(named(press), wording))
    assert "For information only." in shown.before
    assert "Vote" in shown.after
    assert shown.message.endswith((".", "?"))
    assert said in shown.message
