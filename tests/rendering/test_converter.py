import threading

import pytest

from editor_app.rendering.converter import MAX_PARAGRAPH, convert
from editor_app.rendering.definitions import Used


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b\n:-- | --:\nc | d", 'class="align-right"'),
        ("text\n{: .lead }", '<p class="lead">'),
        ("Term\n: meaning", "<dt>Term</dt>"),
        ("``` python\nx\n```", 'class="language-python"'),
        ('<p style="text-align: left;">x</p>', "style="),
    ],
)
def test_what_news_texts_need(text: str, expected: str) -> None:
    assert expected in convert(text)


def test_definitions_of_one_block_do_not_reach_the_next() -> None:
    used = Used((("a", ("/x", "T")),), (("PSA", "Port"),), frozenset({"1"}))
    made = convert("[a] PSA [^1]", used)
    assert '<a href="/x" title="T">a</a>' in made
    assert '<abbr title="Port">PSA</abbr>' in made
    assert "\uf8f0" in made
    assert convert("[a] PSA [^1]") == "<p>[a] PSA [^1]</p>"


def test_a_block_cannot_change_what_the_text_defines() -> None:
    used = Used((("a", ("/x", None)),))
    assert 'href="/x"' in convert("> [a]: /y\n>\n> [a]", used)


@pytest.mark.parametrize("text", ["*a*" * MAX_PARAGRAPH, "*a*\n" * MAX_PARAGRAPH])
def test_an_overlong_paragraph_is_set_plainly(text: str) -> None:
    assert convert(text) == f"<p>{text}</p>"


def test_a_long_list_or_table_is_no_paragraph() -> None:
    assert "<li>" in convert("- item\n" * 4_000)
    assert "<td>" in convert("a | b\n--- | ---\n" + "c | d\n" * 4_000)


def test_each_thread_has_a_converter_of_its_own() -> None:
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: made.append(convert(f"*{n}*"))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [f"<p><em>{n}</em></p>" for n in range(8)]
