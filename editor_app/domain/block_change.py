"""What becomes of a template on one article between two states of the rules."""

from collections.abc import Iterable, Sequence

from editor_app.domain.ids import TemplateId
from editor_app.domain.impact import TemplateChange
from editor_app.domain.resolution import Block

# The first one counts where several happen to one article.
GRAVITY = tuple(TemplateChange)


def block_change(before: Block | None, after: Block | None) -> TemplateChange | None:
    """Return what happens to a block; None when the page shows the same at the same place."""
    if before is None or after is None:
        if before is after:
            return None
        return TemplateChange.APPEARS if before is None else TemplateChange.GOES
    if _shown(before) != _shown(after):
        return TemplateChange.CHANGES
    return None if _place(before) == _place(after) else TemplateChange.MOVES


def standing(blocks: Iterable[Block]) -> dict[TemplateId, Block]:
    """Return the blocks that are not missing, by template."""
    return {block.template.id: block for block in blocks if not block.missing}


def reordered(before: Sequence[Block], after: Sequence[Block], among: Iterable[TemplateId]) -> bool:
    """Whether one of these templates stands before or behind another one than it did."""
    wanted = set(among)
    old, new = _by_place(before), _by_place(after)
    for place in old.keys() & new.keys():
        both = set(old[place]) & set(new[place])
        if both & wanted and _only(old[place], both) != _only(new[place], both):
            return True
    return False


def _by_place(blocks: Iterable[Block]) -> dict[tuple[str, int], list[TemplateId]]:
    found: dict[tuple[str, int], list[TemplateId]] = {}
    for key, block in standing(blocks).items():
        found.setdefault(_place(block), []).append(key)
    return found


def _only(keys: Iterable[TemplateId], among: set[TemplateId]) -> list[TemplateId]:
    return [key for key in keys if key in among]


def _place(block: Block) -> tuple[str, int]:
    return block.placement.value, block.paragraphs


def _shown(block: Block) -> tuple[object, ...]:
    template = block.template
    return (
        block.version,
        block.text,
        block.language,
        template.name,
        template.kind,
        template.topic,
    )
