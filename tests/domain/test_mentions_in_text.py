import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.mentions import (
    Mention,
    line_of,
    links_in,
    mentions,
    pictures_in,
    readable,
    without_code,
)

TEXT = """Read [the deal](article:deal "Title") and [a (b)](<http://x.example/a b>).

![Boats](boats.jpg) and [![inner](in.jpg)](http://x.example)

`[no](code)` and ``[no](`either)`` but a lone ` tick

```
[no](fence)
~~~
```

[ref][r] ![pic][p] [r] [unknown] [R][]

[r]: http://example.org/TK "T"
[p]: <p.jpg>
"""


def test_links_and_pictures_are_found_with_their_places() -> None:
    assert [link.destination for link in links_in(TEXT)] == [
        "article:deal",
        "http://x.example/a b",
        "http://x.example",
        "http://example.org/TK",
        "http://example.org/TK",
        "http://example.org/TK",
    ]
    assert [picture.destination for picture in pictures_in(TEXT)] == [
        "boats.jpg",
        "in.jpg",
        "p.jpg",
    ]
    first = mentions(TEXT)[0]
    assert first == Mention("the deal", "article:deal", "Title", 5, 37)
    assert TEXT[first.start : first.end].startswith("[the deal]")


def test_a_text_without_brackets_has_none() -> None:
    assert mentions("plain") == ()
    assert mentions("[alone]") == ()


def test_code_is_blank_and_lengths_stay() -> None:
    text = "a `TK` b\n\n    \n~~~\nTK\n````\n~~~~\nTK\n```\nopen TK"
    clear = without_code(text)
    assert len(clear) == len(text)
    assert clear.count("TK") == 1
    assert without_code("one ` two\n\nthree ` four") == "one ` two\n\nthree ` four"


def test_what_readers_do_not_see_is_blank() -> None:
    text = 'See http://x.example/TK <b class="TK">, <!-- TK --> <!-- open {.TK} [a](TK) TK'
    assert readable(text).count("TK") == 1
    assert readable(text).endswith(" TK")


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (2, 2), (4, 3)])
def test_lines_count_from_one(offset: int, line: int) -> None:
    assert line_of("a\nb\nc", offset) == line


@given(st.text(alphabet="`~[]()!<>-ab \n\\{}.#:"))
def test_no_text_is_too_odd(text: str) -> None:
    assert len(readable(text)) == len(text)
    assert all(text[m.start : m.end] for m in mentions(text))
