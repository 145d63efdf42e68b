"""What a change touches, as Qt sees it: sections, and below each its articles."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from editor_app.domain.ids import ArticleId
from editor_app.domain.impact import ImpactedArticle, ImpactGroup, TemplateChange
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.two_lines import FACTS, TONE

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
ARTICLE = _Role.UserRole
# Behind each index: 0 for a section, else the number of the section it belongs to, from 1.
_TOP = 0
# Qt asks for these once for every line: they are not put together each time.
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKED = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable


class ImpactModel(QAbstractItemModel):
    """Where `may_hold` is set, articles can be ticked: those are held back."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None, *, may_hold: bool = False) -> None:
        super().__init__(parent)
        self.groups: tuple[ImpactGroup, ...] = ()
        self.held: dict[ArticleId, ImpactedArticle] = {}
        self._may_hold = may_hold

    def show_groups(self, groups: Sequence[ImpactGroup]) -> None:
        """Show other articles; those that are held back stay so."""
        if tuple(groups) != self.groups:
            self.beginResetModel()
            self.groups = tuple(groups)
            self.endResetModel()

    def article_at(self, index: _Index) -> ImpactedArticle | None:
        """Return the article of a line, None for a section."""
        if not index.isValid() or index.internalId() == _TOP:
            return None
        return self.groups[index.internalId() - 1].articles[index.row()]

    def index(self, row: int, column: int, parent: _Index | None = None, /) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        owner = parent.row() + 1 if parent is not None and parent.isValid() else _TOP
        return self.createIndex(row, 0, owner)

    def hasChildren(self, parent: _Index | None = None, /) -> bool:
        return parent is None or not parent.isValid() or parent.internalId() == _TOP

    def parent(self, child: _Index | None = None, /) -> QModelIndex:  # type: ignore[override]
        if child is None or not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: _Index | None = None, /) -> int:
        if parent is None or not parent.isValid():
            return len(self.groups)
        return len(self.groups[parent.row()].articles) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: _Index | None = None, /) -> int:  # noqa: ARG002
        return 1

    def data(self, index: _Index, role: int = _Role.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        article = self.article_at(index)
        if article is None:
            return _of_section(self.groups[index.row()], role)
        if role == _Role.CheckStateRole:
            return self._tick_of(article)
        return _of_article(article, role, held=article.id in self.held)

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole, /) -> bool:
        article = self.article_at(index)
        if role != _Role.CheckStateRole or article is None or self._tick_of(article) is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.held[article.id] = article
        else:
            self.held.pop(article.id, None)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        article = self.article_at(index)
        if article is not None and self._may_hold and article.may_hold:
            return _TICKED
        return _PLAIN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _tick_of(self, article: ImpactedArticle) -> Qt.CheckState | None:
        if not (self._may_hold and article.may_hold):
            return None
        held = article.id in self.held
        return Qt.CheckState.Checked if held else Qt.CheckState.Unchecked


def published_only(groups: Sequence[ImpactGroup]) -> tuple[ImpactGroup, ...]:
    """Return the sections with those articles alone that stand on published pages."""
    narrowed = (
        replace(group, articles=tuple(one for one in group.articles if one.pages))
        for group in groups
    )
    return tuple(group for group in narrowed if group.articles)


def change_words(article: ImpactedArticle) -> str:
    """Say what happens to the template on an article."""
    before, after = article.version_before, article.version_after
    if article.change is TemplateChange.APPEARS:
        return f"v{after} appears"
    if article.change is TemplateChange.GOES:
        return f"v{before} goes"
    if article.change is TemplateChange.MOVES:
        return f"v{after} moves"
    if article.change is TemplateChange.CHANGES:
        return f"v{before} becomes v{after}" if before != after else f"v{after} changes"
    return f"v{after}"


def _of_section(group: ImpactGroup, role: int) -> object:
    name = group.section or "In no section"
    published = sum(bool(article.pages) for article in group.articles)
    count = number_of(len(group.articles), "article")
    told = f"{count}, {published:,} published" if published else count
    if role == _Role.DisplayRole:
        return name
    if role == FACTS:
        return told
    return f"{name}, {told}" if role == _Role.AccessibleTextRole else None


def _of_article(article: ImpactedArticle, role: int, *, held: bool) -> object:
    name = article.headline or "Untitled"
    told = _held_words(article) if held else change_words(article)
    facts = f"{article.status.label} · {told}"
    words = {
        _Role.DisplayRole: name,
        FACTS: facts,
        TONE: "blue" if held else "muted",
        _Role.AccessibleTextRole: f"{name}, {facts}",
        _Role.ToolTipRole: _tip(article),
    }
    return article if role == ARTICLE else words.get(role)


def _held_words(article: ImpactedArticle) -> str:
    before = article.version_before
    return "held back" if before is None else f"keeps v{before}"


def _tip(article: ImpactedArticle) -> str:
    pages = number_of(len(article.pages), "published page") if article.pages else ""
    return "\n".join(part for part in (article.headline, pages, article.why_not) if part)
