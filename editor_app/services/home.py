"""The home page as the editors choose it: what leads, what is pinned, which blocks it has."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotFound
from editor_app.domain.home import LATEST, STORIES, Home, HomeBlock, home_mistakes, tidied_home
from editor_app.domain.ids import ArticleId, SectionId
from editor_app.services.pins import Pin, pins_of
from editor_app.services.snapshot import Snapshot

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

Key = TypeVar("Key", ArticleId, SectionId)
Change = Callable[["Unit", Home], Home]


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """A block with the name of its section, empty for the newest of all."""

    block: HomeBlock
    name: str


@dataclass(frozen=True, slots=True)
class HomeState:
    """The home page as it is chosen: pins with why they do not show, blocks with their names.

    `lead` None is the newest story; `left` are the sections that have no block.
    """

    home: Home
    lead: Pin | None
    pinned: tuple[Pin, ...]
    blocks: tuple[NamedBlock, ...]
    left: tuple[tuple[SectionId, str], ...]


class HomeDesk:
    """What a journalist can do with the home page."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def get(self) -> Home:
        """Return what was chosen."""
        return self._desk.site.get().home

    def state(self) -> HomeState:
        """Return what was chosen, and what of it does not show."""
        with self._desk.library.read() as unit:
            snapshot = Snapshot.read(unit, self._desk.clock)
            home = snapshot.facts.site.home
            wanted = [*([home.lead] if home.lead else []), *home.pinned]
            pins = {pin.article: pin for pin in pins_of(self._desk, unit, snapshot, wanted)}
        names = {key: section.name for key, section in snapshot.facts.sections.items()}
        blocks = home.blocks_of(names)
        there = {block.section for block in blocks}
        return HomeState(
            home,
            pins[home.lead] if home.lead else None,
            tuple(pins[key] for key in home.pinned),
            tuple(NamedBlock(block, names.get(block.section, "")) for block in blocks),
            tuple((key, name) for key, name in names.items() if key not in there),
        )

    def save(self, home: Home) -> Changes:
        """Keep a whole choice, as when an act is taken back."""
        return self._change(lambda _unit, _old: home)

    def set_lead(self, article: ArticleId | None) -> Changes:
        """Let a story lead; None lets the newest lead."""
        return self._change(lambda unit, old: replace(old, lead=_known(unit, article)))

    def pin(self, article: ArticleId) -> Changes:
        """Let a story follow the lead, after those that are pinned."""

        def pinned(unit: "Unit", old: Home) -> Home:
            _known(unit, article)
            lead = None if old.lead == article else old.lead
            return replace(old, lead=lead, pinned=(*old.pinned, article))

        return self._change(pinned)

    def unpin(self, article: ArticleId) -> Changes:
        """Take a story off, whether it leads or follows."""
        return self._change(
            lambda _unit, old: replace(
                old,
                lead=None if old.lead == article else old.lead,
                pinned=tuple(key for key in old.pinned if key != article),
            )
        )

    def order_pinned(self, articles: Sequence[ArticleId]) -> Changes:
        """Set the order of the pinned stories; those that are not named follow in theirs."""

        def ordered(_unit: "Unit", old: Home) -> Home:
            return replace(old, pinned=_ordered(old.pinned, articles))

        return self._change(ordered)

    def set_block(
        self, section: SectionId, *, stories: int | None = None, shown: bool | None = None
    ) -> Changes:
        """Set how many stories a block has or whether it shows; one that is not there is added."""

        def with_it(known: tuple[HomeBlock, ...]) -> tuple[HomeBlock, ...]:
            old = next((b for b in known if b.section == section), HomeBlock(section, STORIES))
            new = replace(
                old,
                stories=old.stories if stories is None else stories,
                shown=old.shown if shown is None else shown,
            )
            if not any(block.section == section for block in known):
                return (*known, new)
            return tuple(new if block.section == section else block for block in known)

        return self._change_blocks([section], with_it)

    def remove_block(self, section: SectionId) -> Changes:
        """Take a block off."""
        return self._change_blocks(
            [], lambda known: tuple(block for block in known if block.section != section)
        )

    def order_blocks(self, sections: Sequence[SectionId]) -> Changes:
        """Set the order of the blocks; those that are not named follow in theirs."""

        def ordered(known: tuple[HomeBlock, ...]) -> tuple[HomeBlock, ...]:
            by_section = {block.section: block for block in known}
            return tuple(by_section[key] for key in _ordered(tuple(by_section), sections))

        return self._change_blocks([], ordered)

    def follow_menu(self) -> Changes:
        """Let every section have its block again, in the order of the menu."""
        return self._change(lambda _unit, old: replace(old, blocks=None))

    def _change_blocks(
        self,
        named: Iterable[SectionId],
        change: Callable[[tuple[HomeBlock, ...]], tuple[HomeBlock, ...]],
    ) -> Changes:
        def changed(unit: "Unit", old: Home) -> Home:
            sections = [section.id for section in unit.sections.all()]
            if any(key != LATEST and key not in sections for key in named):
                raise NotFound("This section does not exist any more.")
            return replace(old, blocks=change(old.blocks_of(sections)))

        return self._change(changed)

    def _change(self, change: Change) -> Changes:
        with self._desk.library.write() as unit:
            site = unit.site.get()
            home = tidied_home(change(unit, site.home))
            mistakes = home_mistakes(home)
            if mistakes:
                raise InvalidValue(mistakes[0], "Choose again on the Site screen, under Home.")
            if home == site.home:
                return Changes()
            unit.site.put(replace(site, home=home))
        return Changes(site=True)


def _known(unit: "Unit", article: ArticleId | None) -> ArticleId | None:
    if article is not None and unit.articles.get(article) is None:
        raise NotFound("This article does not exist any more.")
    return article


def _ordered(known: Sequence[Key], wanted: Sequence[Key]) -> tuple[Key, ...]:
    """Return the keys in the order that is wanted; those that are not named follow in theirs."""
    return tuple(key for key in dict.fromkeys((*wanted, *known)) if key in known)
