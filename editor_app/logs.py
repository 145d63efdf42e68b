"""Logging: a small rotating file that never holds the words of an article."""

import logging
from logging.handlers import RotatingFileHandler

from editor_app.paths import log_folder

log = logging.getLogger("offstone")


def start_logging() -> None:
    """Write the log to the user's log folder, where that can be written."""
    if log.handlers:
        return
    log.setLevel(logging.INFO)
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_folder() / "offstone.log",
            maxBytes=500_000,
            backupCount=2,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        log.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
