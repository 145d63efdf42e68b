"""Sitemaps, by their schema and by the limits that no schema knows."""

import subprocess
from pathlib import Path

SCHEMA = Path("tests/export/sitemap/all.xsd")
MOST_BYTES, MOST_NEWS = 52_428_800, 1000


def sitemap_faults(folder: Path) -> list[str]:
    """Return what is wrong with the sitemaps of a site."""
    files = sorted(folder.glob("*sitemap*.xml"))
    if not files:
        return ["there is no sitemap"]
    done = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--schema", str(SCHEMA), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = [] if done.returncode == 0 else done.stderr.strip().splitlines()
    for file in files:
        if file.stat().st_size > MOST_BYTES:
            found.append(f"{file.name} is larger than a sitemap may be")
        if file.read_text(encoding="utf-8").count("<news:news>") > MOST_NEWS:
            found.append(f"{file.name} names more news than a sitemap may")
    return found
