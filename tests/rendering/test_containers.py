from hypothesis import given, settings
from hypothesis import strategies as st

from editor_app.domain.container import Container, end_of, opened_by, without_marks
from editor_app.domain.text import count_words, plain_text
from editor_app.rendering.figures import BodyPicture
from editor_app.rendering.links import strip_markers
from editor_app.rendering.markdown_body import BodyContext, forget, render_body

PICTURES = {"a.jpg": BodyPicture("A boat", "Boats", "Jo", 10, 20), "b.jpg": BodyPicture("B")}
PIECES = [
    "Text.",
    "::: pull\n> Nobody won.\n> — Ana\n:::",
    "::: gallery\n![](a.jpg)\n![](b.jpg)\n:::",
    "::: pull",
    ":::",
    "- item",
    "    code",
    "```\n::: pull\nx\n:::\n```",
    "<div>\n\nraw\n\n</div>",
    "Term\n: Meaning",
    "Note[^1]",
    "[^1]: words",
]


def html(text: str) -> str:
    return render_body(text, BodyContext(pictures=PICTURES)).html


def test_lines_that_begin_and_end_a_container() -> None:
    assert opened_by("::: pull") is Container.PULL
    assert opened_by("::::gallery  ") is Container.GALLERY
    assert opened_by("::: {.pull}") is Container.PULL
    assert [opened_by(line) for line in ("", ":: pull", "::: note", " ::: pull", ":::")] == [
        None
    ] * 5
    assert end_of(["::: pull", "a", "", ":::"], 0) == 3
    assert end_of(["::: pull", "a"], 0) == 0
    assert end_of(["::: pull", "::: pull", ":::"], 0) == 0
    assert Container.GALLERY.opening == "::: gallery"


def test_a_pull_quote_repeats_the_story_and_is_no_quotation() -> None:
    said = '<aside class="pull">\n<p>Nobody won “all”.</p>\n<p class="pull-by">— Ana <em>Reyes</em></p>\n</aside>\n'
    assert html('::: pull\n> Nobody won "all".\n> — Ana *Reyes*\n:::') == said
    assert html('::: pull\nNobody won "all".\n\n— Ana *Reyes*\n:::') == said
    assert html("::: pull\nOne.\n\nTwo — three.\n:::") == (
        '<aside class="pull">\n<p>One.</p>\n<p>Two — three.</p>\n</aside>\n'
    )


def test_a_gallery_holds_figures_with_their_captions() -> None:
    made = html(
        'Before\n::: gallery\n![](a.jpg)\n![Other](b.jpg "Said")\n\nAll *taken* on Sunday.\n:::\nAfter'
    )
    assert made.startswith('<p>Before</p>\n<div class="gallery">\n<figure class="picture">')
    assert made.count("<figure") == 2
    assert '<figcaption>Boats. <span class="credit">Jo</span></figcaption>' in made
    assert "<figcaption>Said</figcaption>" in made
    assert made.endswith("<p>All <em>taken</em> on Sunday.</p>\n</div>\n<p>After</p>\n")


def test_what_is_not_closed_or_not_known_is_text() -> None:
    assert html("::: pull\nopen") == "<p>::: pull\nopen</p>\n"
    assert html("::: note\nA\n:::") == "<p>::: note\nA\n:::</p>\n"
    assert html("::: pull\n:::") == ""
    assert "<aside" not in html("```\n::: pull\nx\n:::\n```")


def test_nothing_joins_a_container() -> None:
    assert html("- item\n\n::: pull\n- A\n:::\n\n- item") == (
        '<ul>\n<li>item</li>\n</ul>\n<aside class="pull">\n<ul>\n<li>A</li>\n</ul>\n</aside>\n'
        "<ul>\n<li>item</li>\n</ul>\n"
    )
    assert html("::: pull\nA\n:::\n\n    code").endswith("<code>code\n</code></pre>\n")


def test_nothing_in_a_container_can_run() -> None:
    made = html('::: pull\n<script>alert(1)</script><b onclick="x">Hey</b></aside>\n:::')
    assert "script" not in made
    assert "onclick" not in made
    assert made.count("</aside>") == 1


def test_footnotes_count_through_containers() -> None:
    made = html("A[^a]\n\n::: pull\nB[^b]\n:::\n\nC[^a]\n\n[^a]: One\n\n[^b]: Two")
    assert made.index('href="#note-1"') < made.index('href="#note-2"')
    assert 'id="noteref-1-2"' in made


def test_words_and_snippets_pass_the_marks_over() -> None:
    text = "::: pull\nTwo words\n:::\n\n::: gallery\n![alt](a.jpg)\n:::"
    assert count_words(text) == 3
    assert plain_text(text) == "Two words alt"
    assert without_marks("a ::: pull") == "a ::: pull"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=7), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
def test_typed_or_whole_it_is_the_same(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    context = BodyContext(pictures=PICTURES, markers=True)
    for end in range(0, len(text), 7):
        render_body(text[:end], context)
    typed = render_body(text, context)
    forget()
    assert render_body(text, context) == typed
    assert strip_markers(typed.html) == html(text)
    assert typed.html.count("<aside data-src") == typed.html.count("</aside>")
