"""No commit names a registry's host or a path of somebody's machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = re.compile(
    r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|/(?:home|root|work)/[a-z.]|--index-url",
)
TEXTS = {".py", ".md", ".toml", ".txt", ".sh", ".html", ".css", ".json", ".spec", ".qss", ""}


def test_no_registry_hosts_or_machine_paths() -> None:
    listing = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode:
        pytest.skip("not a checkout")
    found = [
        f"{name}: {match.group()}"
        for name in listing.stdout.splitlines()
        if Path(name).suffix in TEXTS and Path(name).name != Path(__file__).name
        if (ROOT / name).is_file()
        if (match := FORBIDDEN.search((ROOT / name).read_text(encoding="utf-8", errors="replace")))
    ]
    assert found == []
