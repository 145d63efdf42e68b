from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.block_fence import (
    FencedBlock,
    fenced,
    fences_in,
    lift,
    sha256_of,
    with_fences,
)
from editor_app.domain.template import Placement, TemplateKind, Topic


def block(text: str = "About *it*.", placement: Placement = Placement.AFTER) -> FencedBlock:
    return FencedBlock(
        "00000000-0000-4000-8000-000000000040",
        'The "general" \\ one',
        TemplateKind.DISCLOSURE,
        2,
        placement,
        text,
        sha256_of(text),
        Topic.SPONSORED,
        "en-GB",
        3 if placement is Placement.AFTER_PARAGRAPHS else 0,
        "by rule “whole site: add”",
    )


_LINES = st.sampled_from(["", "a", "::: x", ":::", "::::: {.offstone-block}", "    :::", '"', "é"])
_TEXTS = st.lists(_LINES, min_size=1, max_size=5).map("\n".join)
_PLACES = st.sampled_from([place for place in Placement if place is not Placement.PAGE_FOOTER])


def test_a_fence_reads_as_a_fenced_division() -> None:
    assert fenced(replace(block(":::: a"), name="General", why="")) == (
        '::::: {.offstone-block kind="disclosure" topic="sponsored" name="General" version="2" '
        'language="en-GB" placement="after" template="00000000-0000-4000-8000-000000000040" '
        f'sha256="{sha256_of(":::: a")}"}}\n:::: a\n:::::'
    )


@given(_TEXTS, st.lists(st.builds(block, _TEXTS, _PLACES), max_size=4))
def test_what_left_with_a_text_comes_off_again(body: str, blocks: list[FencedBlock]) -> None:
    found = lift(with_fences(body, blocks), len(blocks))
    before = [b for b in blocks if b.placement is Placement.BEFORE]
    after = [b for b in blocks if b.placement is not Placement.BEFORE]
    assert found.blocks == (*before, *after)
    assert found.body.removesuffix("\n") == body


def test_a_text_that_holds_fences_keeps_its_own() -> None:
    own = f"{fenced(block())}\n\nWords.\n\n{fenced(block('Mine.'))}"
    found = lift(with_fences(own, [block("Theirs.")]), 1)
    assert [b.text for b in found.blocks] == ["Theirs."]
    assert found.body == own + "\n"
    assert [note.partition(",")[0] for note in found.notes] == [
        'The block “The "general" \\ one” in line 1 of the text was not taken',
        'The block “The "general" \\ one” in line 7 of the text was not taken',
    ]


def test_none_are_taken_where_none_left() -> None:
    text = with_fences("Words.", [block()])
    found = lift(text, 0)
    assert (found.body, found.blocks) == (text, ())
    assert found.notes[0].endswith("for it did not leave with this text; it stays text.")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("About", "Above", "its text was changed since it left"),
        ("\n:::\n", "\n", "it is never closed"),
        ('kind="disclosure"', 'kind="evil"', "it is of no kind that templates have"),
        ('kind="disclosure"', 'kind="bio"', "a bio has no topic “sponsored”"),
        ('name="', 'nome="', "it has no name"),
        ('placement="after"', 'placement="up"', "it has no place on a page"),
        ('version="2"', 'version="two"', "its numbers cannot be read"),
        ('version="2"', "version=2", "its first line is damaged"),
        ("{.offstone", "{ .offstone", "its first line is damaged"),
    ],
)
def test_a_damaged_fence_is_named_and_stays(old: str, new: str, fault: str) -> None:
    text = with_fences("Words.", [block("First."), block(), block("Last.")])
    at = text.index("{.offstone", text.index("First."))
    text = text[:at] + text[at:].replace(old, new, 1)
    found = lift(text, 3)
    assert [b.text for b in found.blocks] == ["First.", "Last."]
    assert new.strip() in found.body
    assert f"for {fault}; it stays text." in found.notes[0]


def test_what_a_caller_finds_wrong_is_named() -> None:
    found = lift(with_fences("Words.", [block()]), 1, lambda one: "it is " + one.text)
    assert found.blocks == ()
    assert "for it is About *it*.; it stays text." in found.notes[0]


def test_blanks_behind_a_fence_are_passed_over() -> None:
    text = with_fences("Words.", [block("A.", Placement.BEFORE), block()]).replace(
        ":::\n", ":::  \n"
    )
    found = lift(text, 2)
    assert (found.body, len(found.blocks)) == ("Words.\n", 2)


def test_thousands_of_openings_are_read_in_one_go() -> None:
    text = "::: {.offstone-block}\n" * 3_000
    assert len(fences_in(text)) == 3_000
