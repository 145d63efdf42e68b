"""Languages of templates, holds, arrangements, who struck a correction, templates in the ledger."""

from alembic import op

revision = "0002"
down_revision = "0001"

# A table that gets columns is made anew; the language of a wording was that of its template.
STATEMENTS = (
    """CREATE TEMP TABLE old AS SELECT * FROM correction""",
    """DROP TABLE correction""",
    """CREATE TABLE correction (
	id TEXT NOT NULL,
	article VARCHAR NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	time TEXT NOT NULL,
	"by" TEXT NOT NULL,
	struck INTEGER NOT NULL,
	struck_reason TEXT NOT NULL,
	struck_by TEXT NOT NULL,
	struck_at TEXT,
	"before" INTEGER,
	"after" INTEGER,
	PRIMARY KEY (id),
	FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
)""",
    """INSERT INTO correction SELECT id, article, kind, text, time, "by", struck, struck_reason, '', NULL, NULL, NULL FROM old""",
    """DROP TABLE old""",
    """CREATE TEMP TABLE old AS SELECT * FROM template""",
    """DROP TABLE template""",
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
	topic TEXT,
	variants TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)""",
    """INSERT INTO template SELECT id, name, kind, version, text, language, notes, owner, review_by, expires, retired, placement, "order", NULL, '[]' FROM old""",
    """DROP TABLE old""",
    """CREATE TEMP TABLE old AS SELECT * FROM template_version""",
    """DROP TABLE template_version""",
    """CREATE TABLE template_version (
	id INTEGER NOT NULL,
	template VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	text TEXT NOT NULL,
	saved TEXT NOT NULL,
	"by" TEXT NOT NULL,
	reason TEXT NOT NULL,
	language TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(template) REFERENCES template (id)
)""",
    """CREATE UNIQUE INDEX version_of_template ON template_version (template, number)""",
    """INSERT INTO template_version SELECT id, template, number, text, saved, "by", reason, '' FROM old""",
    """DROP TABLE old""",
    """CREATE TEMP TABLE old AS SELECT * FROM rule""",
    """DROP TABLE rule""",
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
	"by" TEXT NOT NULL,
	time TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(template) REFERENCES template (id)
)""",
    """INSERT INTO rule SELECT id, template, effect, scope, subject, subject_name, placement, paragraphs, "order", reason, '', NULL FROM old""",
    """DROP TABLE old""",
    """CREATE TABLE hold (
	id TEXT NOT NULL,
	template VARCHAR NOT NULL,
	article VARCHAR NOT NULL,
	version INTEGER NOT NULL,
	reason TEXT NOT NULL,
	"by" TEXT NOT NULL,
	time TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(template) REFERENCES template (id),
	FOREIGN KEY(article) REFERENCES article (id) ON DELETE CASCADE
)""",
    """CREATE UNIQUE INDEX hold_of_article ON hold (template, article)""",
    """CREATE TABLE arrangement (
	id VARCHAR NOT NULL,
	templates TEXT NOT NULL,
	reason TEXT NOT NULL,
	"by" TEXT NOT NULL,
	time TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(id) REFERENCES article (id) ON DELETE CASCADE
)""",
    """CREATE INDEX article_filed ON article (trashed, updated, id, slug, headline, status, section, tags, byline, kind, language, published)""",
    """CREATE TABLE ledger_block (
	id INTEGER NOT NULL,
	"row" INTEGER NOT NULL,
	publication INTEGER NOT NULL,
	path TEXT NOT NULL,
	article_id TEXT NOT NULL,
	template TEXT NOT NULL,
	version INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	PRIMARY KEY (id)
)""",
    """CREATE INDEX ledger_block_of_row ON ledger_block ("row")""",
    """CREATE INDEX ledger_block_of_template ON ledger_block (template, path, publication, version)""",
    """CREATE INDEX ledger_by_path ON ledger (path, publication)""",
    """CREATE INDEX ledger_by_target ON ledger (json_extract(facts, '$.target'), publication) WHERE kind = 'begun'""",
    """CREATE TRIGGER ledger_block_never_update BEFORE UPDATE ON ledger_block BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_block_never_delete BEFORE DELETE ON ledger_block BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """UPDATE template_version SET language = (SELECT language FROM template WHERE template.id = template_version.template)""",
    """INSERT INTO ledger_block (row, publication, path, article_id, template, version, sha256)
SELECT ledger.id, ledger.publication, ledger.path, ledger.article_id,
    json_extract(carried.value, '$.template'),
    json_extract(carried.value, '$.version'), json_extract(carried.value, '$.sha256')
FROM ledger, json_each(ledger.facts, '$.templates') AS carried
WHERE ledger.kind = 'page' ORDER BY ledger.id, carried.key""",
    """INSERT INTO ledger_block (row, publication, path, article_id, template, version, sha256)
SELECT ledger.id, ledger.publication, removed.value, '', '', 0, ''
FROM ledger, json_each(ledger.facts, '$.removed') AS removed
WHERE ledger.kind = 'begun' ORDER BY ledger.id, removed.key""",
)


def upgrade() -> None:
    """Widen four tables, make three, and carry over what stands in the ledger."""
    for statement in STATEMENTS:
        op.execute(statement)
