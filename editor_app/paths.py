"""The folders on this machine that Offstone may use, outside any workspace."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import platformdirs

# What is kept begins with the SHA-256 of the rest.
_SEAL = 32


def settings_folder() -> Path:
    """Return the folder of the user's settings; `OFFSTONE_HOME` moves all of them, for tests."""
    return _own("settings") or Path(platformdirs.user_config_dir("offstone", appauthor=False))


def cache_folder() -> Path:
    """Return the folder of what can be made again."""
    return _own("cache") or Path(platformdirs.user_cache_dir("offstone", appauthor=False))


def log_folder() -> Path:
    """Return the folder of the logs."""
    return _own("logs") or Path(platformdirs.user_log_dir("offstone", appauthor=False))


def kept(file: Path) -> bytes | None:
    """Return what was kept in a file of the cache; None when it is not there whole."""
    try:
        found = file.read_bytes()
    except OSError:
        return None
    seal, data = found[:_SEAL], found[_SEAL:]
    return data if data and hashlib.sha256(data).digest() == seal else None


def keep(file: Path, data: bytes) -> None:
    """Keep what was made in a file of the cache, sealed; a failing cache costs time only."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(hashlib.sha256(data).digest() + data)
        fresh.replace(file)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _own(name: str) -> Path | None:
    home = os.environ.get("OFFSTONE_HOME")
    return Path(home) / name if home else None
