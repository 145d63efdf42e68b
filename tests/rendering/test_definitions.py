import pytest

from editor_app.rendering.blocks import cut
from editor_app.rendering.definitions import NOTHING, Definitions, Used, used_by


def defined(text: str) -> Definitions:
    return cut(text).definitions


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[A b]: https://x.example", {"a b": ("https://x.example", None)}),
        ("[a]: <https://x.example>", {"a": ("https://x.example", None)}),
        ('[a]: /x "T"', {"a": ("/x", "T")}),
        ("[a]: /x (T)", {"a": ("/x", "T")}),
        ("[a]:\n  /x\n  'T'", {"a": ("/x", "T")}),
        ("[a]: /x\n[a]: /y", {"a": ("/y", None)}),
        ("   [a]: /x", {"a": ("/x", None)}),
        ("[a]: /x y", {}),
        ("[a] : /x", {}),
        ("[]: /x", {}),
    ],
)
def test_links(text: str, links: dict[str, object]) -> None:
    assert defined(text).links == links


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("*[PSA]: Port Authority", {"PSA": "Port Authority"}),
        ("*[PSA] : Port", {"PSA": "Port"}),
        ("*[PSA]: ", {}),
        (" *[PSA]: x", {}),
    ],
)
def test_abbreviations(text: str, short: dict[str, str]) -> None:
    assert defined(text).short == short


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("[^1]: a", {"1": ("a", 0, 1)}),
        ("[^1]: a\n    b\n[^2]: c", {"1": ("a\nb", 0, 2), "2": ("c", 2, 3)}),
        ("[^1]: a\n*[P]: Port\nb", {"1": ("a", 0, 1)}),
        ("[^1]: a\n\n    b\n\n    c\n\nd", {"1": ("a\n\nb\n\nc", 0, 5)}),
        ("[^1]: a\n\n    b\n[^2]: c\n\n    d", {"1": ("a\n\nb", 0, 3), "2": ("c\n\nd", 3, 6)}),
        ("[^1]: a\n\n    b\n*[P]: Port\n\n    c", {"1": ("a\n\nb", 0, 3)}),
        ("[^1]: a\n\n    b\n[x] is no definition", {"1": ("a\n\nb\n[x] is no definition", 0, 4)}),
        ("[^1]: a\n[^1]: b", {"1": ("a", 0, 1)}),
        ("[^1]:\n\n    ```\n    x\n    ```", {"1": ("\n\n```\nx\n```", 0, 5)}),
    ],
)
def test_footnotes(text: str, notes: dict[str, tuple[str, int, int]]) -> None:
    found = {k: (n.text, n.first, n.end) for k, n in defined(text).notes.items()}
    assert found == notes


def test_a_line_that_begins_with_a_bracket_is_no_definition() -> None:
    parts = cut("[a](https://x.example) and\n[b][c]")
    assert len(parts.blocks) == 1


def test_what_a_block_can_use() -> None:
    known = defined("[a b]: /x\n\n*[PSA]: Port\n\n[^n]: note")
    assert used_by("nothing", known) is NOTHING
    assert used_by("[else]", known) is NOTHING
    assert used_by("the PSA", known) == Used(short=(("PSA", "Port"),))
    assert used_by("[A\nb] and [^n]", known) == Used((("a b", ("/x", None)),), (), frozenset({"n"}))
