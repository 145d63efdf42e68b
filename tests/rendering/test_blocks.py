import pytest

from editor_app.rendering.blocks import cut


def blocks(text: str) -> list[str]:
    return [block.text for block in cut(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a\n\nb", ["a", "b"]),
        ("a\nb", ["a\nb"]),
        ("- a\n\n- b", ["- a\n\n- b"]),
        ("- a\n\n    more\n\nb", ["- a\n\n    more", "b"]),
        ("1. a\n\n- b", ["1. a\n\n- b"]),
        ("> a\n\n> b", ["> a\n\n> b"]),
        ("> a\n\nb", ["> a", "b"]),
        ("a\n\n: b", ["a\n\n: b"]),
        ("a\n: b\n\nc\n: d", ["a\n: b\n\nc\n: d"]),
        ("a\n: b\n\nc\n\n: d", ["a\n: b\n\nc\n\n: d"]),
        ("a\n\n    code\n\nb", ["a\n\n    code", "b"]),
        ("\tcode", ["    code"]),
        ("```\na\n\nb\n```\nc", ["```\na\n\nb\n```", "c"]),
        ("a\n```\nb\n```", ["a", "```\nb\n```"]),
        ("```\na\n\nb", ["```\na", "b"]),
        ("~~~ python\na\n\n~~~\n\n```\nb\n```", ["~~~ python\na\n\n~~~", "```\nb\n```"]),
        ("```\n```\n```\n\n```", ["```\n```", "```\n\n```"]),
        ("<div>\na\n\nb\n</div>\n\nc", ["<div>\na\n\nb\n</div>", "c"]),
        ("<div>\na\n\nb\n</div> d\ne\n\nc", ["<div>\na\n\nb\n</div> d\ne", "c"]),
        ("<div>\na\n\nb", ["<div>\na", "b"]),
        ("<!-- a\n\nb -->\n\nc", ["<!-- a\n\nb -->", "c"]),
        ("```\n<div>\n```\n\na\n\n</div>", ["```\n<div>\n```", "a", "</div>"]),
        ("\x02a\ue000\x03b", ["ab"]),
        ("a\n \t\nb", ["a", "b"]),
    ],
)
def test_texts_are_cut_where_that_changes_nothing(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


def test_lines_are_those_of_the_source() -> None:
    found = cut("\n\na\nb\n\n```\n\n```\r\n\r\nc").blocks
    assert [(b.first_line, b.last_line) for b in found] == [(3, 4), (6, 8), (10, 10)]


def test_definitions_are_taken_out_wherever_they_stand() -> None:
    parts = cut("a\n[x]: https://x.example 'T'\nb\n\n*[P]: Port\n\n[^1]: note\n\n    more\n\nc")
    assert [b.text for b in parts.blocks] == ["a", "b", "c"]
    assert [b.first_line for b in parts.blocks] == [1, 3, 11]
    assert parts.definitions.links == {"x": ("https://x.example", "T")}
    assert parts.definitions.short == {"P": "Port"}
    assert parts.definitions.notes["1"].text == "note\n\nmore"


def test_definitions_within_code_quotes_and_html_stay() -> None:
    text = (
        "```\n[x]: https://x.example\n```\n\n> [y]: https://y.example\n\n<div>\n\n[z]: a\n\n</div>"
    )
    parts = cut(text)
    assert parts.definitions.links == {}
    assert len(parts.blocks) == 3
