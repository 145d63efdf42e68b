"""A template’s text on an article, in a Markdown document: a fenced block that can be read back.

The fence is that of fenced divisions, three colons or more, so that other readers of Markdown show
the text as text: `::: {.offstone-block kind="disclaimer" name="General" …}`, the text, `:::`.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from editor_app.domain.template import TOPICS, Placement, TemplateKind, Topic

MARK = ".offstone-block"
_OPENING = re.compile(r'(:{3,}) \{\.offstone-block((?: [a-z0-9]+="(?:[^"\\\n]|\\.)*")*)\}[ \t]*')
_CANDIDATE = re.compile(r"[ \t]*:{3,}[^\n]*offstone-block")
_FIELD = re.compile(r' ([a-z0-9]+)="((?:[^"\\\n]|\\.)*)"')
_COLONS = re.compile(r"^[ \t]*(:{3,})", re.MULTILINE)
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class FencedBlock:
    """A filled text as it leaves with its article; `template` is an id, `sha256` is of `text`."""

    template: str
    name: str
    kind: TemplateKind
    version: int
    placement: Placement
    text: str
    sha256: str
    topic: Topic | None = None
    language: str = ""
    paragraphs: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence in a text, from `start` to `end`; without a block `fault` says what is wrong."""

    start: int
    end: int
    line: int
    block: FencedBlock | None
    name: str
    fault: str


@dataclass(frozen=True, slots=True)
class Lifted:
    """A body, the blocks that were taken out of it, and sentences about those that stay in it."""

    body: str
    blocks: tuple[FencedBlock, ...] = ()
    notes: tuple[str, ...] = ()


def fenced(block: FencedBlock) -> str:
    """Return a block between its fences, which are longer than any in its text."""
    longest = max((len(found[1]) for found in _COLONS.finditer(block.text)), default=2)
    colons = ":" * max(3, longest + 1)
    told = {
        "kind": block.kind.value,
        "topic": block.topic.value if block.topic else "",
        "name": block.name,
        "version": str(block.version),
        "language": block.language,
        "placement": block.placement.value,
        "paragraphs": str(block.paragraphs or ""),
        "template": block.template,
        "sha256": block.sha256,
        "why": block.why,
    }
    fields = "".join(f' {name}="{_escaped(value)}"' for name, value in told.items() if value)
    return f"{colons} {{{MARK}{fields}}}\n{block.text}\n{colons}"


def with_fences(body: str, blocks: Sequence[FencedBlock]) -> str:
    """Return a body and its newline between the blocks before and those after it."""
    before = [fenced(b) for b in blocks if b.placement is Placement.BEFORE]
    after = [fenced(b) for b in blocks if b.placement is not Placement.BEFORE]
    head, tail = "".join(f"{f}\n\n" for f in before), "".join(f"\n{f}\n" for f in after)
    return f"{head}{body}\n{tail}"


def lift(
    text: str, count: int, fault_of: Callable[[FencedBlock], str] = lambda _block: ""
) -> Lifted:
    """Take the blocks off a body: `count` left with it, at its beginning and at its end.

    What looks like one and is none, or stands among the words, stays where it is and is named;
    so does one in which `fault_of` finds something wrong.
    """
    fences = [_judged(fence, fault_of) for fence in fences_in(text)]
    first = _leading(text, fences)
    last = _trailing(text, fences[len(first) :])
    taken = [f for f in first if f.block][:count]
    behind = [f for f in last if f.block]
    taken += behind[max(0, len(behind) - (count - len(taken))) :] if count > len(taken) else []
    body = text
    for fence in reversed(taken):
        body = _without(body, fence, leading=fence in first)
    return Lifted(
        body,
        tuple(fence.block for fence in taken if fence.block),
        tuple(_note(fence) for fence in fences if fence not in taken),
    )


def fences_in(text: str) -> list[Fence]:
    """Return everything in a text that looks like one of our fences."""
    found: list[Fence] = []
    lines = text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    at = 0
    while at < len(lines):
        if not _CANDIDATE.match(lines[at]):
            at += 1
            continue
        end, closed = _end(lines, at)
        block, name, fault = _read(lines[at:end], closed=closed)
        until = offsets[end - 1] + len(lines[end - 1].rstrip(" \t"))
        found.append(Fence(offsets[at], until, at + 1, block, name, fault))
        at = end
    return found


def _end(lines: Sequence[str], at: int) -> tuple[int, bool]:
    """Return the line after a fence, and whether it is closed; else another begins there.

    What stands in a fence has fewer colons than itself.
    """
    colons, following = _count(lines[at]), len(lines)
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.rstrip(" \t") == ":" * colons:
            return number + 1, True
        if _CANDIDATE.match(line):
            following = min(following, number)
            if _count(line) >= colons:
                break
    return following, False


def _count(line: str) -> int:
    found = _COLONS.match(line)
    return len(found[1]) if found else 0


def _read(lines: Sequence[str], *, closed: bool) -> tuple[FencedBlock | None, str, str]:
    """Return the block between fences, its name, and what is wrong with it."""
    opening = _OPENING.fullmatch(lines[0])
    if opening is None:
        return None, "", "its first line is damaged"
    fields = {m[1]: _plain(m[2]) for m in _FIELD.finditer(opening[2])}
    name = fields.get("name", "")
    if not closed:
        return None, name, "it is never closed"
    block, fault = read_block(fields, "\n".join(lines[1:-1]))
    return block, name, fault


def sha256_of(text: str) -> str:
    """Return what proves a filled text."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_block(fields: Mapping[str, str], text: str) -> tuple[FencedBlock | None, str]:
    """Return the block that fields tell of a text, or None and what is wrong with them."""
    fault = _fault(fields, text)
    if fault:
        return None, fault
    topic = fields.get("topic")
    return FencedBlock(
        fields.get("template", ""),
        fields["name"],
        TemplateKind(fields["kind"]),
        int(fields["version"]),
        Placement(fields["placement"]),
        text,
        fields["sha256"],
        Topic(topic) if topic else None,
        fields.get("language", ""),
        int(fields.get("paragraphs") or 0),
        fields.get("why", ""),
    ), ""


def _fault(fields: Mapping[str, str], text: str) -> str:
    kind, topic = fields.get("kind", ""), fields.get("topic", "")
    known = kind in set(TemplateKind)
    topics = TOPICS.get(TemplateKind(kind), ()) if known else ()
    numbers = fields.get("version", ""), fields.get("paragraphs") or "0"
    faults = {
        "it has no name": not fields.get("name", "").strip(),
        "it is of no kind that templates have": not known,
        f"a {kind} has no topic “{topic[:40]}”": topic and topic not in set(topics),
        "it has no place on a page": fields.get("placement") not in set(Placement),
        "its numbers cannot be read": not all(map(_NUMBER.fullmatch, numbers)),
        "its text was changed since it left": fields.get("sha256") != sha256_of(text),
    }
    return next((fault for fault, holds in faults.items() if holds), "")


def _judged(fence: Fence, fault_of: Callable[[FencedBlock], str]) -> Fence:
    fault = fault_of(fence.block) if fence.block else ""
    return replace(fence, block=None, fault=fault) if fault else fence


def _leading(text: str, fences: Sequence[Fence]) -> list[Fence]:
    """Return the fences that stand before everything else."""
    found: list[Fence] = []
    at = 0
    for fence in fences:
        goes_before = fence.block is None or fence.block.placement is Placement.BEFORE
        if not goes_before or text[at : fence.start].strip():
            break
        found.append(fence)
        at = fence.end
    return found


def _trailing(text: str, fences: Sequence[Fence]) -> list[Fence]:
    """Return the fences after which nothing else stands."""
    found: list[Fence] = []
    at = len(text)
    for fence in reversed(fences):
        goes_behind = fence.block is None or fence.block.placement is not Placement.BEFORE
        if not goes_behind or text[fence.end : at].strip():
            break
        found.insert(0, fence)
        at = fence.start
    return found


def _without(text: str, fence: Fence, *, leading: bool) -> str:
    """Return a text without a fence and the newlines that `with_fences` put around it."""
    before, after = text[: fence.start], text[fence.end :].lstrip(" \t")
    if leading:
        return before + after.removeprefix("\n").removeprefix("\n")
    return before.removesuffix("\n") + after.removeprefix("\n")


def _note(fence: Fence) -> str:
    which = f"The block “{fence.name[:80]}”" if fence.name else "A block"
    why = fence.fault or "it did not leave with this text"
    return f"{which} in line {fence.line} of the text was not taken, for {why}; it stays text."


def _escaped(value: str) -> str:
    return " ".join(value.split()).replace("\\", "\\\\").replace('"', '\\"')


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value)
