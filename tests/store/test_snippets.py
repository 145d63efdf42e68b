import pytest

from editor_app.domain.search_query import parse
from editor_app.store.snippets import LENGTH, Marker


def shown(body: str, query: str, standfirst: str = "") -> str:
    found = Marker(parse(query)).snippet(body, standfirst)
    return found.replace("\ue000", "<").replace("\ue001", ">")


@pytest.mark.parametrize(
    ("body", "query", "snippet"),
    [
        ("The *vote* came **late**.", "vote", "The <vote> came late."),
        ("See [the deal](article:deal) & ![boats](b.jpg).", "deal", "See the <deal> & boats."),
        ("# Head\n\n- one\n- two\n\n> said", "two", "Head one <two> said"),
        ("Élan and façade", "facade", "Élan and <façade>"),
        ("A week of talks.", '"week of"', "A <week of> talks."),
        ("Talks, talking, stalk", "talk", "<Talks>, <talking>, stalk"),
        ("Talks, talking", '"talk"', "Talks, talking"),
        ("One <b>two</b> {.lead} three", "three", "One two <three>"),
        ("No hit here", "", "No hit here"),
        ("No hit here", "-here", "No hit here"),
        ("No hit here", '":"', "No hit here"),
    ],
)
def test_a_snippet_is_plain_and_marked(body: str, query: str, snippet: str) -> None:
    assert shown(body, query) == snippet


def test_a_snippet_begins_near_the_first_hit_at_a_word() -> None:
    text = "word " * 200 + "harbour " + "word " * 200
    found = shown(text, "harbour")
    assert "<harbour>" in found
    assert found.startswith("word")
    assert len(found) <= LENGTH + 2
    assert "<hit>" in shown("x" * 500 + " hit", "hit")


def test_a_snippet_ends_at_a_word() -> None:
    found = shown("harbour " * 60, "absent")
    assert found.split() == ["harbour"] * (LENGTH // 8)
    assert shown("x" * 500, "absent") == "x" * LENGTH


def test_the_standfirst_is_shown_when_only_it_hits() -> None:
    assert shown("A body.", "ferry", "The *ferry* sails") == "The <ferry> sails"


def test_a_headline_counts_most() -> None:
    marker = Marker(parse("ferry -tram"))
    assert marker.score("Ferry", "", "") > marker.score("", "ferry", "ferry " * 5)
    assert marker.score("", "", "ferry " * 50) == marker.score("", "", "ferry " * 5)
