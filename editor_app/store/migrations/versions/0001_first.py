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
    """CREATE INDEX article_edited ON article (pinned, id) WHERE edited = 1""",
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
	body TEXT NOT NULL,
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
    """CREATE TABLE picture (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	suffix TEXT NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	size INTEGER NOT NULL,
	added TEXT NOT NULL,
	alt TEXT NOT NULL,
	caption TEXT NOT NULL,
	credit TEXT NOT NULL,
	rights TEXT NOT NULL,
	source_type TEXT NOT NULL,
	decorative INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)""",
    """CREATE INDEX picture_by_hash ON picture (sha256)""",
    """CREATE TABLE template (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	version INTEGER NOT NULL,
	text TEXT NOT NULL,
	language TEXT NOT NULL,
	notes TEXT NOT NULL,
	owner TEXT NOT NULL,
	review_by TEXT,
	expires TEXT,
	retired INTEGER NOT NULL,
	placement TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)""",
    """CREATE TABLE template_version (
	id INTEGER NOT NULL,
	template VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	text TEXT NOT NULL,
	saved TEXT NOT NULL,
	"by" TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(template) REFERENCES template (id)
)""",
    """CREATE UNIQUE INDEX version_of_template ON template_version (template, number)""",
    """CREATE TABLE rule (
	id TEXT NOT NULL,
	template VARCHAR NOT NULL,
	effect TEXT NOT NULL,
	scope INTEGER NOT NULL,
	subject TEXT NOT NULL,
	subject_name TEXT NOT NULL,
	placement TEXT NOT NULL,
	paragraphs INTEGER NOT NULL,
	"order" INTEGER NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(template) REFERENCES template (id)
)""",
    """CREATE TABLE target (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	folder TEXT NOT NULL,
	PRIMARY KEY (id)
)""",
    """CREATE TABLE manifest (
	target VARCHAR NOT NULL,
	path TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	fingerprint TEXT NOT NULL,
	size INTEGER NOT NULL,
	mtime_ns INTEGER NOT NULL,
	article TEXT NOT NULL,
	shows TEXT NOT NULL,
	PRIMARY KEY (target, path),
	FOREIGN KEY(target) REFERENCES target (id) ON DELETE CASCADE
)
 WITHOUT ROWID""",
    """CREATE TABLE ledger (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	publication INTEGER NOT NULL,
	kind TEXT NOT NULL,
	path TEXT NOT NULL,
	article TEXT NOT NULL,
	article_id TEXT NOT NULL,
	facts TEXT NOT NULL,
	hash TEXT NOT NULL
)""",
    """CREATE INDEX ledger_by_kind ON ledger (kind, publication)""",
    """CREATE INDEX ledger_of_article ON ledger (article_id, publication)""",
    """CREATE INDEX ledger_of_publication ON ledger (publication, kind)""",
    """CREATE TABLE ledger_text (
	sha256 TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (sha256)
)""",
    """CREATE TABLE import_source (
	article VARCHAR NOT NULL,
	source TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	revision INTEGER NOT NULL,
	PRIMARY KEY (article),
	FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
)""",
    """CREATE INDEX article_of_source ON import_source (source)""",
    """CREATE TABLE setting (
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (name)
)""",
    """CREATE TRIGGER ledger_never_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_never_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_text_never_update BEFORE UPDATE ON ledger_text BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_text_never_delete BEFORE DELETE ON ledger_text BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
)


def upgrade() -> None:
    """Make every table."""
    for statement in STATEMENTS:
        op.execute(statement)
