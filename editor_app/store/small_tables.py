"""Tables of one purpose: where imports came from, and the workspace's own settings."""

from typing import Any

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from editor_app.domain.ids import ArticleId
from editor_app.domain.import_source import ImportSource
from editor_app.store import schema
from editor_app.store.codec import from_columns, to_columns
from editor_app.store.value_table import put_into

_SOURCE = schema.import_source
_OF_ARTICLE = select(_SOURCE).where(_SOURCE.c.article == bindparam("asked"))
_OF_SOURCE = select(_SOURCE).where(_SOURCE.c.source == bindparam("asked"))


class ImportTable:
    """Which file each imported article came from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, key: ArticleId) -> ImportSource | None:
        """Return where an article came from."""
        return next(iter(self._where(_OF_ARTICLE, key)), None)

    def of_source(self, source: str) -> list[ImportSource]:
        """Return the articles that came from a file."""
        return self._where(_OF_SOURCE, source)

    def put(self, value: ImportSource) -> None:
        """Write down an import, in the place of the article's last one."""
        columns = to_columns(value)
        statement = put_into(schema.import_source, "article", tuple(columns))
        self._connection.execute(statement, columns)

    def _where(self, query: Select[Any], value: str) -> list[ImportSource]:
        rows = self._connection.execute(query, {"asked": value}).mappings()
        return [from_columns(ImportSource, row) for row in rows]


class SettingTable:
    """The workspace's own settings, as text by name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str:
        """Return a setting; empty when it was never made."""
        query = select(schema.setting.c.value).where(schema.setting.c.name == name)
        return self._connection.execute(query).scalar() or ""

    def put(self, name: str, value: str) -> None:
        """Keep a setting."""
        statement = insert(schema.setting).values(name=name, value=value)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )
