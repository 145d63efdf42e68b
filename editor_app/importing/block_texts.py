"""Blocks that come in with an article: only those whose text can be a template here are taken."""

from editor_app.domain.block_fence import FencedBlock, Lifted, lift, read_block
from editor_app.domain.errors import TemplateInvalid
from editor_app.domain.template import Placement
from editor_app.domain.tidy import is_language, sound_line
from editor_app.importing.json_values import Fields, text_of
from editor_app.rendering.filling import fill
from editor_app.rendering.finished_text import as_wording

# An article has a handful; a template’s wording is never longer.
MANY, LONGEST, LONGEST_NAME = 50, 50_000, 200
_NAMES = (
    *("kind", "topic", "name", "version", "language", "placement", "paragraphs", "template"),
    *("sha256", "why"),
)


def fault_of(block: FencedBlock) -> str:
    """Say why a block cannot be a template, nothing when it can."""
    if block.placement is Placement.PAGE_FOOTER:
        return "what stands in the page footer belongs to the site"
    if block.language and not is_language(block.language):
        return "its language cannot be read"
    if len(block.text) > LONGEST:
        return f"it has more than {LONGEST:,} characters"
    if sound_line(block.name) != block.name or len(block.name) > LONGEST_NAME:
        return "its name cannot be one"
    try:
        same = fill(as_wording(block.text), {}, block.language or "en").markdown == block.text
    except TemplateInvalid:
        same = False
    return "" if same else "its text cannot be a template"


def take_blocks(text: str, told: object) -> Lifted:
    """Take off a body the blocks that its front matter says left with it."""
    count = told if isinstance(told, int) and not isinstance(told, bool) else 0
    return lift(text, min(max(0, count), MANY), fault_of)


def blocks_of(told: list[Fields]) -> tuple[tuple[FencedBlock, ...], tuple[str, ...]]:
    """Return the blocks in a document of ours, and a sentence about each that is none."""
    found: list[FencedBlock] = []
    notes: list[str] = []
    for fields in told[:MANY]:
        words = {name: _word(fields.get(name)) for name in _NAMES}
        block, fault = read_block(words, text_of(fields, "text"))
        if block is not None and block.placement is Placement.PAGE_FOOTER:
            continue
        fault = fault or (fault_of(block) if block else "")
        if block is None or fault:
            notes.append(f"The block “{words['name'][:80]}” was not taken, for {fault}.")
        else:
            found.append(block)
    return tuple(found), tuple(notes)


def _word(value: object) -> str:
    plain = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value) if plain else ""
