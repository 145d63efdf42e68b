"""The home page as the editors chose it: what leads, what follows, and the blocks below."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from editor_app.domain.ids import ArticleId, SectionId

MOST_PINNED, MOST_BLOCKS = 12, 60
MOST_STORIES, STORIES = 12, 4
# The block of the newest stories of all sections bears no section's id.
LATEST = SectionId("")


@dataclass(frozen=True, slots=True)
class HomeBlock:
    """A section's newest stories, or those of all; one not `shown` keeps its place."""

    section: SectionId
    stories: int = STORIES
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Home:
    """Without a `lead` the newest story leads; `pinned` follow it, then the newest.

    `blocks` None are every section in the order of the menu.
    """

    lead: ArticleId | None = None
    pinned: tuple[ArticleId, ...] = ()
    blocks: tuple[HomeBlock, ...] | None = None

    def blocks_of(self, sections: Iterable[SectionId]) -> tuple[HomeBlock, ...]:
        """Return the blocks in their order, given the sections in that of the menu."""
        known = list(sections)
        if self.blocks is None:
            return tuple(HomeBlock(section) for section in known)
        return tuple(b for b in self.blocks if b.section == LATEST or b.section in known)


def tidied_home(home: Home) -> Home:
    """Return the home page with each story and each block once; what leads does not follow."""
    pinned = tuple(key for key in dict.fromkeys(home.pinned) if key != home.lead)
    first: dict[SectionId, HomeBlock] = {}
    for block in home.blocks or ():
        first.setdefault(block.section, block)
    blocks = None if home.blocks is None else tuple(first.values())
    return replace(home, lead=home.lead or None, pinned=pinned, blocks=blocks)


def home_mistakes(home: Home) -> list[str]:
    """Say what cannot be."""
    found: list[str] = []
    if len(home.pinned) > MOST_PINNED:
        found.append(f"At most {MOST_PINNED} stories are pinned on the home page.")
    blocks = home.blocks or ()
    if len(blocks) > MOST_BLOCKS:
        found.append(f"The home page has at most {MOST_BLOCKS} blocks.")
    if any(not 1 <= block.stories <= MOST_STORIES for block in blocks):
        found.append(f"A block of the home page shows between 1 and {MOST_STORIES} stories.")
    return found
