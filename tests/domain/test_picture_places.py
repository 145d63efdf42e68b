from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.picture_places import (
    name_in_library,
    picture_names,
    picture_places,
    with_addresses,
)

TEXT = """![Harbour](harbour.jpg "At dawn") and [![inner](<a b.png>)](https://example.org)

<img alt="x" src="media/old.gif"> <img src='two.webp'> <img src=three.png>

![ferry][f] and [quay][q]. `![code](no.jpg)`

[f]: media/ferry.jpg
[q]: quay.jpg
"""


def test_every_way_to_show_a_picture_is_found() -> None:
    found = [place.address for place in picture_places(TEXT)]
    assert found == [
        *("harbour.jpg", "a b.png", "media/old.gif", "two.webp", "three.png", "media/ferry.jpg"),
    ]
    assert all(TEXT[place.start : place.end] == place.address for place in picture_places(TEXT))


def test_names_are_those_of_the_library() -> None:
    assert picture_names(TEXT) == (
        *("harbour.jpg", "a b.png", "old.gif", "two.webp", "three.png", "ferry.jpg"),
    )
    assert picture_names("![x](https://example.org/a.jpg) ![y](../b.jpg) ![z](c.jpg)") == ("c.jpg",)
    assert name_in_library("media:x.jpg") == "x.jpg"
    assert name_in_library("folder/x.jpg") == ""


def test_addresses_are_replaced_where_they_stand() -> None:
    moved = with_addresses(TEXT, lambda address: f"new/{address.rpartition('/')[2]}")
    assert '![Harbour](new/harbour.jpg "At dawn")' in moved
    assert "[![inner](<new/a b.png>)]" in moved
    assert '<img alt="x" src="new/old.gif">' in moved
    assert "[f]: new/ferry.jpg" in moved
    assert "[q]: quay.jpg" in moved
    assert "`![code](no.jpg)`" in moved


def test_an_address_that_needs_brackets_gets_them() -> None:
    assert with_addresses("![x](a.jpg)", lambda _: "my a.jpg") == "![x](<my a.jpg>)"


@given(st.text(alphabet="![](<>\"' a.jpg\n`[]:=src img", max_size=80))
def test_leaving_addresses_as_they_are_changes_nothing(text: str) -> None:
    assert with_addresses(text, lambda address: address) == text
