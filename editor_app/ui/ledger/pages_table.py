"""The pages of a publication as a table: stories first, addresses cut in the middle."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from editor_app.domain.address import path_of
from editor_app.domain.publication import PublishedPage
from editor_app.ui.widgets.table_rows import Column, Table, TableRows

_PAGE, _REVISION, _TEXTS = range(3)
# Where there is not room for all, texts take so much of the table and addresses the rest.
_SHARE = 0.34


class PagesTable(Table[PublishedPage]):
    """Shows pages; the names of their texts give way to the addresses."""

    def __init__(self, model: TableRows[PublishedPage], parent: QWidget | None = None) -> None:
        super().__init__(model, "Pages of this publication", parent)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.horizontalHeader().setSectionResizeMode(_TEXTS, QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._share_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        header = self.horizontalHeader()
        page, revision, wanted = (
            max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in (_PAGE, _REVISION, _TEXTS)
        )
        width = self.viewport().width()
        # What whole addresses leave free, and a share of the table in any case.
        most = max(width - page - revision, int(width * _SHARE))
        header.resizeSection(_TEXTS, min(wanted, most))


def columns() -> tuple[Column[PublishedPage], ...]:
    """Return the columns of the table."""
    return (
        Column("Page", shown_address, stretch=True),
        Column("Revision", lambda page: str(page.revision or ""), right=True),
        Column("Texts", _texts, tip=_all_texts),
    )


def in_order(pages: Iterable[PublishedPage]) -> tuple[PublishedPage, ...]:
    """Return the pages as an editor looks for them: stories, other pages, feeds, files."""
    return tuple(sorted(pages, key=lambda page: (_turn(page), page.path)))


def shown_address(page: PublishedPage) -> str:
    """Return the address of a page as readers know it."""
    return f"/{path_of(page.path)}"


def _turn(page: PublishedPage) -> int:
    if page.article:
        return 0
    if page.path.startswith(("assets/", "media/")):
        return 3
    return 1 if page.path.endswith(".html") else 2


def _texts(page: PublishedPage) -> str:
    named = [f"{filled.name} v{filled.version}" for filled in page.templates]
    return named[0] + (f" and {len(named) - 1} more" if len(named) > 1 else "") if named else ""


def _all_texts(page: PublishedPage) -> str:
    return "\n".join(f"{filled.name} v{filled.version}" for filled in page.templates)
