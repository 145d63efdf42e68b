"""A unit of work: the repositories over one transaction."""

from functools import cached_property

from sqlalchemy import Connection

from editor_app.domain.arrangement import Arrangement
from editor_app.domain.correction import Correction
from editor_app.domain.ids import ArticleId
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.listing import SavedSearch
from editor_app.store import schema
from editor_app.store.articles import ArticleTable
from editor_app.store.index import Index
from editor_app.store.ledger import LedgerTable
from editor_app.store.pictures import PictureTable
from editor_app.store.revisions import RevisionTable
from editor_app.store.site_fields import RedirectTable, SiteFields
from editor_app.store.small_tables import ImportTable, SettingTable
from editor_app.store.targets import TargetTable
from editor_app.store.templates import HoldTable, RuleTable, TemplateTable
from editor_app.store.value_table import ValueTable


class CorrectionTable(ValueTable[Correction]):
    """Corrections, which are never taken away."""

    def of(self, article: ArticleId) -> tuple[Correction, ...]:
        """Return an article's corrections, oldest first."""
        return tuple(self.where("article", article))


class Unit:
    """Gives each repository over the same snapshot."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def articles(self) -> ArticleTable:
        """Articles."""
        return ArticleTable(self._connection)

    @cached_property
    def revisions(self) -> RevisionTable:
        """Stored states of articles."""
        return RevisionTable(self._connection)

    @cached_property
    def authors(self) -> ValueTable[Author]:
        """People in bylines."""
        return ValueTable(self._connection, schema.author, Author, "name")

    @cached_property
    def sections(self) -> ValueTable[Section]:
        """Sections in the order of the menu."""
        return ValueTable(self._connection, schema.section, Section, "order")

    @cached_property
    def tags(self) -> ValueTable[Tag]:
        """Keywords."""
        return ValueTable(self._connection, schema.tag, Tag, "name")

    @cached_property
    def corrections(self) -> CorrectionTable:
        """Corrections, oldest first."""
        return CorrectionTable(self._connection, schema.correction, Correction, "time")

    @cached_property
    def searches(self) -> ValueTable[SavedSearch]:
        """Saved searches."""
        return ValueTable(self._connection, schema.saved_search, SavedSearch, "name")

    @cached_property
    def pictures(self) -> PictureTable:
        """Pictures."""
        return PictureTable(self._connection)

    @cached_property
    def templates(self) -> TemplateTable:
        """Templates and their wordings."""
        return TemplateTable(self._connection)

    @cached_property
    def rules(self) -> RuleTable:
        """Why templates are on articles."""
        return RuleTable(self._connection)

    @cached_property
    def holds(self) -> HoldTable:
        """Versions of templates that are kept on single articles."""
        return HoldTable(self._connection)

    @cached_property
    def arrangements(self) -> ValueTable[Arrangement]:
        """The order of templates on single articles, by the article's id."""
        return ValueTable(self._connection, schema.arrangement, Arrangement, "time")

    @cached_property
    def targets(self) -> TargetTable:
        """Where the site is published."""
        return TargetTable(self._connection)

    @cached_property
    def ledger(self) -> LedgerTable:
        """What every publication carried."""
        return LedgerTable(self._connection)

    @cached_property
    def imports(self) -> ImportTable:
        """Where imported articles came from."""
        return ImportTable(self._connection)

    @cached_property
    def settings(self) -> SettingTable:
        """The workspace's own settings."""
        return SettingTable(self._connection)

    @cached_property
    def redirects(self) -> RedirectTable:
        """Former addresses."""
        return RedirectTable(self._connection)

    @cached_property
    def site(self) -> SiteFields:
        """The site's own fields."""
        return SiteFields(self._connection)

    @cached_property
    def index(self) -> Index:
        """Full text."""
        return Index(self._connection)
