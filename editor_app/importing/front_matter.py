"""The block of fields before a text: YAML, TOML, JSON, or Pelican's `Key: value` lines."""

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from math import isfinite
from typing import cast

import yaml

from editor_app.domain.errors import FileUnreadable

Fields = dict[str, object]

_KEY_LINE = re.compile(r"[A-Za-z][\w .-]{0,40}:(?:[ \t]|$)")
_PELICAN = re.compile(r"([A-Za-z][\w-]{0,40}):[ \t]*(.*)")
_LISTS = {"authors", "tags", "keywords"}
_ADVICE = "Mend the block at the top of the file and import it again."
MAX_BLOCK = 200_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields before a text, in their order, and the text as it follows them."""

    fields: Fields
    body: str


class _PlainLoader(yaml.SafeLoader):
    """YAML 1.2 core: `no`, `on`, `10:30` and dates are words, as their writers meant them."""


_PlainLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("merge", r"<<", "<"),
):
    _PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first)
    )


def split(text: str) -> FrontMatter:
    """Take the fields off a text; FileUnreadable names the line of a mistake in them."""
    if text.startswith("---"):
        return _fenced(text, "---", _yaml)
    if text.startswith("+++"):
        return _fenced(text, "+++", _toml)
    if text.startswith("{"):
        return _json(text)
    return _pelican(text)


def plain(value: object) -> object:
    """Return a value of a block as JSON can hold it; times as text, keys as words."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        pairs = cast("dict[object, object]", value).items()
        return {str(key): plain(item) for key, item in pairs}
    if isinstance(value, list | tuple | set):
        return [plain(item) for item in cast("list[object]", value)]
    endless = isinstance(value, float) and not isfinite(value)
    if value is None or (isinstance(value, str | int | float) and not endless):
        return value
    return str(value)


def _fenced(text: str, fence: str, read: Callable[[str], object]) -> FrontMatter:
    lines = text.split("\n")
    if lines[0].rstrip() != fence:
        return FrontMatter({}, text)
    ends = {fence, "..."} if fence == "---" else {fence}
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ends), 0)
    if not end:
        if fence == "---" and not _KEY_LINE.match(lines[1] if len(lines) > 1 else ""):
            return FrontMatter({}, text)
        raise FileUnreadable(f"The front matter that begins with {fence} never ends.", _ADVICE)
    block = "\n".join(lines[1:end])
    if fence == "---" and not _looks_like_fields(block):
        return FrontMatter({}, text)
    return FrontMatter(_fields(read(block)), "\n".join(lines[end + 1 :]))


def _looks_like_fields(block: str) -> bool:
    """Whether a block between two `---` is one of fields, and not text between two rules."""
    written = [line for line in block.split("\n") if line.strip() and line[0] != "#"]
    return not written or any(_KEY_LINE.match(line) for line in written) or written[0][0] in "{?"


def _fields(found: object) -> Fields:
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise FileUnreadable("The front matter holds no fields.", _ADVICE)
    return cast("Fields", plain(cast("dict[object, object]", found)))


def _yaml(block: str) -> object:
    if len(block) > MAX_BLOCK:
        raise FileUnreadable("The front matter is larger than 200 kB.", _ADVICE)
    try:
        # The loader is SafeLoader with fewer words: it makes plain values only.
        return cast("object", yaml.load(block, Loader=_PlainLoader))  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 0
        why = error.problem or error.context or "it cannot be read"
        raise FileUnreadable(
            f"The front matter has a mistake in line {line}: {why}.", _ADVICE
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        why = " ".join(str(error).split())
        raise FileUnreadable(f"The front matter cannot be read: {why}.", _ADVICE) from error


def _toml(block: str) -> object:
    try:
        return tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        raise FileUnreadable(f"The front matter has a mistake: {error}.", _ADVICE) from error


def _json(text: str) -> FrontMatter:
    try:
        found, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as error:
        if re.match(r'\{\s*"', text):
            raise FileUnreadable(f"The front matter has a mistake: {error}.", _ADVICE) from error
        return FrontMatter({}, text)
    return FrontMatter(_fields(found), text[end:].removeprefix("\r").removeprefix("\n"))


def _pelican(text: str) -> FrontMatter:
    """Read `Key: value` lines up to the first blank one; without a title they are text."""
    head, _, body = text.partition("\n\n")
    fields: Fields = {}
    key = ""
    for line in head.split("\n"):
        match = _PELICAN.match(line)
        if match:
            key = match[1].lower()
            fields[key] = match[2].strip()
        elif key and line[:1] in {" ", "\t"}:
            fields[key] = f"{fields[key]} {line.strip()}".strip()
        else:
            return FrontMatter({}, text)
    if "title" not in fields:
        return FrontMatter({}, text)
    return FrontMatter({name: _listed(name, str(value)) for name, value in fields.items()}, body)


def _listed(name: str, value: str) -> object:
    if name not in _LISTS:
        return value
    parts = value.split(";") if ";" in value else value.split(",")
    return [part.strip() for part in parts if part.strip()]
