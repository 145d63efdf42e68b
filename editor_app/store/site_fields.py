"""What the site as a whole keeps: its fields and the redirects it leaves."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from editor_app.domain.site import Site
from editor_app.store.codec import from_json, to_json
from editor_app.store.schema import redirect, site

# Pages of the house were kept as `policies` at first.
_FORMERLY, _TODAY = '"policies":[', '"pages":['


class SiteFields:
    """The one row of the site."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self) -> Site:
        """Return the site's fields."""
        found = self._connection.execute(select(site.c.fields)).scalar()
        if found is None:
            return Site(name="")
        # Quotes within a text are escaped, so this is the name of a field and nothing else.
        return from_json(Site, found.replace(_FORMERLY, _TODAY, 1))

    def put(self, value: Site) -> None:
        """Store the site's fields."""
        fields = to_json(value)
        statement = insert(site).values(id=1, fields=fields)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_={"fields": fields})
        )


class RedirectTable:
    """Former addresses and where they lead: an article's id, or another path."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[tuple[str, str]]:
        """Return (former path, goal) in the order of the paths."""
        query = select(redirect.c.path, redirect.c.leads_to).order_by(redirect.c.path)
        return [(path, goal) for path, goal in self._connection.execute(query)]

    def put(self, path: str, leads_to: str) -> None:
        """Leave a redirect at a path."""
        statement = insert(redirect).values(path=path, leads_to=leads_to)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["path"], set_={"leads_to": leads_to})
        )

    def remove(self, path: str) -> None:
        """Take a redirect away."""
        self._connection.execute(delete(redirect).where(redirect.c.path == path))
