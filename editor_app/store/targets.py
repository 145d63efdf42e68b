"""Targets in the library, each with the manifest of what was written there."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from editor_app.domain.ids import TargetId
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.site import Target
from editor_app.store import schema
from editor_app.store.codec import to_columns
from editor_app.store.value_table import ValueTable

_COLUMNS = ManifestEntry.__slots__


class TargetTable(ValueTable[Target]):
    """Folders where the site is published."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, schema.target, Target, "name")

    def by_folder(self, folder: str) -> Target | None:
        """Return the target at that folder."""
        return next(iter(self.where("folder", folder)), None)

    def manifest(self, key: TargetId) -> dict[str, ManifestEntry]:
        """Return a target's files by path."""
        table = schema.manifest
        query = select(*(table.c[name] for name in _COLUMNS)).where(table.c.target == key)
        return {row[0]: ManifestEntry(*row) for row in self._connection.execute(query).all()}

    def is_empty(self, key: TargetId) -> bool:
        """Whether the library knows no file of a target."""
        table = schema.manifest
        query = select(table.c.path).where(table.c.target == key).limit(1)
        return self._connection.execute(query).first() is None

    def files(self, shows: Iterable[str]) -> list[tuple[str, str]]:
        """Return (path, article) of the files of some sorts at every target."""
        table = schema.manifest
        query = select(table.c.path, table.c.article).where(table.c.shows.in_(list(shows)))
        return [(path, article) for path, article in self._connection.execute(query).all()]

    def times_but_at(self, folder: str) -> dict[tuple[str, str], int]:
        """Return by path and hash since when a file stands at the targets elsewhere."""
        table = schema.manifest
        query = (
            select(table.c.path, table.c.sha256, func.min(table.c.mtime_ns))
            .join(schema.target, schema.target.c.id == table.c.target)
            .where(schema.target.c.folder != folder)
            .group_by(table.c.path, table.c.sha256)
        )
        return {(row[0], row[1]): row[2] for row in self._connection.execute(query)}

    def put_manifest(
        self, key: TargetId, changed: Iterable[ManifestEntry], removed: Iterable[str]
    ) -> None:
        """Write down what a publication wrote and took away."""
        table = schema.manifest
        rows = [to_columns(entry) | {"target": key} for entry in changed]
        if rows:
            statement = insert(table)
            fresh = {name: statement.excluded[name] for name in _COLUMNS if name != "path"}
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=["target", "path"], set_=fresh), rows
            )
        for path in removed:
            gone = (table.c.target == key) & (table.c.path == path)
            self._connection.execute(delete(table).where(gone))
