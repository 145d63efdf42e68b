"""What may stand in an article's fields: sound characters, sane lengths."""

import re
from dataclasses import replace
from datetime import UTC

from editor_app.domain.article import Content
from editor_app.domain.errors import InvalidValue

MAX_BODY = 2_000_000
_LENGTHS = {
    "headline": 500,
    "standfirst": 2_000,
    "dateline": 200,
    "lead_caption": 2_000,
    "seo_title": 500,
    "seo_description": 1_000,
    "social_title": 500,
    "canonical": 2_000,
    "source": 500,
    "credit": 500,
    "note_to_editors": 20_000,
    "lead_picture": 200,
    "language": 35,
    "slug": 500,
}
_MANY_LINES = frozenset({"note_to_editors"})
# Control characters other than tab and newline, and halves of UTF-16 pairs: neither SQLite nor
# XML feeds can hold all of them.
_UNSOUND = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def sound_text(text: str) -> str:
    """Return the text as typed, without control characters, lone surrogates and CR."""
    return _UNSOUND.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def sound_line(text: str) -> str:
    """Return the text on one line."""
    return re.sub(r"[\n\t\x85\u2028\u2029]+", " ", sound_text(text)).strip()


def given_reason(reason: str, act: str) -> str:
    """Return a reason on one line; InvalidValue says that `act` needs one when it is empty."""
    line = sound_line(reason)
    if not line:
        raise InvalidValue(f"{act} needs a reason.", "Say why in a few words; they are kept.")
    return line


def is_language(tag: str) -> bool:
    """Whether a text has the form of a language tag (BCP 47)."""
    return _LANGUAGE.fullmatch(tag) is not None


def sound_content(content: Content) -> Content:
    """Return the content fit to be stored; InvalidValue names the field that is not."""
    fields = {
        name: sound_text(text) if name in _MANY_LINES else sound_line(text)
        for name, text in ((name, getattr(content, name)) for name in _LENGTHS)
    }
    for name, text in fields.items():
        if len(text) > _LENGTHS[name]:
            raise _too_long(name, _LENGTHS[name])
    body = sound_text(content.body)
    if len(body) > MAX_BODY:
        raise _too_long("body", MAX_BODY)
    language = fields["language"]
    if language and not is_language(language):
        raise InvalidValue(
            f"“{language}” is no language tag.", "Write it like en, en-GB, de or zh-Hant."
        )
    embargo = content.embargo
    if embargo is not None:
        if embargo.tzinfo is None:
            raise InvalidValue("The embargo has no time zone.", "Give the time with its zone.")
        embargo = embargo.astimezone(UTC).replace(microsecond=0)
    return replace(
        content,
        body=body,
        embargo=embargo,
        byline=tuple(dict.fromkeys(content.byline)),
        tags=tuple(dict.fromkeys(content.tags)),
        **fields,
    )


def _too_long(name: str, limit: int) -> InvalidValue:
    field = name.replace("_", " ")
    return InvalidValue(
        f"The {field} has more than {limit:,} characters.", f"Shorten the {field} and save again."
    )
