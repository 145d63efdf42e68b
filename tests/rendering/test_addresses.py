import pytest

from editor_app.rendering.addresses import (
    outside_link,
    own_id,
    picture_name,
    sound_link,
    sound_picture,
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example", "https://a.example"),
        (" HTTP://a.example/ü?b=c&d#e ", "HTTP://a.example/ü?b=c&d#e"),
        ("https://a.ex\u200bample\n/x", "https://a.example/x"),
        ("https:/a.example", None),
        ("https:a.example", None),
        ("https:///a.example", None),
        ("https://\\a.example", None),
        ("https://a.example/\\b", None),
        ("ftp://a.example", None),
        ("mailto:a@b.example?subject=x", "mailto:a@b.example?subject=x"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("mailto:nobody", None),
        ("#", None),
        ("#Über uns", "#text-überuns"),
        ("#%C3%BCber", "#text-über"),
        ("article:night-ferry", "article:night-ferry"),
        ("article://night-ferry#Where", "article:night-ferry#text-where"),
        ("article:ü%20b", "article:%C3%BC%20b"),
        ("article:", None),
        ("article:a/b", None),
        ("/about/", "page:about/"),
        ("/", "page:"),
        ("page:about", "page:about"),
        ("//evil.example", None),
        ("/\\evil.example", None),
        ("page://evil.example", None),
        ("/a/../b", None),
        ("/a/%2e%2e/b", None),
        ("about", None),
        ("javascript:x", None),
        ("java\tscript:x", None),
        ("", None),
    ],
)
def test_links(address: str, expected: str | None) -> None:
    assert sound_link(address) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("boat.jpg", "media:boat.jpg"),
        (" media/boat.jpg ", "media:boat.jpg"),
        ("media:a%20b.jpg", "media:a%20b.jpg"),
        ("a b.jpg", "media:a%20b.jpg"),
        ("ü.jpg", "media:%C3%BC.jpg"),
        ("https://a.example/b.jpg", None),
        ("//a.example/b.jpg", None),
        ("../b.jpg", None),
        ("media/../b.jpg", None),
        ("data:image/png", None),
        ("a\\b", None),
        ("", None),
    ],
)
def test_pictures(address: str, expected: str | None) -> None:
    assert sound_picture(address) == expected
    if expected:
        assert sound_picture(picture_name(expected)) == expected


def test_addresses_outside() -> None:
    assert outside_link(" https://a.example ") == "https://a.example"
    assert outside_link("mailto:a@b.example") == "mailto:a@b.example"
    assert outside_link("/about") == outside_link("javascript:x") == ""


def test_own_ids() -> None:
    assert own_id("A b!") == "text-a-b"
    assert own_id("!") == "text-"
