"""Schema changes: one transaction, a backup before, Alembic loaded only when there is work."""

import shutil
from pathlib import Path

from editor_app.store.driver import connect, load_driver

SCHEMA_VERSION = 3
SCRIPTS = Path(__file__).with_name("migrations")


def migrate(path: Path, version: int) -> None:
    """Bring a library from `version` to today's; a failure leaves it as it was."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    if version:
        _keep_copy(path, version)
    raw = connect(path, write=True)
    raw.execute("PRAGMA foreign_keys = OFF")
    engine = create_engine(
        "sqlite://", module=load_driver(), creator=lambda: raw, poolclass=StaticPool
    )
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.exec_driver_sql("ROLLBACK" if broken else "COMMIT")
    finally:
        engine.dispose()
        raw.close()


def _keep_copy(path: Path, version: int) -> None:
    """Copy the library through SQLite itself, so that the write-ahead log is in it."""
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    goal = folder / f"library-before-schema-{version + 1}.sqlite"
    raw = connect(path, write=True)
    try:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(path, goal)
    finally:
        raw.close()
