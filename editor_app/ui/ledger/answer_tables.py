"""The tables of answers: one row a page, each with the row of the ledger that proves it."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from editor_app.domain.ids import PublicationId
from editor_app.domain.ledger import CarriedPage, ChangedPage, Entry, Span
from editor_app.domain.plan import PageChange
from editor_app.ui.appearance.look import Look
from editor_app.ui.ledger.pages_table import MEASURED, shown_address
from editor_app.ui.widgets.table_rows import Column, Row, Table, TableRows

_Index = QModelIndex | QPersistentModelIndex
Zone = Callable[[], ZoneInfo]


class AnswerTable(Table[Row]):
    """A table whose addresses are cut at their beginning: the end tells them apart."""

    def __init__(self, model: TableRows[Row], name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self.setTextElideMode(Qt.TextElideMode.ElideLeft)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)


class SpanRows(TableRows[Span]):
    """Spans as far as they were read; tells when more of them are wanted."""

    more_wanted = Signal()

    def __init__(self, zone: Zone, parent: QObject | None = None) -> None:
        super().__init__(span_columns(zone), parent)
        self._more = False

    def show_first(self, spans: tuple[Span, ...], *, more: bool) -> None:
        """Show the first spans of another answer."""
        self._more = more
        self.show_rows(spans)

    def add(self, spans: tuple[Span, ...], *, more: bool) -> None:
        """Show further spans below those that are shown."""
        if spans:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(spans) - 1)
            self.rows += spans
            self.endInsertRows()
        self._more = more

    def canFetchMore(self, _parent: _Index, /) -> bool:
        return self._more

    def fetchMore(self, _parent: _Index, /) -> None:
        self._more = False
        self.more_wanted.emit()


def entry_columns(zone: Zone) -> tuple[Column[Entry], ...]:
    """Return the columns of what ran on a day."""
    return (
        Column("Page", lambda e: shown_address(e.page.path), stretch=True),
        Column("Revision", lambda e: str(e.page.revision or ""), right=True),
        Column("Published", lambda e: _moment(e.head.time, zone)),
        Column("Stood until", lambda e: _until(e.until, e.ended_by, zone)),
        Column("Target", lambda e: _name(e.head.target), tip=lambda e: e.head.target),
    )


def carried_columns(zone: Zone) -> tuple[Column[CarriedPage], ...]:
    """Return the columns of pages that stand now."""
    return (
        Column("Page", lambda p: shown_address(p.path), stretch=True),
        Column("Version", lambda p: f"v{p.version}"),
        Column("Written", lambda p: f"{_moment(p.since.time, zone)} (No. {p.since.id})"),
        Column("Kept on purpose", lambda p: p.kept),
        Column("Target", lambda p: _name(p.target), tip=lambda p: p.target),
    )


def changed_columns(look: Look) -> tuple[Column[ChangedPage], ...]:
    """Return the columns of what changed between two publications."""
    return (
        Column("Page", lambda p: shown_address(p.path), stretch=True),
        Column("Change", lambda p: p.change.capitalize(), lambda p: _colour(p.change, look)),
        Column("Revision", _revisions, right=True),
    )


def span_columns(zone: Zone) -> tuple[Column[Span], ...]:
    """Return the columns of what ran under a template."""
    return (
        Column("Page", lambda s: shown_address(s.path), stretch=True),
        Column("Version", lambda s: f"v{s.version}"),
        Column("From", lambda s: _moment(s.since, zone)),
        Column("Until", lambda s: _until(s.until, s.ended_by, zone)),
        Column("Written", lambda s: f"{s.publications:,}×", right=True),
        Column("Target", lambda s: _name(s.target), tip=lambda s: s.target),
    )


def _moment(when: datetime, zone: Zone) -> str:
    return f"{when.astimezone(zone()):%Y-%m-%d %H:%M}"


def _until(when: datetime | None, by: PublicationId | None, zone: Zone) -> str:
    return f"{_moment(when, zone)} (No. {by})" if when else "still stands"


def _name(target: str) -> str:
    return target.replace("\\", "/").rstrip("/").rpartition("/")[2] or target


def _revisions(page: ChangedPage) -> str:
    numbers = (str(n) for n in (page.revision_before, page.revision_after) if n)
    return " → ".join(dict.fromkeys(numbers))


def _colour(change: PageChange, look: Look) -> str:
    tokens = look.tokens
    return {PageChange.NEW: tokens.green, PageChange.REMOVED: tokens.red}.get(change, tokens.amber)
