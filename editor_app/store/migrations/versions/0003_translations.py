"""An article may tell which other one it translates."""

from alembic import op

revision = "0003"
down_revision = "0002"

# A table that gets a column is made anew: what a library's schema says equals the models' letter
# by letter. The rows keep their numbers, for the full-text index names them.
STATEMENTS = (
    """CREATE TEMP TABLE old AS SELECT * FROM article""",
    """DROP TABLE article""",
    """CREATE TABLE article (
	"row" INTEGER NOT NULL,
	id TEXT NOT NULL,
	headline TEXT NOT NULL,
	standfirst TEXT NOT NULL,
	body TEXT NOT NULL,
	byline TEXT NOT NULL,
	dateline TEXT NOT NULL,
	section TEXT,
	tags TEXT NOT NULL,
	kind TEXT NOT NULL,
	language TEXT NOT NULL,
	slug TEXT NOT NULL,
	lead_picture TEXT NOT NULL,
	lead_caption TEXT NOT NULL,
	seo_title TEXT NOT NULL,
	seo_description TEXT NOT NULL,
	social_title TEXT NOT NULL,
	canonical TEXT NOT NULL,
	source TEXT NOT NULL,
	credit TEXT NOT NULL,
	note_to_editors TEXT NOT NULL,
	translates TEXT,
	embargo TEXT,
	extra TEXT NOT NULL,
	status TEXT NOT NULL,
	created TEXT NOT NULL,
	updated TEXT NOT NULL,
	revision INTEGER NOT NULL,
	pinned INTEGER,
	edited INTEGER NOT NULL,
	corrected INTEGER NOT NULL,
	published TEXT,
	revised TEXT,
	trashed TEXT,
	cursor INTEGER NOT NULL,
	words INTEGER NOT NULL,
	PRIMARY KEY ("row"),
	UNIQUE (id),
	UNIQUE (slug)
)""",
    """CREATE INDEX article_listed ON article (trashed, updated, id)""",
    """CREATE INDEX article_by_status ON article (trashed, status, updated, id)""",
    """CREATE INDEX article_by_section ON article (trashed, section, updated, id)""",
    """CREATE INDEX article_filed ON article (trashed, updated, id, slug, headline, status, section, tags, byline, kind, language, published)""",
    """CREATE INDEX article_edited ON article (pinned, id) WHERE edited = 1""",
    """CREATE INDEX article_translating ON article (translates, id) WHERE translates IS NOT NULL""",
    """INSERT INTO article ("row", id, headline, standfirst, body, byline, dateline, section, tags, kind, language, slug, lead_picture, lead_caption, seo_title, seo_description, social_title, canonical, source, credit, note_to_editors, embargo, extra, status, created, updated, revision, pinned, edited, corrected, published, revised, trashed, cursor, words)
SELECT "row", id, headline, standfirst, body, byline, dateline, section, tags, kind, language, slug, lead_picture, lead_caption, seo_title, seo_description, social_title, canonical, source, credit, note_to_editors, embargo, extra, status, created, updated, revision, pinned, edited, corrected, published, revised, trashed, cursor, words FROM old""",
    """DROP TABLE old""",
)


def upgrade() -> None:
    """Give the article its new column."""
    for statement in STATEMENTS:
        op.execute(statement)
