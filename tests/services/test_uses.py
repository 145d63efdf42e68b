"""What a text names, without rendering it."""

from editor_app.services.uses import NOTHING, Uses, uses_in

TEXT = """
A [link](article:harbour-pilots#talks) and ![a ferry](ferry.jpg "Night") and ![old](media:old.png).

<figure><img src="media:map.png"></figure> <a href='/corrections/'>here</a> [out](https://x.example/)

<!-- ![kept back](secret.jpg) [x](article:secret) -->

```
![code](code.jpg)
```

[by name][1] and [page](page:about/)

[1]: article:night-ferry
"""


def test_everything_that_can_be_shown_is_named() -> None:
    found = uses_in(TEXT)
    assert set(found.pictures) >= {"ferry.jpg", "old.png", "map.png"}
    assert "secret.jpg" not in found.pictures
    assert "code.jpg" not in found.pictures
    assert found.articles == ("harbour-pilots", "night-ferry")
    assert found.pages == ("about/", "corrections/")


def test_plain_words_name_nothing() -> None:
    assert uses_in("A week of talks.") == NOTHING == Uses()
    assert uses_in("[brackets] < signs") == NOTHING
