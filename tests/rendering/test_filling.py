import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor_app.domain.errors import TemplateInvalid
from editor_app.rendering.filled_block import FillJob, fill_block
from editor_app.rendering.filling import check_template, fill
from editor_app.rendering.finished_text import as_wording

NOON = datetime(2026, 3, 1, 12, 5, tzinfo=UTC)
BLANKS = {
    "article": {
        "headline": "Pilots vote",
        "section": "",
        "byline": ["Lena Okafor", "Rosa Teague", "Amara Castell"],
        "authors": [{"name": "Lena Okafor", "role": ""}, {"name": "Rosa Teague", "role": "Editor"}],
        "tags": [],
        "published": NOON,
        "updated": "",
    },
    "author": {"name": "Lena Okafor", "role": "Reporter", "bio": ""},
    "site": {"name": "Gulf & Hill Courier", "year": 2026, "contact": "desk_one@courier.example"},
}


def filled(text: str, language: str = "en") -> str:
    return fill(text, BLANKS, language).markdown


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("{{ site.name }}", "en", "Gulf & Hill Courier"),
        ("© {{ site.year }} x", "en", "© 2026 x"),
        ("{{ article.byline }}", "en", "Lena Okafor, Rosa Teague, and Amara Castell"),
        ("{{ article.byline | list }}", "de", "Lena Okafor, Rosa Teague und Amara Castell"),
        ("{{ article.authors }}", "fr", "Lena Okafor et Rosa Teague"),
        ("On {{ article.published }}", "en", "On March 1, 2026"),
        ("On {{ article.published | date }}", "en-GB", "On 1 March 2026"),
        ("Am {{ article.published | date('full') }}", "de", "Am Sonntag, 1. März 2026"),
        ("At {{ article.published | time }}", "de", "At 12:05"),
        ("[{{ article.updated | time }}{{ article.updated | date }}]", "en", "[]"),
        ("{{ article.section | default('news') }}", "en", "news"),
        ("{{ article.section or 'news' }}", "en", "news"),
        ("{{ 'a' if article.section }}b", "en", "b"),
        ("{{ article.byline | first }}", "en", "Lena Okafor"),
        ("{{ article.byline | last | upper }}", "en", "AMARA CASTELL"),
        ("{{ site.name | first }}", "en", "G"),
        ("x{{ article.tags | first }}", "en", "x"),
        (
            "{% for p in article.authors %}{{ p.name }};{% endfor %}",
            "en",
            "Lena Okafor;Rosa Teague;",
        ),
        ("{% for n in article.byline %}{{ loop.index }} {% endfor %}", "en", "1 2 3 "),
        ("{% set who = author.name %}{{ who }}", "en", "Lena Okafor"),
        ("a\n{% if site.name %}\nb\n{% endif %}\nc", "en", "a\nb\nc"),
        ("{% raw %}{{ x }}{% endraw %}", "en", "{{ x }}"),
        ("{{ article['headline'] }}", "en", "Pilots vote"),
        ("{{ article.tags == [] }}", "en", ""),
        ("{{ none }}", "en", ""),
        ("{{ article.headline | date }}", "xx-unknown", "Pilots vote"),
    ],
)
def test_blanks_are_filled(text: str, language: str, expected: str) -> None:
    assert filled(text, language) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ article.section }}", ("article.section",)),
        ("{{ article.section | upper }} {{ article.section }}", ("article.section",)),
        ("{{ article.tags | list }} {{ author.bio }}", ("article.tags", "author.bio")),
        ("{% for p in article.authors %}{{ author.bio }}{% endfor %}", ("author.bio",)),
        ("{% for p in article.authors %}{{ p.role }}{% endfor %}", ("article.authors.role",)),
        (
            "{% for p in article.authors | reverse %}{{ p['role'] }}{% endfor %}",
            ("article.authors.role",),
        ),
        ("{% for n in article.byline %}{{ author.bio }}{{ n }}{% endfor %}", ("author.bio",)),
        ("{{ article.updated or author.bio }}", ("article.updated", "author.bio")),
        ("{% if article.section %}{{ article.section }}{% else %}{{ author.bio }}{% endif %}", ()),
        ("{{ article.section | default('') }}", ()),
        ("{{ article.section if article.section else '' }}", ()),
        ("{{ site.name }} {{ article.headline }}", ()),
    ],
)
def test_holes_are_told(text: str, names: tuple[str, ...]) -> None:
    assert fill(text, BLANKS, "en").empty == names


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("a\n{{ artcle.headline }}", 2, 4, "Do you mean “article.headline”?"),
        ("{{ article.hedline }}", 1, 4, "Do you mean “article.headline”?"),
        ("{{ today }}", 1, 4, "Choose one"),
        ("{{ article }}", 1, 4, "alone is no blank"),
        ("{{ article['foo'] }}", 1, 4, "no blank “article.foo”"),
        ("{{ article.headline | uper }}", 1, 23, "Do you mean “upper”?"),
        ("{{ article.headline | xyzzy }}", 1, 23, "There are capitalize"),
        ("a\n\n{% if article.section %}b", 3, 4, "write {% endif %} where it ends"),
        ("{% for x in article.tags %}", 1, 4, "{% endfor %}"),
        ("{% endif %}", 1, 4, "belongs to nothing"),
        ("{% fro x in y %}", 1, 4, "There is no “{% fro %}”"),
        ("{{ site.name", 1, 1, "never closed with }}"),
        ("{% if site.name", 1, 1, "never closed with %}"),
        ("{# a", 1, 1, "never closed with #}"),
        ("{% raw %}a", 1, 1, "{% endraw %}"),
        ("{{ site.name author.name }}", 1, 14, "“}}” should stand before “author”"),
        ("{% if site.name = 3 %}a{% endif %}", 1, 17, "“%}” should stand before"),
        ("{{ }}", 1, 1, "nothing between"),
        ("{% if %}a{% endif %}", 1, 1, "missing before %}"),
        ("{{ $ }}", 1, 4, "“$” has no meaning"),
        ("{{ 'a }}", 1, 1, "quotation mark"),
        ("{{ site.name } }", 1, 14, "“}” is not expected"),
        ("{% for article.tags %}{% endfor %}", 1, 15, "is expected where"),
        ("{{ site..name }}", 1, 1, "cannot be understood"),
        ("{% if site.name is odder %}a{% endif %}", 1, 20, "no “is odder”"),
        ("{% include 'x' %}", 1, 4, "cannot do “include”"),
        ("{% macro x() %}{% endmacro %}", 1, 4, "cannot do “macro”"),
        ("{% set x %}a{% endset %}", 1, 4, "set … endset"),
        ("{{ site.name.upper() }}", 1, 19, "Round brackets"),
        (
            "a\n {% for p in article.authors %}{{ p.shoe }}{% endfor %}",
            2,
            35,
            "There are name, role",
        ),
        ("{% for c in article.corrections %}{{ c.tme }}{% endfor %}", 1, 38, "Do you mean “time”?"),
        ("{% for c in article.corrections %}{{ c['tme'] }}{% endfor %}", 1, 38, "“time”?"),
    ],
)
def test_mistakes_have_line_and_reason(text: str, line: int, column: int, part: str) -> None:
    mistake = check_template(text)[0]
    assert part in mistake.message
    assert (mistake.line, mistake.column) == (line, column)
    assert mistake.sentence == f"Line {line}, column {column}: {mistake.message}"
    with pytest.raises(TemplateInvalid, match=f"^Line {line}, column {column}: ") as caught:
        fill(text, BLANKS, "en")
    assert caught.value.line == line


def test_every_mistake_is_told_in_order() -> None:
    found = check_template("{{ b.c }}\n{{ x }}{{ a }}\n{{ site.name }}")
    assert [(m.line, m.column) for m in found] == [(1, 4), (2, 4), (2, 11)]


def test_a_sound_template_has_no_mistakes() -> None:
    assert (
        check_template("{% if article.tags %}{{ article.tags | list }}{% endif %} {{ none }}") == []
    )


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a\n{{ (article.authors | first).shoe }}", 2, "no such part"),
        ("{{ article.published | date('odd') }}", 1, "“full”, “long”"),
        ("a\n\n{{ site.year + 'x' }}", 3, "cannot be worked out"),
        ("a\n{{ (article.authors | first).__class__ }}", 2, "may not do this"),
    ],
)
def test_what_fails_while_filling_has_a_line(text: str, line: int, part: str) -> None:
    with pytest.raises(TemplateInvalid, match=part) as caught:
        fill(text, BLANKS, "en")
    assert caught.value.line == line


def test_recursion_is_for_the_host_to_tell() -> None:
    deep: list[object] = []
    deep.append(deep)
    with pytest.raises(RecursionError):
        fill("{{ article.tags }}", {"article": {"tags": deep}}, "en")


TEMPLATES = [
    "{{ article.headline }}",
    "A {{ article.headline }} b",
    "# {{ article.headline }}",
    "- {{ article.headline }}\n- two",
    "1. {{ article.headline }}\n2. two",
    "> {{ article.headline }}",
    "**{{ article.headline }}**, *{{ author.name }}*",
    "[{{ article.headline }}](https://one.example/) after",
    "[one](https://one.example/{{ article.headline }}) after",
    "[one][two] {{ article.headline }}\n\n[two]: https://one.example/{{ author.name }}",
    "[one]{{ article.headline }}",
    "![{{ article.headline }}](boat.jpg)",
    "Term {{ author.name }}\n: {{ article.headline }}",
    "{{ article.headline }}{{ author.name }}",
    "{{ article.headline }}. And",
    "{{ article.headline }}[more](https://one.example/)",
    "Before\n{{ article.headline }}\nafter",
    "a | b\n--- | ---\n{{ article.headline }} | {{ author.name }}",
    '<div class="small">{{ article.headline }}</div>',
    '<p title="{{ article.headline }}">x</p>',
    "`{{ article.headline }}`",
    "```\n{{ article.headline }}\n```",
    "x <{{ article.headline }}> y",
    '[one](https://one.example/ "{{ article.headline }}") after',
    "[one]: https://one.example/ '{{ article.headline }}'\n\nSee [one] now",
    "Note[^1] {{ author.name }}\n\n[^1]: {{ article.headline }}",
    "**bold**{{ article.headline }}",
    "Text {{ article.headline }}\n\n{{ author.name }}",
]
HOSTILE = [
    "<script>alert(1)</script>",
    "# x",
    "- x",
    "1. x",
    "2026",
    "---",
    "===",
    "```",
    "~~~",
    "> x",
    ": x",
    "](javascript:alert(1))",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "(https://evil.example)",
    ": https://evil.example",
    "*a* _b_ **c** `d`",
    "a\n\n# b\n\n- c",
    "a\r\n\u2028b\x0bc",
    "\ue000x\ue001",
    "{{ site.name }}",
    "{% raw %}",
    "{: #id .class onclick=x }",
    "a|b|c",
    '" onclick="x',
    "' x='",
    "&lt;b&gt;&#60;i&#62;",
    "&",
    "&#",
    "\\",
    "x\\",
    "!",
    "C#",
    "*",
    "_",
    "-->",
    "<!--",
    "</div>",
    "</p><h1>x</h1>",
    "\x02wzxhzdk:0\x03",
    "    code",
    "[^1]",
    "\u00a0x",
    "+",
    "1)",
    ")",
    "a)b",
    "&amp;",
    "&#1:",
    "AT&copy",
    "<https://x.example>",
    "www.x.example",
    "1@1.example",
    "a@b.example",
]
ODD = st.text(
    st.sampled_from("ab1 .,-+*_#>|:=~`![](){}<>&;\"'\\/\n\r\t^$@ü\u2028\u00a0\x02\ue000"),
    min_size=1,
    max_size=12,
).filter(lambda text: any(c.isalnum() for c in text))


class Outline(HTMLParser):
    """Keeps tags and the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")


def structure(template: str, value: str) -> list[object]:
    blanks = {"article": {"headline": value}, "author": {"name": value}}
    outline = Outline()
    outline.feed(fill_block(FillJob(template, blanks, "en")).html)
    return outline.found


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_changes_the_structure(template: str, value: str) -> None:
    assert structure(template, value) == structure(template, "Word")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEMPLATES), ODD)
@example("{{ article.headline }}. And", "12")
def test_no_value_that_can_be_typed_changes_the_structure(template: str, value: str) -> None:
    assert structure(template, value) == structure(template, "Word")


@settings(max_examples=100, deadline=None)
@given(ODD)
def test_a_value_reads_as_it_is_written(value: str) -> None:
    from html import unescape

    html = fill_block(
        FillJob("a {{ article.headline }} z", {"article": {"headline": value}}, "he")
    ).html
    shown = unescape(re.sub(r"</?p>|\n$", "", html))
    clean = re.sub("[\x02\x03\ue000]", "", value)
    assert shown.split() == f"a {clean} z".split()


@pytest.mark.parametrize(
    ("wording", "html"),
    [
        ("<script>alert(1)</script>\n\na", "<p>a</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("<iframe src='https://x.example'></iframe>\n\na", "<p>a</p>"),
        ("{% raw %}<b onmouseover=x>{{ a }}</b>{% endraw %}", "<p><b>{{ a }}</b></p>"),
    ],
)
def test_what_a_wording_says_is_sanitised(wording: str, html: str) -> None:
    assert fill_block(FillJob(wording, BLANKS, "en")).html == html


@given(st.text(st.sampled_from("ab{}%# \n'\"-"), max_size=30))
@example("{% raw %}a{% endraw %}")
@example("{{ 'a' * 10**9 }}")
def test_a_finished_text_is_filled_to_itself_or_to_nothing_at_all(text: str) -> None:
    try:
        made = fill(as_wording(text), {}, "en").markdown
    except TemplateInvalid:
        assert "endraw" in text
        return
    assert made == text
