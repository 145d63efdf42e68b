"""Golden files: what came out when somebody last looked, rewritten by one flag."""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "golden" / "rendering"


def check_golden(name: str, made: str) -> None:
    """Compare with the kept file, or keep what was made when OFFSTONE_REWRITE_GOLDEN is set."""
    file = FOLDER / name
    if os.environ.get("OFFSTONE_REWRITE_GOLDEN"):
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8")
