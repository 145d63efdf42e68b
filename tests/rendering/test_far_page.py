from dataclasses import replace
from typing import Any

import pytest

from editor_app.domain.errors import LayoutInvalid
from editor_app.rendering import far_page as far
from editor_app.rendering.far_page import FarJob, far_page, learn_theme
from editor_app.rendering.pages import make_page
from editor_app.rendering.theme import Dress, Theme, load_theme
from editor_app.rendering.theme_check import file_fault, file_note
from tests.rendering.places import SitePlaces
from tests.rendering.test_pages import STORIES, every_page

PAGES = dict(every_page())


def theme_with(**layouts: str) -> Theme:
    files = {f"{name.replace('_', '-')}.html": text.encode() for name, text in layouts.items()}
    made = load_theme("courier", Dress(files), with_faces=False)
    learn_theme(made)
    return made


def asked(theme: Theme, page: Any, answers: Any = None, seconds: float = 5.0) -> Any:
    return far_page(theme.fingerprint, FarJob(page, answers or {}, False, seconds))


def test_a_theme_must_be_told_first_and_only_some_are_kept() -> None:
    assert asked(load_theme("folio", with_faces=False), PAGES["home"]) is None
    for number in range(6):
        theme_with(policy=f"{number}")
    assert len(far._THEMES) <= far._KEPT  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("name", PAGES)
def test_questions_and_answers_lead_to_the_same_page(name: str) -> None:
    page = PAGES[name]
    theme = theme_with(card="<b>{{ link(to_article(teaser.slug), teaser.headline) }}</b>")
    places = SitePlaces(page.path, STORIES)
    answers: dict[tuple[str, str], str] = {}
    made = asked(theme, page)
    while made.asked:
        answers |= {(sort, n): getattr(places, sort)(n) for sort, n in made.asked}
        made = asked(theme, page, answers)
    assert made.html == make_page(page, theme, places)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a\n{{ page.nothing }}", 2, "HomePage"),
        ("a\nb\n{{ 1 / 0 }}", 3, "division"),
        ("{{ 'a' * 10 ** 9 }}", 1, "multiplies"),
        ("{{ 'a' * 9 }}", 1, "multiplies"),
        ("{{ 2 ** 9 }}", 1, "multiplies"),
        ("\n{% include 'lost.html' %}", 2, "no layout"),
        ("{% include 'home.html' %}", 1, "without end"),
        ("{{ 1 + 'a' }}", 1, "unsupported"),
    ],
)
def test_a_broken_layout_is_named_with_its_line(text: str, line: int, what: str) -> None:
    theme = theme_with(home=text)
    with pytest.raises(LayoutInvalid, match=what) as caught:
        asked(theme, PAGES["home"])
    assert (caught.value.file, caught.value.line) == ("home.html", line)


def test_numbers_may_be_multiplied() -> None:
    assert asked(theme_with(home="{{ 6 * 7 }}"), PAGES["home"]).html == "42\n"


def test_what_takes_too_long_is_ended_at_its_line() -> None:
    loop = "{% for a in range(99999) %}\n{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(LayoutInvalid, match="too long") as caught:
        asked(theme_with(home=loop), PAGES["home"], seconds=0.2)
    assert caught.value.file == "home.html"
    assert caught.value.line in {1, 2}
    assert asked(theme_with(home="well"), PAGES["home"]).html == "well\n"


def test_pages_and_questions_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    many = "{% for a in range(9999) %}{{ to_page(a) }}{% endfor %}"
    with pytest.raises(LayoutInvalid, match="places without end"):
        asked(theme_with(home=many), PAGES["home"])
    monkeypatch.setattr(far, "_LONGEST", 10)
    with pytest.raises(LayoutInvalid, match="page without end"):
        asked(theme_with(home="x" * 20), PAGES["home"])


def test_a_fault_in_one_of_ours_is_blamed_on_what_is_not() -> None:
    theme = theme_with(icons="{# no macro #}")
    with pytest.raises(LayoutInvalid) as caught:
        asked(theme, PAGES["home"])
    assert caught.value.file == "head.html"
    ours = replace(theme, foreign=frozenset(), fingerprint="ours")
    learn_theme(ours)
    with pytest.raises(LayoutInvalid):
        asked(ours, PAGES["home"])


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [
        ("home.html", "a\n{% if %}", 2, "Expected"),
        ("home.html", "{{ (" + "(" * 3000 + ")", 0, "nested"),
        ("site.css", "a { }\n/* { */ b {\n", 2, "never closed"),
        ("site.css", "a { }\n}\n", 2, "closes nothing"),
        ("words.toml", "[en]\nby = ", 2, ""),
        ("words.toml", "en = 1", 0, "no table"),
        ("words.toml", '[en]\npage = "Page"', 0, "lacks its {}"),
    ],
)
def test_files_are_judged_before_any_page(name: str, text: str, line: int, what: str) -> None:
    found = file_fault(name, text)
    assert found is not None
    if line:
        assert found[0] == line
    assert what in found[1]


def test_sound_files_have_no_fault_and_some_a_note() -> None:
    assert file_fault("home.html", "{{ page }}") is None
    assert file_fault("site.css", 'a::before { content: "}"; }') is None
    assert file_fault("words.toml", '[en]\nby = "By"') is None
    assert file_fault("logo.svg", "") is None
    assert "another host" in file_note("site.css", '@import "https://a.example/x.css";')
    assert "another host" in file_note("site.css", "a { background: url(//a.example/x) }")
    assert "script" in file_note("home.html", "<script>1</script>")
    assert "script" in file_note("search.js", "// plain")
    assert "another host" in file_note("search.js", "fetch('//a.example/x')")
    assert file_note("site.css", "a { color: red }") == ""
