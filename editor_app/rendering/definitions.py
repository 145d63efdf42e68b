"""What a text defines once and uses anywhere: link addresses, abbreviations and footnotes."""

import re
from dataclasses import dataclass, field

_FOOTNOTE = r"^ {0,3}\[\^(?P<note>[^\]\n]+)\]:[ ]*(?P<words>.*)$"
_ABBREVIATION = r"^\*\[(?P<short>[^\\\]\n]+)\][ ]?:[ ]*(?P<long>.*)$"
_REFERENCE = (
    r"^ {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ ]*(?:\n[ ]*)?(?P<address>\S+)[ ]*(?:\n[ ]*)?"
    r"(?:(?P<mark>[\"'])(?P<title>.*)(?P=mark)[ ]*|\((?P<round>.*)\)[ ]*)?$"
)
_DEFINITION = re.compile(f"{_FOOTNOTE}|{_ABBREVIATION}|{_REFERENCE}", re.MULTILINE)
_HINT = re.compile(r"(?: {0,3}\[|\*\[)[^\n]*\]")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


@dataclass(slots=True)
class Note:
    """A footnote: its Markdown and the lines it stands on, from 0, the end not included."""

    name: str
    text: str
    first: int
    end: int


@dataclass(slots=True)
class Definitions:
    """All definitions of a text; of links and abbreviations the last one counts, as in a book."""

    links: dict[str, tuple[str, str | None]] = field(
        default_factory=dict[str, tuple[str, str | None]]
    )
    short: dict[str, str] = field(default_factory=dict[str, str])
    notes: dict[str, Note] = field(default_factory=dict[str, Note])


@dataclass(frozen=True, slots=True)
class Used:
    """The definitions that one block can use; with its text they decide its HTML."""

    links: tuple[tuple[str, tuple[str, str | None]], ...] = ()
    short: tuple[tuple[str, str], ...] = ()
    notes: frozenset[str] = frozenset()


NOTHING = Used()


def used_by(text: str, known: Definitions) -> Used:
    """Return the definitions that a block of text can use."""
    short = tuple((key, known.short[key]) for key in known.short if key in text)
    if "[" not in text:
        return Used(short=short) if short else NOTHING
    names = {name.strip().lower() for name in _BRACKETS.findall(text)}
    spaced = {" ".join(name.split()) for name in names}
    links = tuple((key, known.links[key]) for key in known.links if key in spaced or key in names)
    notes = frozenset(name[1:] for name in _BRACKETS.findall(text) if name[1:] in known.notes)
    return Used(links, short, notes) if links or short or notes else NOTHING


def take_definitions(lines: list[str], first: int, end: int, known: Definitions) -> list[Note]:
    """Move the definitions in a chunk of lines to `known` and blank their lines.

    Returns the footnotes among them; the last one of a chunk may go on in indented chunks.
    """
    if not any(map(_HINT.match, lines[first:end])):
        return []
    chunk = "\n".join(lines[first:end])
    notes: list[Note] = []
    for match in _DEFINITION.finditer(chunk):
        line = first + chunk.count("\n", 0, match.start())
        last = first + chunk.count("\n", 0, match.end())
        if match["note"] is not None:
            notes.append(Note(match["note"], match["words"], line, end))
        else:
            _keep(match, known)
            _close_note(notes, line)
            lines[line : last + 1] = [""] * (last + 1 - line)
    for note, following in zip(notes, [*notes[1:], None], strict=False):
        note.end = min(note.end, following.first if following else end)
        rest = [text.removeprefix("    ") for text in lines[note.first + 1 : note.end]]
        note.text = "\n".join([note.text, *rest])
        lines[note.first : note.end] = [""] * (note.end - note.first)
        known.notes.setdefault(note.name, note)
    return notes


def defined_from(lines: list[str], first: int, end: int) -> int:
    """Return the line on which a chunk goes over from a footnote's words to other definitions."""
    starts = (
        n for n in range(first, end) if _HINT.match(lines[n]) and _is_definition(lines, n, end)
    )
    return next(starts, end)


def extend_note(note: Note, lines: list[str], first: int, end: int) -> None:
    """Add an indented chunk to the footnote before it."""
    chunk = [text.removeprefix("    ") for text in lines[first:end]]
    note.text += "\n" * (first - note.end + 1) + "\n".join(chunk)
    note.end = end
    lines[first:end] = [""] * (end - first)


def _is_definition(lines: list[str], line: int, end: int) -> bool:
    return _DEFINITION.match("\n".join(lines[line : min(line + 3, end)])) is not None


def _close_note(notes: list[Note], line: int) -> None:
    if notes and notes[-1].end > line:
        notes[-1].end = line


def _keep(match: re.Match[str], known: Definitions) -> None:
    if match["short"] is not None:
        if match["long"].strip():
            known.short[match["short"].strip()] = match["long"].strip()
        return
    address = match["address"].lstrip("<").rstrip(">")
    known.links[match["name"].strip().lower()] = (address, match["title"] or match["round"])
