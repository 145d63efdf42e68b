"""Publishes the sample with every theme and has it checked: `python -m tools.check_site`.

Markup by the Nu HTML Checker, accessibility by axe-core in Chromium, sitemaps by their schema,
feeds by feedparser, JSON Feed and ninjs by their rules, links by a crawl. Exit 1 on any finding.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from editor_app.rendering.theme import DEFAULT
from tools.check_site.accessibility import accessibility_faults
from tools.check_site.crawl import link_faults
from tools.check_site.documents import document_faults
from tools.check_site.feeds import feed_faults
from tools.check_site.markup import markup_faults
from tools.check_site.sitemaps import sitemap_faults
from tools.check_site.sites import KINDS, publish_all


def main() -> int:
    """Run every check over every theme; print what was found."""
    found = 0
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("OFFSTONE_HOME", str(Path(scratch) / "home"))
        for site in publish_all(Path(scratch)):
            pages = sorted(str(p.relative_to(site.folder)) for p in site.folder.rglob("*.html"))
            missing = [f"{page}: was not published" for page in KINDS if page not in pages]
            whole = site.theme == DEFAULT
            checks: dict[str, Callable[[], list[str]]] = {
                "markup": lambda s=site: markup_faults(s.folder),
                "links": lambda s=site: link_faults(s.folder),
                "sitemaps": lambda s=site: sitemap_faults(s.folder),
                "feeds": lambda s=site: feed_faults(s.folder),
                "accessibility": lambda s=site, p=pages if whole else []: accessibility_faults(
                    s.folder, KINDS, p
                ),
            }
            found += _told(f"{site.theme}: pages of every kind", lambda m=missing: m)
            for name, check in checks.items():
                found += _told(f"{site.theme}: {name}", check)
        found += _told("documents", lambda: document_faults(Path(scratch) / "desk"))
    print("Zero findings." if not found else f"{found} findings.")
    return 1 if found else 0


def _told(name: str, check: Callable[[], list[str]]) -> int:
    began = time.monotonic()
    faults = check()
    print(f"{name}: {len(faults)} findings in {time.monotonic() - began:.1f} s", flush=True)
    for fault in faults:
        print(f"  {fault}")
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
