"""The folders on this machine that Offstone may use, outside any workspace."""

import os
from pathlib import Path

import platformdirs


def settings_folder() -> Path:
    """Return the folder of the user's settings; `OFFSTONE_HOME` moves all of them, for tests."""
    return _own("settings") or Path(platformdirs.user_config_dir("offstone", appauthor=False))


def cache_folder() -> Path:
    """Return the folder of what can be made again."""
    return _own("cache") or Path(platformdirs.user_cache_dir("offstone", appauthor=False))


def log_folder() -> Path:
    """Return the folder of the logs."""
    return _own("logs") or Path(platformdirs.user_log_dir("offstone", appauthor=False))


def _own(name: str) -> Path | None:
    home = os.environ.get("OFFSTONE_HOME")
    return Path(home) / name if home else None
