import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.errors import FileUnreadable
from editor_app.importing.decoding import decode

TEXT = "Café — “Hafen” öffnet um zehn Uhr, sagt die Stadt.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_encodings_that_say_what_they_are(data: bytes) -> None:
    found = decode(data)
    assert found.text == TEXT
    assert found.note == ""


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_guessed_and_told(name: str) -> None:
    found = decode(TEXT.encode(name))
    assert found.text == TEXT
    assert name.upper() in found.note


def test_windows_1252_is_guessed_and_told() -> None:
    found = decode(TEXT.encode("windows-1252"))
    assert found.text == TEXT
    assert "Windows-1252" in found.note


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"One\0two", "NUL bytes"),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "NUL bytes"),
        (codecs.BOM_UTF8 + b"caf\xe9", "damaged at byte 3"),
        (b"\x81\x8d\x8f broken \xff", "encoding is unknown"),
        (bytes(range(1, 256)) * 40, "unknown"),
        (bytes(n for n in range(1, 127)) * 40, "binary file"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(FileUnreadable) as caught:
        decode(data)
    assert sentence in caught.value.message


def test_a_page_may_name_its_encoding() -> None:
    head = '<html><head><meta charset="iso-8859-2"></head>'
    assert decode((head + "Łódź").encode("iso-8859-2"), html=True).text.endswith("Łódź")
    latin = '<meta http-equiv=x content="text/html; charset=ISO-8859-1">“x”'
    assert decode(latin.encode("windows-1252"), html=True).text.endswith("“x”")
    wrong = '<meta charset="latin1">Łódź'
    assert decode(wrong.encode(), html=True).text.endswith("Łódź")
    odd = '<meta charset="klingon">café'.encode("windows-1252")
    assert "Windows-1252" in decode(odd, html=True).note


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(FileUnreadable):
        assert "\0" not in decode(data).text
