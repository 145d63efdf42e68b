"""The one reader of the files that travel with the program."""

from pathlib import Path

_INSTALLED = Path(__file__).with_name("_resources")
_SOURCE = Path(__file__).parent.parent / "resources"


def root() -> Path:
    """Return the resources folder: beside the package in a checkout, inside it when installed."""
    return _INSTALLED if _INSTALLED.is_dir() else _SOURCE


def locate(name: str) -> Path:
    """Return the path of a resource; ValueError when the name leaves the folder."""
    path = (root() / name).resolve()
    if not path.is_relative_to(root().resolve()):
        raise ValueError(name)
    return path


def read_text(name: str) -> str:
    """Return the text of a resource."""
    return locate(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return the bytes of a resource."""
    return locate(name).read_bytes()
