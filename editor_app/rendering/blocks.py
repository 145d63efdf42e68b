"""Cuts Markdown into top-level blocks at places where a cut cannot change its meaning."""

import re
from dataclasses import dataclass

from editor_app.domain.container import end_of, opened_by
from editor_app.rendering.definitions import (
    Definitions,
    Note,
    defined_from,
    extend_note,
    take_definitions,
)
from editor_app.rendering.raw_html import reach

_FENCE = re.compile(
    r"(?P<fence>~{3,}|`{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=([\"']).*?\2[ ]*)?)"
)
_LISTED = re.compile(r" {0,3}(?:[*+-]|\d+\.) +")
_MEANS = re.compile(r" {0,3}: {1,3}")
_QUOTED = re.compile(r" {0,3}>")
_HTML = re.compile(r"^ {0,3}<[A-Za-z]|<!--", re.MULTILINE)
# Python-Markdown keeps its own marks in these, and we ours.
_RESERVED = re.compile("[\x02\x03\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level block: its Markdown and its first and last line, from 1."""

    text: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in blocks, and the definitions that were taken out of it."""

    blocks: tuple[Block, ...]
    definitions: Definitions


@dataclass(slots=True)
class _Piece:
    """Lines `first` to `end`, from 0; `whole` has blank lines of its own or none that count.

    One that stands `apart` goes on with nothing and nothing goes on with it.
    """

    first: int
    end: int
    whole: bool = False
    apart: bool = False


@dataclass(slots=True)
class _Group:
    """Pieces that stand or fall together, and what a following piece could go on with."""

    first: int
    end: int
    listed: bool = False
    quoted: bool = False
    means: bool = False
    apart: bool = False


def cut(text: str) -> Cut:
    """Return a Markdown text in top-level blocks."""
    lines = [
        "" if line.isspace() else line.expandtabs(4)
        for line in _RESERVED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    ]
    known = Definitions()
    pieces = _without_definitions(lines, _pieces(lines), known)
    return Cut(tuple(_block(lines, group) for group in _grouped(lines, pieces)), known)


def _pieces(lines: list[str]) -> list[_Piece]:
    """Return fences, containers, and chunks between blank lines, raw HTML kept whole."""
    fences = _fences(lines)
    containers = _containers(lines, fences)
    own = fences | containers
    offsets = _offsets(lines) if _has_html(lines) else []
    whole = _unfenced(lines, fences) if offsets else ""
    pieces: list[_Piece] = []
    at = 0
    while at < len(lines):
        if at in own:
            pieces.append(_Piece(at, own[at], whole=True, apart=at in containers))
            at = own[at]
        elif not lines[at]:
            at += 1
        else:
            piece = _Piece(at, _chunk_end(lines, at, own))
            if offsets:
                _reach_out(piece, whole, offsets)
            pieces.append(piece)
            at = piece.end
    return pieces


def _chunk_end(lines: list[str], start: int, own: dict[int, int]) -> int:
    end = start + 1
    while end < len(lines) and lines[end] and end not in own:
        end += 1
    return end


def _fences(lines: list[str]) -> dict[int, int]:
    """Return the first line of every closed fence with the line after its last."""
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line[:3] in {"```", "~~~"} and not line.rstrip(" ").strip(line[0]):
            closing.setdefault(line.rstrip(" "), []).append(number)
    found: dict[int, int] = {}
    at = 0
    while closing and at < len(lines):
        match = _FENCE.fullmatch(lines[at]) if lines[at][:3] in {"```", "~~~"} else None
        last = _closing(closing.get(match["fence"], []), at) if match else 0
        if last:
            found[at] = last + 1
        at = max(at, last) + 1
    return found


def _containers(lines: list[str], fences: dict[int, int]) -> dict[int, int]:
    """Return the first line of every closed container with the line after its last."""
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        if at in fences:
            at = fences[at]
            continue
        last = end_of(lines, at) if opened_by(lines[at]) else 0
        if last:
            found[at] = last + 1
        at = max(at, last) + 1
    return found


def _closing(candidates: list[int], opening: int) -> int:
    while candidates and candidates[0] <= opening:
        candidates.pop(0)
    return candidates[0] if candidates else 0


def _has_html(lines: list[str]) -> bool:
    return any("<" in line for line in lines) and _HTML.search("\n".join(lines)) is not None


def _offsets(lines: list[str]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    return offsets


def _unfenced(lines: list[str], fences: dict[int, int]) -> str:
    clear = list(lines)
    for first, end in fences.items():
        clear[first:end] = [" " * len(line) for line in lines[first:end]]
    return "\n".join(clear)


def _reach_out(piece: _Piece, whole: str, offsets: list[int]) -> None:
    """Lengthen a chunk to the line on which its raw HTML is closed, and to that chunk's end."""
    while True:
        until = reach(whole, offsets[piece.first], offsets[piece.end] - 1)
        if until <= offsets[piece.end]:
            return
        end = piece.end
        while end < len(offsets) - 1 and (offsets[end] < until or _filled(whole, offsets, end)):
            end += 1
        piece.end, piece.whole = end, True


def _filled(whole: str, offsets: list[int], line: int) -> bool:
    return bool(whole[offsets[line] : offsets[line + 1] - 1].strip())


def _without_definitions(
    lines: list[str], pieces: list[_Piece], known: Definitions
) -> list[_Piece]:
    """Take definitions out; what stands before and after one in a chunk becomes two pieces."""
    kept: list[_Piece] = []
    note: Note | None = None
    for piece in pieces:
        start = lines[piece.first]
        if piece.whole or start.startswith(">"):
            note = None
            kept.append(piece)
        elif not start.startswith("    "):
            notes = take_definitions(lines, piece.first, piece.end, known)
            note = _still_open(notes, piece)
            kept += _split(lines, piece)
        elif note is not None:
            end = defined_from(lines, piece.first, piece.end)
            extend_note(note, lines, piece.first, end)
            notes = take_definitions(lines, end, piece.end, known)
            note = _still_open(notes, piece) if end < piece.end else note
            kept += _split(lines, piece)
        else:
            kept.append(piece)
    return kept


def _still_open(notes: list[Note], piece: _Piece) -> Note | None:
    """Return the footnote that indented chunks after this piece go on with."""
    return notes[-1] if notes and notes[-1].end == piece.end else None


def _split(lines: list[str], piece: _Piece) -> list[_Piece]:
    parts: list[_Piece] = []
    at = piece.first
    while at < piece.end:
        if not lines[at]:
            at += 1
            continue
        end = at
        while end < piece.end and lines[end]:
            end += 1
        parts.append(_Piece(at, end))
        at = end
    return parts


def _grouped(lines: list[str], pieces: list[_Piece]) -> list[_Group]:
    groups: list[_Group] = []
    for piece in pieces:
        fresh = _group(lines, piece)
        if groups and _joins(groups[-1], fresh, lines[piece.first]):
            _join(groups[-1], fresh)
            # A paragraph has turned out to be a term: it may belong to the list before it.
            if len(groups) > 1 and groups[-1].means and groups[-2].means:
                term = groups.pop()
                _join(groups[-1], term)
        else:
            groups.append(fresh)
    return groups


def _join(before: _Group, after: _Group) -> None:
    before.end = after.end
    before.listed |= after.listed
    before.quoted |= after.quoted
    before.means |= after.means


def _group(lines: list[str], piece: _Piece) -> _Group:
    if piece.apart or (lines[piece.first][:3] in {"```", "~~~"} and piece.whole):
        return _Group(piece.first, piece.end, apart=piece.apart)
    # Line by line: a search over the whole chunk looks at every character of it.
    within = lines[piece.first : piece.end]
    return _Group(
        piece.first,
        piece.end,
        listed=any(map(_LISTED.match, within)),
        quoted=any(map(_QUOTED.match, within)),
        means=any(map(_MEANS.match, within)),
    )


def _joins(before: _Group, piece: _Group, line: str) -> bool:
    """Whether Markdown could read the piece as going on with what stands before."""
    if before.apart or piece.apart:
        return False
    if line.startswith("    ") or _MEANS.match(line):
        return True
    return (
        (before.listed and _LISTED.match(line) is not None)
        or (before.quoted and _QUOTED.match(line) is not None)
        or (before.means and piece.means)
    )


def _block(lines: list[str], group: _Group) -> Block:
    return Block("\n".join(lines[group.first : group.end]), group.first + 1, group.end)
