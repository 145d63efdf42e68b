"""The files of a theme as they lie in a folder: layouts, styles, words, pictures and faces."""

from pathlib import Path

TEXTS = frozenset({".html", ".css", ".js", ".toml"})
ASSETS = frozenset({".css", ".gif", ".ico", ".jpg", ".js", ".png", ".svg", ".webp", ".woff2"})
MAX_BYTES = 5_000_000


def theme_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a theme by name; what is too large or of another kind is passed over."""
    return {name: data for name, (data, problem) in looked_at(folder).items() if not problem}


def looked_at(folder: Path) -> dict[str, tuple[bytes, str]]:
    """Return every file that could be meant for a theme, with what keeps it from being used."""
    found: dict[str, tuple[bytes, str]] = {}
    for part in (folder, folder / "layouts"):
        for file in sorted(part.iterdir()) if part.is_dir() else ():
            if file.suffix in TEXTS | ASSETS and (file.is_file() or file.is_symlink()):
                found[file.name] = _read(file)
    return found


def _read(file: Path) -> tuple[bytes, str]:
    if file.is_symlink():
        return b"", "it is a link to another file"
    try:
        if file.stat().st_size > MAX_BYTES:
            return b"", f"it is larger than {MAX_BYTES // 1_000_000} MB"
        data = file.read_bytes()
        if file.suffix in TEXTS:
            data.decode("utf-8")
    except OSError as error:
        return b"", f"it cannot be read: {error.strerror}"
    except ValueError:
        return b"", "it is not written in UTF-8"
    return data, ""
