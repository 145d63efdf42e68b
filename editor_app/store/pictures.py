"""Pictures in the library, and the articles that show them."""

from sqlalchemy import Connection, or_, select

from editor_app.domain.ids import ArticleId
from editor_app.domain.picture import Picture
from editor_app.store import schema
from editor_app.store.value_table import ValueTable


class PictureTable(ValueTable[Picture]):
    """Pictures by name."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, schema.picture, Picture, "name")

    def by_hash(self, sha256: str) -> Picture | None:
        """Return the picture whose file has that hash."""
        return next(iter(self.where("sha256", sha256)), None)

    def mentioned_in(self, name: str) -> tuple[ArticleId, ...]:
        """Return the articles whose text or lead could show a picture, newest first."""
        table = schema.article
        query = select(table.c.id).where(
            or_(table.c.lead_picture == name, table.c.body.contains(name, autoescape=True))
        )
        found = self._connection.execute(query.order_by(table.c.updated.desc())).scalars()
        return tuple(ArticleId(key) for key in found)
