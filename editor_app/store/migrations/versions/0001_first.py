"""The first schema."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
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
    """CREATE TABLE author (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	slug TEXT NOT NULL,
	role TEXT NOT NULL,
	bio TEXT NOT NULL,
	email TEXT NOT NULL,
	links TEXT NOT NULL,
	picture TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (slug)
)""",
    """CREATE TABLE section (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	slug TEXT NOT NULL,
	description TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (slug)
)""",
    """CREATE TABLE tag (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	slug TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (slug)
)""",
    """CREATE TABLE redirect (
	path TEXT NOT NULL,
	leads_to TEXT NOT NULL,
	PRIMARY KEY (path)
)""",
    """CREATE TABLE site (
	id INTEGER NOT NULL,
	fields TEXT NOT NULL,
	PRIMARY KEY (id)
)""",
    """CREATE TABLE saved_search (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	"query" TEXT NOT NULL,
	PRIMARY KEY (id)
)""",
    """CREATE TABLE revision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	article VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	saved TEXT NOT NULL,
	"by" TEXT NOT NULL,
	note TEXT NOT NULL,
	sitting TEXT NOT NULL,
	words INTEGER NOT NULL,
	content TEXT NOT NULL,
	FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
)""",
    """CREATE UNIQUE INDEX revision_of_article ON revision (article, number)""",
    """CREATE TABLE correction (
	id TEXT NOT NULL,
	article VARCHAR NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	time TEXT NOT NULL,
	"by" TEXT NOT NULL,
	struck INTEGER NOT NULL,
	struck_reason TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
)""",
    """CREATE VIRTUAL TABLE article_index USING fts5(headline, standfirst, body, byline, section, tags, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2')""",
)


def upgrade() -> None:
    """Make every table."""
    for statement in STATEMENTS:
        op.execute(statement)
