"""A table whose rows are one kind of value, kept whole and asked for by id."""

from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import Insert, insert

from editor_app.store.codec import from_columns, to_columns

T = TypeVar("T")


class ValueTable(Generic[T]):
    """Puts and gives values of one dataclass; the columns bear the names of its fields."""

    def __init__(self, connection: Connection, table: Table, kind: type[T], order: str) -> None:
        self._connection = connection
        self._table = table
        self._kind = kind
        self._order = order

    def all(self) -> list[T]:
        """Return every value in its order."""
        return self._select(None, None)

    def get(self, key: str) -> T | None:
        """Return the value of that id."""
        return next(iter(self._select("id", key)), None)

    def by_name(self, name: str) -> T | None:
        """Return the value of that name, whatever its case."""
        found = [v for v in self.all() if getattr(v, "name").casefold() == name.casefold()]  # noqa: B009
        return found[0] if found else None

    def where(self, column: str, value: Any) -> list[T]:
        """Return the values that hold `value` in a column."""
        return self._select(column, value)

    def put(self, value: T) -> None:
        """Store a value, in the place of one with its id."""
        columns = to_columns(value)
        self._connection.execute(put_into(self._table, "id", tuple(columns)), columns)

    def remove(self, key: str) -> None:
        """Remove the value of that id."""
        self._connection.execute(delete(self._table).where(self._table.c.id == key))

    def count(self) -> int:
        """Return how many there are."""
        return self._connection.execute(select(func.count()).select_from(self._table)).scalar_one()

    def _select(self, column: str | None, value: Any) -> list[T]:
        query = _query(self._table, self._order, column)
        rows = self._connection.execute(query, {} if column is None else {"asked": value})
        return [from_columns(self._kind, row) for row in rows.mappings()]


@cache
def put_into(table: Table, key: str, names: tuple[str, ...]) -> Insert:
    """Return the statement, made once, that stores a row in the place of one with its key."""
    statement = insert(table)
    fresh = {name: statement.excluded[name] for name in names if name != key}
    return statement.on_conflict_do_update(index_elements=[key], set_=fresh)


@cache
def _query(table: Table, order: str, column: str | None) -> Select[Any]:
    query = select(table).order_by(table.c[order])
    return query if column is None else query.where(table.c[column] == bindparam("asked"))
