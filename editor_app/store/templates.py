"""Templates in the library, with every wording they ever had."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select, tuple_

from editor_app.domain.hold import Hold
from editor_app.domain.ids import TemplateId
from editor_app.domain.rule import Rule
from editor_app.domain.template import Template, TemplateVersion
from editor_app.store import schema
from editor_app.store.codec import from_columns, to_columns
from editor_app.store.value_table import ValueTable


class TemplateTable(ValueTable[Template]):
    """Templates by name; a wording is only ever added."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, schema.template, Template, "name")

    def add_version(self, version: TemplateVersion) -> None:
        """Keep a wording; a number that exists already is refused by the library."""
        self._connection.execute(insert(schema.template_version).values(to_columns(version)))

    def versions(self, key: TemplateId) -> tuple[TemplateVersion, ...]:
        """Return a template's wordings, newest first."""
        table = schema.template_version
        query = select(table).where(table.c.template == key).order_by(table.c.number.desc())
        rows = self._connection.execute(query).mappings()
        return tuple(from_columns(TemplateVersion, row) for row in rows)

    def wordings(self, of: Iterable[tuple[TemplateId, int]]) -> tuple[TemplateVersion, ...]:
        """Return the wordings of these (template, number) pairs, as far as they exist."""
        table = schema.template_version
        wanted = tuple_(table.c.template, table.c.number).in_(sorted(set(of)))
        rows = self._connection.execute(select(table).where(wanted)).mappings()
        return tuple(from_columns(TemplateVersion, row) for row in rows)

    def last_number(self, key: TemplateId) -> int:
        """Return the highest number a template's wordings ever had, 0 when it has none."""
        table = schema.template_version
        query = select(func.max(table.c.number)).where(table.c.template == key)
        return self._connection.execute(query).scalar() or 0

    def remove(self, key: str) -> None:
        """Remove a template with its wordings, rules and holds."""
        for table in (schema.template_version, schema.rule, schema.hold):
            self._connection.execute(delete(table).where(table.c.template == key))
        super().remove(key)


class RuleTable(ValueTable[Rule]):
    """Rules in their order."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, schema.rule, Rule, "order")

    def of(self, key: TemplateId) -> tuple[Rule, ...]:
        """Return a template's rules."""
        return tuple(self.where("template", key))


class HoldTable(ValueTable[Hold]):
    """Versions kept on single articles; at most one of a template on an article."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, schema.hold, Hold, "time")

    def of(self, key: TemplateId) -> tuple[Hold, ...]:
        """Return a template's holds, oldest first."""
        return tuple(self.where("template", key))
