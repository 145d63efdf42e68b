"""The pages of a publication as a table: stories first, addresses cut in the middle."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from editor_app.domain.address import path_of
from editor_app.domain.ledger import CarriedPage, ChangedPage, PageLine
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.table_rows import Column, Table, TableRows

Page = TypeVar("Page", PageLine, ChangedPage, CarriedPage)

_PAGE, _REVISION, _TEXTS = range(3)
# Where there is not room for all, texts take so much of the table and addresses the rest.
_SHARE = 0.34
# Widths are measured by so many rows: all of a big publication would take a noticeable moment.
MEASURED = 60


class PagesTable(Table[PageLine]):
    """Shows pages; the names of their texts give way to the addresses."""

    def __init__(self, model: TableRows[PageLine], parent: QWidget | None = None) -> None:
        super().__init__(model, "Pages of this publication", parent)
        self.setTextElideMode(Qt.TextElideMode.ElideLeft)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
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


def columns() -> tuple[Column[PageLine], ...]:
    """Return the columns of the table."""
    return (
        Column("Page", lambda line: shown_address(line.path), stretch=True),
        Column("Revision", lambda line: str(line.revision or ""), right=True),
        Column("Texts", _texts, tip=_all_texts),
    )


def in_order(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages as an editor looks for them: stories, other pages, feeds, files."""
    return tuple(sorted(pages, key=lambda page: (_turn(page), page.path)))


def shown_address(path: str) -> str:
    """Return the address of a page as readers know it."""
    return f"/{path_of(path)}"


def _turn(page: PageLine | ChangedPage | CarriedPage) -> int:
    if page.article:
        return 0
    if page.path.startswith(("assets/", "media/")):
        return 3
    return 1 if page.path.endswith(".html") else 2


def _texts(line: PageLine) -> str:
    return f"{line.first} +{line.texts - 1}" if line.texts > 1 else line.first


def _all_texts(line: PageLine) -> str:
    more = f" and {number_of(line.texts - 1, 'further text')}" if line.texts > 1 else ""
    return f"{line.first}{more}"
