"""What changed between two publications: pages, and the texts of templates on them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING

from editor_app.domain.ids import TemplateId
from editor_app.domain.ledger import Between, ChangedPage, ChangedText, Entry, Link
from editor_app.domain.plan import PageChange
from editor_app.domain.publication import FilledText, PublicationRow, PublishedPage

if TYPE_CHECKING:
    from editor_app.store.unit import Unit

Pages = Mapping[int, tuple[Link, PublishedPage]]
Pair = tuple[FilledText | None, FilledText | None]
_PIECE = 500


def compare(unit: "Unit", first: PublicationRow, second: PublicationRow) -> Between:
    """Compare the site as one publication left it with how another did, at its own target each."""
    questions = unit.ledger.questions
    touched = (first.id, second.id) if first.target == second.target else None
    before = questions.standing(first.target, first.id, touched)
    after = questions.standing(second.target, second.id, touched)
    differing = sorted(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )
    rows = [row for path in differing for row in (before.get(path), after.get(path)) if row]
    pages = questions.pages(rows)
    found = [_changed(path, before.get(path), after.get(path), pages) for path in differing]
    changed = tuple(page for page in found if page is not None)
    return Between(first, second, changed, tuple(_texts(changed, pages)))


def entries_of(unit: "Unit", answer: Between) -> Iterator[Entry]:
    """Give what stood before and after at every address that changed."""
    questions = unit.ledger.questions
    for start in range(0, len(answer.pages), _PIECE):
        piece = answer.pages[start : start + _PIECE]
        pages = questions.pages(row for page in piece for row in (page.before, page.after) if row)
        heads = questions.heads(link.publication for link, _ in pages.values())
        for changed in piece:
            for side, row in (("before", changed.before), ("after", changed.after)):
                if row and row in pages:
                    link, page = pages[row]
                    note = f"{changed.change}: {side}"
                    yield Entry(heads[link.publication], page, link, note=note)


def _changed(path: str, before: int | None, after: int | None, pages: Pages) -> ChangedPage | None:
    old, new = _page(before, pages), _page(after, pages)
    if old is not None and new is not None and _alike(old, new):
        return None
    change = PageChange.CHANGED
    if old is None or new is None:
        change = PageChange.NEW if old is None else PageChange.REMOVED
    shown = new or old
    return ChangedPage(
        path,
        shown.article if shown else "",
        change,
        before,
        after,
        old.revision if old else None,
        new.revision if new else None,
    )


def _page(row: int | None, pages: Pages) -> PublishedPage | None:
    return pages[row][1] if row and row in pages else None


def _alike(old: PublishedPage, new: PublishedPage) -> bool:
    return old.sha256 == new.sha256 and old.templates == new.templates


def _texts(changed: Iterable[ChangedPage], pages: Pages) -> Iterator[ChangedText]:
    """Give each text that became another one, with the pages on which it did, most pages first."""
    found: defaultdict[tuple[object, ...], list[tuple[Pair, str]]] = defaultdict(list)
    for page in changed:
        old, new = _page(page.before, pages), _page(page.after, pages)
        if old is not None and new is not None:
            for pair in _pairs(old.templates, new.templates):
                found[tuple(map(_key, pair))].append((pair, page.path))
    for same in sorted(found.values(), key=len, reverse=True):
        (before, after), _ = same[0]
        yield ChangedText(before, after, tuple(path for _, path in same))


def _pairs(old: Iterable[FilledText], new: Iterable[FilledText]) -> Iterator[Pair]:
    before, after = _by_template(old), _by_template(new)
    for template in dict.fromkeys([*before, *after]):
        for pair in zip_longest(before[template], after[template]):
            if _key(pair[0]) != _key(pair[1]):
                yield pair


def _by_template(texts: Iterable[FilledText]) -> defaultdict[TemplateId, list[FilledText]]:
    found: defaultdict[TemplateId, list[FilledText]] = defaultdict(list)
    for filled in texts:
        found[filled.template].append(filled)
    return found


def _key(filled: FilledText | None) -> tuple[str, int, str] | None:
    return (filled.template, filled.version, filled.sha256) if filled else None
