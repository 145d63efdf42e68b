from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from editor_app.checks.facts import ArticleFacts, FilledState
from editor_app.checks.placeholder_left import MOST
from editor_app.checks.run import check_article, check_site
from editor_app.domain.article import Content
from editor_app.domain.finding import Severity
from editor_app.domain.ids import ArticleId, AuthorId, PictureId, RuleId, SectionId, TemplateId
from editor_app.domain.picture import Picture
from editor_app.domain.resolution import Block
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.site import Site
from editor_app.domain.template import Placement, Template, TemplateKind

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SOUND = Content(
    headline="Harbour pilots vote",
    body="The vote came after a week of talks.",
    byline=(AuthorId("lena"),),
    section=SectionId("world"),
    slug="harbour-pilots-vote",
)
BOATS = Picture(
    PictureId("1"), "boats.jpg", "ab", ".jpg", 3, 2, 9, NOW, alt="Boats at their moorings"
)
KNOWN = {"boats.jpg": BOATS}


def facts(**fields: object) -> ArticleFacts:
    return ArticleFacts(ArticleId("a"), replace(SOUND, **fields), NOW)  # type: ignore[arg-type]


def found(given: ArticleFacts) -> list[tuple[str, str]]:
    return [(finding.check, finding.where) for finding in check_article(given)]


def test_a_sound_article_has_no_findings() -> None:
    assert found(facts()) == []


def test_an_empty_article_must_be_fixed_first() -> None:
    findings = check_article(ArticleFacts(ArticleId("a"), Content(), NOW))
    assert findings[0].check == "no-headline"
    assert findings[0].severity is Severity.MUST_FIX
    assert {f.check for f in findings} >= {"no-byline", "no-section", "no-text"}
    assert all(f.advice and f.message and f.article == "a" for f in findings)


@pytest.mark.parametrize(
    "text", ["TK", "TKTK", "tktk", "XX", "[todo: ask]", "(CQ)", "Lorem ipsum", "???"]
)
def test_placeholders_are_found_in_every_field(text: str) -> None:
    assert ("placeholder-left", "headline") in found(facts(headline=f"Deal {text} now"))
    (finding,) = check_article(facts(body=f"One.\n\nTwo {text}"))
    assert (finding.line, finding.start) == (3, 10)


def test_names_code_and_addresses_are_no_placeholders() -> None:
    assert (
        found(facts(body="TKO and `TK` and <http://x.example/TK> and tk-maxx and Tkachenko")) == []
    )


def test_a_text_full_of_placeholders_is_told_to_an_end() -> None:
    assert len(check_article(facts(body="TK " * 500))) == MOST


def test_placeholders_in_the_library_count() -> None:
    given = replace(
        facts(lead_picture="boats.jpg"), pictures={"boats.jpg": replace(BOATS, caption="TK")}
    )
    assert found(given) == [("placeholder-left", "picture boats.jpg")]


def test_placeholders_of_pictures_elsewhere_are_not_this_article_s() -> None:
    other = replace(BOATS, name="other.jpg", caption="TK")
    given = replace(facts(body="![](boats.jpg)"), pictures=KNOWN | {"other.jpg": other})
    assert found(given) == []


def test_pictures_are_known_however_they_are_written() -> None:
    body = '![a](media:boats.jpg) ![b](media/boats.jpg) <img src="boats.jpg" alt="c">'
    assert found(replace(facts(body=body), pictures=KNOWN)) == []
    lost = '<img src="gone.jpg">'
    assert found(replace(facts(body=lost), pictures=KNOWN)) == [("picture-missing", "body")]


def test_pictures_must_be_there() -> None:
    body = "![a](boats.jpg) ![b](gone.jpg) ![c](https://x.example/c.jpg)"
    given = replace(facts(body=body, lead_picture="lost.jpg"), pictures=KNOWN)
    findings = [f for f in check_article(given) if f.check == "picture-missing"]
    assert [f.severity for f in findings] == [
        Severity.MUST_FIX,
        Severity.MUST_FIX,
        Severity.WORTH_A_LOOK,
    ]
    damaged = replace(given, unsound={"boats.jpg": "damaged"})
    assert any("damaged" in f.message for f in check_article(damaged))


def test_pictures_need_words() -> None:
    bare = {"boats.jpg": replace(BOATS, alt="")}
    given = replace(facts(body="![](boats.jpg)", lead_picture="boats.jpg"), pictures=bare)
    assert found(given) == [("no-alt-text", "lead_picture"), ("no-alt-text", "body")]
    decorative = {"boats.jpg": replace(BOATS, alt="", decorative=True)}
    assert found(replace(given, pictures=decorative)) == []
    named = replace(facts(body="![boats](boats.jpg)", lead_picture="boats.jpg"), pictures=KNOWN)
    assert found(named) == [("no-alt-text", "body")]


def test_links_must_lead_somewhere() -> None:
    body = "[a](article:deal) [b](article:draft) [c](article:gone) [d](/x) [e](https://x.example)"
    given = replace(
        facts(body=body), slugs=frozenset({"deal", "draft"}), finished=frozenset({"deal"})
    )
    messages = [f.message for f in check_article(given)]
    assert ["draft" in messages[0], "gone" in messages[1], "/x" in messages[2]] == [True] * 3
    assert len(messages) == 3


def test_links_to_pages_of_the_site_lead_somewhere() -> None:
    body = "[a](/about/) [b](page:world) [c](article:%C3%A9lan) [d](about) [e](page:gone)"
    pages = frozenset({"", "about", "world"})
    known = frozenset({"élan"})
    given = replace(facts(body=body), pages=pages, slugs=known, finished=known)
    told = [f.message for f in check_article(given)]
    assert ["“about”" in told[0], "“page:gone”" in told[1]] == [True, True]
    assert len(told) == 2


def test_a_site_without_an_address_is_told() -> None:
    assert [f.check for f in check_site(Site("Courier"), NOW, None)] == ["no-site-address"]


@pytest.mark.parametrize(
    ("ahead", "told"),
    [(-400, ["clock-ahead"]), (-9, []), (0, []), (1, []), (9, ["clock-behind"])],
)
def test_a_clock_in_the_wrong_year_is_told(ahead: int, told: list[str]) -> None:
    site = Site("Courier", address="https://courier.example")
    assert [f.check for f in check_site(site, NOW, NOW + timedelta(days=ahead))] == told


def block(**fields: object) -> Block:
    template = Template(TemplateId("t"), "General", TemplateKind.DISCLAIMER, 1, "Text")
    rule = Rule(RuleId("r"), template.id, Effect.REQUIRE, Scope.SITE)
    made = Block(template, rule, Placement.AFTER, 0, 0, required=True, why="by rule")
    return replace(made, **fields)  # type: ignore[arg-type]


def test_a_required_template_must_stand() -> None:
    missing = replace(facts(), blocks=(block(missing="the template is retired"),))
    assert found(missing)[0][0] == "template-missing"
    for state in (FilledState(nothing=True), FilledState(mistake="Line 1")):
        for required in (True, False):
            given = replace(
                facts(), blocks=(block(required=required),), filled={TemplateId("t"): state}
            )
            found(given)
    sound = replace(facts(), blocks=(block(),), filled={TemplateId("t"): FilledState()})
    assert found(sound) == []
    assert found(replace(facts(), blocks=(block(),))) == []


def test_an_empty_blank_is_worth_a_look() -> None:
    state = {TemplateId("t"): FilledState(empty=("site.contact",))}
    given = replace(facts(), blocks=(block(),), filled=state)
    assert [check for check, _ in found(given)] == ["blank-empty"]


def test_the_rest() -> None:
    assert found(facts(embargo=NOW + timedelta(hours=1)))[0][0] == "embargo-ahead"
    assert found(facts(embargo=NOW - timedelta(hours=1))) == []
    assert found(facts(headline="word " * 40))[0][0] == "long-headline"
    assert found(facts(canonical="not an address"))[0][0] == "canonical-unusable"
    assert found(facts(canonical="https://x.example/a")) == []
    assert found(replace(facts(), slug_taken=True))[0][0] == "duplicate-slug"
    assert found(facts(slug="Bad Slug"))[0][0] == "duplicate-slug"
    assert date(2026, 11, 23) == NOW.date()
