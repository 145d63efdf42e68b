"""A file before and after a publication."""

from editor_app.domain.file_look import FileLook
from editor_app.domain.plan import PageChange


def look(path: str, before: bytes | None, after: bytes | None) -> FileLook:
    return FileLook(path, PageChange.CHANGED, "text revised", before, after)


def test_what_a_file_is() -> None:
    page, photo, face = look("a/index.html", b"", b""), look("media/a.jpg", b"", b""), "x.woff2"
    assert (page.is_page, page.is_text, page.is_picture) == (True, True, False)
    assert (photo.is_page, photo.is_text, photo.is_picture) == (False, False, True)
    assert not look(face, b"", b"").is_text
    assert look("assets/logo.svg", b"", b"").is_picture


def test_the_lines_that_change() -> None:
    changed = look("feed.xml", b"one\ntwo\n", b"one\n2\n")
    assert list(changed.difference()) == [
        "--- before/feed.xml",
        "+++ after/feed.xml",
        "@@ -1,2 +1,2 @@",
        " one",
        "-two",
        "+2",
    ]
    assert changed.texts == ("one\ntwo\n", "one\n2\n")
    assert list(look("feed.xml", b"same", b"same").difference()) == []


def test_what_comes_and_what_goes() -> None:
    assert list(look("a.txt", None, b"x").difference())[:2] == ["--- /dev/null", "+++ after/a.txt"]
    assert list(look("a.txt", b"x", None).difference())[:2] == ["--- before/a.txt", "+++ /dev/null"]


def test_of_what_is_no_text_the_sizes_are_told() -> None:
    photo = look("media/a.jpg", None, bytes(1200))
    told = ["media/a.jpg is binary; before: nothing, after: 1,200 bytes."]
    assert list(photo.difference()) == told
