"""Filling, tried with any values and any wordings: structure stays, pages stay valid, all ends."""

import json
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor_app.domain.errors import OffstoneError
from editor_app.isolation.host import Host
from editor_app.rendering.blanks import GROUPS, PARTS
from editor_app.rendering.filled_block import FillJob, fill_block
from editor_app.rendering.sanitise import sanitise
from tests.rendering.html_rules import Reading

STARTER = Path(__file__).parents[2] / "resources" / "packs" / "starter.json"
TIMES = {"article.published", "article.updated", "article.corrected"}
LISTS = {"article.byline", "article.tags"}
WORDINGS = [
    wording["text"]
    for template in json.loads(STARTER.read_text(encoding="utf-8"))["templates"]
    for wording in template["wordings"]
] + [
    "{% for one in article.authors %}- {{ one.name }}, *{{ one.role }}*: {{ one.bio }}\n{% endfor %}",
    "{{ article.tags | list }} / {{ article.byline }}\n\n> {{ article.standfirst }}",
    "{% if article.section %}**{{ article.section }}:** {% endif %}{{ article.headline | upper }}",
    "a | b\n--- | ---\n{% for a in article.authors %}{{ a.name }} | {{ a.bio }}\n{% endfor %}",
    "[{{ site.name }}]({{ site.address }}) and [mail](mailto:{{ site.contact }})",
    "{{ article.published | date }}. {{ article.headline }}\n: {{ article.kind }}",
]
MARKS = "ab1 .,-+*_#>|:=~`![](){}<>&;%\"'\\/\n\r\t^$@ü\u2028\u00a0\x02\ue000א"
VALUES = st.one_of(
    st.text(st.sampled_from(MARKS), min_size=1, max_size=20),
    st.text(min_size=1, max_size=20),
    st.sampled_from(
        ["</div><script>x</script>", "{{ site.name }}", "{% raw %}", "](javascript:x)", "\n\n# x"]
    ),
).filter(lambda text: any(c.isalnum() for c in text))
# Pieces of which wordings are made, good ones and mistaken ones.
PIECES = st.sampled_from(
    [
        *("{{ article.headline }}", "{{ article.tags | list }}", "{{ site.year + 1 }}"),
        *("{% if article.section %}", "{% else %}", "{% endif %}", "{% for a in article.tags %}"),
        *("{{ a }}", "{% endfor %}", "{{ 'a' * 10**9 }}", "{{", "}}", "{%", "%}", "{# x #}"),
        *("{% set a = site.name %}", "{{ a ~ a }}", "{{ [0] * 10**10 }}"),
        *("# ", "- ", "> ", "1. ", "**", "*", "`", "\n", "\n\n", "    ", "| a | b |\n| - | - |\n"),
        *(
            "[a](https://one.example)",
            "![a](boat.jpg)",
            "<div>",
            "</div>",
            "<p>",
            "<script>",
            "</a>",
        ),
        *(
            "<a href='javascript:x'>",
            "<table><tr><td>",
            "[^1]",
            "\n[^1]: note\n",
            "&lt;",
            "&",
            "words ",
        ),
    ]
)


class Outline(HTMLParser):
    """Keeps tags and the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")


def blanks(value: str) -> dict[str, dict[str, object]]:
    """Return all blanks, each that is a text holding this one."""

    def of(name: str) -> object:
        if name in PARTS:
            return [{part: of(part) for part in PARTS[name]} for _ in range(2)]
        if name in LISTS:
            return [value, "Plain"]
        return datetime(2026, 3, 1, 12, tzinfo=UTC) if name in TIMES else value

    made = {g: {f: of(f"{g}.{f}") for f in fields} for g, fields in GROUPS.items()}
    made["site"] |= {"year": 2026, "address": "https://one.example", "contact": "a@one.example"}
    return made


def faults(html: str) -> list[str]:
    """Return what is invalid in a fragment where a page shows it."""
    page = f"<!DOCTYPE html>\n<main><h1>x</h1><h2>y</h2><aside>{html}</aside></main>"
    return [fault for fault in Reading(page).faults if not fault.startswith(("h2 then", "h3 then"))]


def assert_valid(html: str) -> None:
    """Hold a fragment against the rules of pages, and against a parser that mends what is wrong."""
    assert faults(html) == []
    # A paragraph that held nothing but the mark of a note is left empty, and is dropped there.
    assert tags(sanitise(html)) == tags(html.replace("<p></p>", ""))


def tags(html: str) -> list[str]:
    found = Outline(html).found
    return [str(one[0]) if isinstance(one, tuple) else f"/{one}" for one in found]


def outline(wording: str, value: str) -> list[object]:
    html = fill_block(FillJob(wording, blanks(value), "en")).html
    assert_valid(html)
    return Outline(html).found


@cache
def plain_outline(wording: str) -> list[object]:
    return outline(wording, "Word")


@settings(max_examples=100)
@given(st.sampled_from(WORDINGS), VALUES)
def test_no_headline_and_no_name_changes_the_structure(wording: str, value: str) -> None:
    assert outline(wording, value) == plain_outline(wording)


@pytest.fixture(scope="module")
def host():
    with Host() as made:
        made.warm()
        yield made


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), VALUES)
def test_any_wording_makes_a_valid_page_or_a_sentence(host: Host, wording: str, value: str) -> None:
    job = FillJob(wording, blanks(value), "en")
    try:
        html = host.run(fill_block, job, deadline=10.0).html
    except OffstoneError:
        return
    assert_valid(html)
    assert "<script" not in html
    assert '="javascript:' not in html
