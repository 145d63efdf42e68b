"""One file of others as an article: the door behind which all reading happens, in the host."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from editor_app.domain.errors import FileUnreadable, OffstoneError
from editor_app.domain.tidy import MAX_BODY
from editor_app.importing.decoding import decode
from editor_app.importing.incoming import Incoming
from editor_app.importing.json_file import read_json
from editor_app.importing.markdown_file import read_markdown
from editor_app.importing.text_file import read_text

MAX_BYTES = 20_000_000
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdwn"})
HTML = frozenset({".html", ".htm", ".xhtml"})
TEXT = frozenset({".txt", ".text", ""})
JSON = frozenset({".json"})
KNOWN = MARKDOWN | HTML | TEXT | JSON


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file could not be read."""

    message: str
    advice: str = ""


def read_many(files: tuple[Raw, ...], zone: str) -> list[Incoming | Refused]:
    """Return each file's article, or why there is none."""
    found: list[Incoming | Refused] = []
    for file in files:
        try:
            found.append(read_file(file, zone))
        except OffstoneError as error:
            found.append(Refused(error.message, error.advice))
    return found


def read_file(file: Raw, zone: str) -> Incoming:
    """Return the article in a file; FileUnreadable says why there is none."""
    path = PurePath(file.name)
    suffix = path.suffix.lower()
    if suffix not in KNOWN:
        raise unknown(suffix)
    if len(file.data) > MAX_BYTES:
        raise FileUnreadable("It is larger than 20 MB: no article is.", "Split it into articles.")
    decoded = decode(file.data, html=suffix in HTML)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if suffix not in JSON | HTML and len(text) > MAX_BODY + 200_000:
        raise FileUnreadable(
            f"It has {len(text):,} characters; an article has at most {MAX_BODY:,}.",
            "Split it into articles.",
        )
    if not text.strip():
        raise FileUnreadable("It is empty.")
    incoming = _read(text, path.stem, suffix, zone)
    return replace(incoming, notes=(decoded.note,)) if decoded.note else incoming


def unknown(suffix: str) -> FileUnreadable:
    """Return the sentence about a file of a kind that cannot be imported."""
    if suffix in {".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf"}:
        return FileUnreadable(
            f"Offstone does not read “{suffix}” files.", "Save it as HTML or plain text first."
        )
    return FileUnreadable(
        f"Offstone does not know “{suffix}” files.", "Import Markdown, text, HTML or its own JSON."
    )


def _read(text: str, stem: str, suffix: str, zone: str) -> Incoming:
    if suffix in MARKDOWN:
        return read_markdown(text, stem, zone)
    if suffix in JSON:
        return read_json(text)
    if suffix in HTML:
        # Beautiful Soup is loaded only when a page comes.
        from editor_app.importing.html_file import read_html

        return read_html(text, stem, zone)
    return read_text(text)
