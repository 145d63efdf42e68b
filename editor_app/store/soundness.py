"""Whether a library is sound, and copies of it made while others write."""

from contextlib import closing
from pathlib import Path

from editor_app.store.driver import connect, load_driver, wal_is_sound
from editor_app.store.failures import named
from editor_app.store.read_only import readable

# Fewer pages a step than stall a writer.
STEP = 1000


def library_problems(path: Path) -> list[str]:
    """Say what is wrong with a library, in sentences; empty when it is sound."""
    driver = load_driver()
    try:
        with readable(path) as shown, closing(connect(shown, write=False)) as raw:
            said = [row[0] for row in raw.execute("PRAGMA integrity_check").fetchall()]
            loose = raw.execute("PRAGMA foreign_key_check").fetchall()
            held = raw.execute("SELECT count(*) FROM site").fetchone()[0]
    except (driver.Error, UnicodeDecodeError) as error:
        return [f"The library cannot be read: {error}."]
    found = [f"The library is damaged: {text}." for text in said if text != "ok"]
    if loose:
        found.append(f"{len(loose)} rows of the library point to something that is gone.")
    return found if held else [*found, "The library has lost the site's own fields."]


def driver_note() -> str:
    """Say when the SQLite at hand is too old for a write-ahead log; empty when it is not."""
    driver = load_driver()
    if wal_is_sound(driver):
        return ""
    return (
        f"SQLite {driver.sqlite_version} has a fault in its write-ahead log, so the slower "
        "rollback journal is used."
    )


def copy_library(path: Path, goal: Path) -> None:
    """Copy a library page by page through SQLite, so that writers go on meanwhile."""
    driver = load_driver()
    try:
        with readable(path) as shown, closing(connect(shown, write=False)) as source:
            with closing(driver.connect(str(goal))) as copy:
                source.backup(copy, pages=STEP)
    except (driver.Error, UnicodeDecodeError) as error:
        raise named(error, path) from error
