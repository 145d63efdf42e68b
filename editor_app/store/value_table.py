"""A table whose rows are one kind of value, kept whole and asked for by id."""

from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Table, delete, func, select, true
from sqlalchemy.dialects.sqlite import insert

from editor_app.store.codec import from_columns, to_columns

T = TypeVar("T")


class ValueTable(Generic[T]):
    """Puts and gives values of one dataclass; the columns bear the names of its fields."""

    def __init__(self, connection: Connection, table: Table, kind: type[T], order: str) -> None:
        self._connection = connection
        self._table = table
        self._kind = kind
        self._order = table.c[order]

    def all(self) -> list[T]:
        """Return every value in its order."""
        return self._select(true())

    def get(self, key: str) -> T | None:
        """Return the value of that id."""
        return next(iter(self._select(self._table.c.id == key)), None)

    def by_name(self, name: str) -> T | None:
        """Return the value of that name, whatever its case."""
        found = [v for v in self.all() if getattr(v, "name").casefold() == name.casefold()]  # noqa: B009
        return found[0] if found else None

    def where(self, column: str, value: Any) -> list[T]:
        """Return the values that hold `value` in a column."""
        return self._select(self._table.c[column] == value)

    def put(self, value: T) -> None:
        """Store a value, in the place of one with its id."""
        columns = to_columns(value)
        statement = insert(self._table).values(columns)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_=columns)
        )

    def remove(self, key: str) -> None:
        """Remove the value of that id."""
        self._connection.execute(delete(self._table).where(self._table.c.id == key))

    def count(self) -> int:
        """Return how many there are."""
        return self._connection.execute(select(func.count()).select_from(self._table)).scalar_one()

    def _select(self, condition: Any) -> list[T]:
        query = select(self._table).where(condition).order_by(self._order)
        return [from_columns(self._kind, row) for row in self._connection.execute(query).mappings()]
