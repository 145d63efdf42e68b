import pytest

from editor_app.domain.container import Container
from editor_app.ui.editor import marks


@pytest.mark.parametrize(
    ("text", "mark", "result"),
    [
        ("vote", "**", "**vote**"),
        ("**vote**", "**", "vote"),
        (" vote ", "*", " *vote* "),
        ("**vote**", "*", "***vote***"),
        ("***vote***", "*", "**vote**"),
        ("   ", "**", "   "),
    ],
)
def test_wrap(text: str, mark: str, result: str) -> None:
    assert marks.toggle_wrap(text, mark) == result


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("- one", "- "),
        ("9. nine", "10. "),
        ("> said", "> "),
        ("> - both", "> - "),
        ("    * deep", "    * "),
        ("- ", None),
        ("plain", ""),
        ("", ""),
        ("-5 degrees", ""),
    ],
)
def test_continuation(line: str, result: str | None) -> None:
    assert marks.continuation(line) == result


def test_headings_toggle_and_change_level() -> None:
    assert marks.toggle_heading("What", 2) == "## What"
    assert marks.toggle_heading("## What", 2) == "What"
    assert marks.toggle_heading("## What", 3) == "### What"


@pytest.mark.parametrize("kind", ["bullet", "number", "quote"])
def test_lines_go_on_and_off(kind: str) -> None:
    lines = ["one", "  two"]
    assert marks.toggle_lines(marks.toggle_lines(lines, kind), kind) == lines


def test_a_list_changes_its_kind() -> None:
    assert marks.toggle_lines(["- one", "- two"], "number") == ["1. one", "2. two"]


def test_indents_come_off_again() -> None:
    assert marks.outdented(marks.indented("- one")) == "- one"
    assert marks.outdented("one") == "one"
    assert marks.is_item("  3) x")
    assert not marks.is_item("> x")


def test_footnotes_count_on() -> None:
    assert marks.next_footnote("a[^1] b[^7]") == 8
    assert marks.next_footnote("") == 1


def test_table_has_a_heading_row() -> None:
    assert marks.table(2, 1).split("\n")[1] == "| --- | --- |"


@pytest.mark.parametrize(
    ("before", "after", "mark", "ends"),
    [
        ("the **vote", "** was", "**", True),
        ("the **vote**", " was", "**", False),
        ("the *vote", "* was", "*", True),
        ("**bold** and *vote", "*", "*", True),
        ("plain", "** next**", "**", False),
        ("**", "**", "**", False),
    ],
)
def test_words_between_marks_end(before: str, after: str, mark: str, ends: bool) -> None:
    assert marks.ends_here(before, after, mark) is ends


@pytest.mark.parametrize(
    ("before", "after", "mark", "empty"),
    [
        ("**", "**", "**", True),
        ("**", "**", "*", False),
        ("*", "*", "*", True),
        ("a", "", "*", False),
    ],
)
def test_an_empty_pair_of_marks(before: str, after: str, mark: str, empty: bool) -> None:
    assert marks.is_empty_pair(before, after, mark) is empty


def test_containers_and_lines_that_are_pictures() -> None:
    assert marks.container(Container.PULL, "Words") == "::: pull\nWords\n:::"
    assert marks.is_picture(' ![A [x] boat](a(1).jpg "Title")') is False
    assert marks.is_picture('![A boat](a.jpg "Title")')
    assert not marks.is_picture("![A boat](a.jpg) and words")
