"""Publishes the sample with every theme and has it checked: `python -m tools.check_site`.

Markup by the Nu HTML Checker, accessibility by axe-core in Chromium, sitemaps by their schema,
feeds by feedparser, JSON Feed and ninjs by their rules, links by a crawl. Exit 1 on any finding,
and when a tool is missing, unless `--as-far-as-possible` is given.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from editor_app.rendering.theme import DEFAULT
from tools.check_site.accessibility import AXE, accessibility_faults, browser
from tools.check_site.crawl import link_faults
from tools.check_site.documents import document_faults
from tools.check_site.feeds import feed_faults
from tools.check_site.kinds import telling_pages, unseen, whole_pages
from tools.check_site.markup import JAR, markup_faults
from tools.check_site.sitemaps import sitemap_faults
from tools.check_site.sites import WORD, Published, publish_all

Check = tuple[str, Callable[[], list[str]], str]


def main(*, lenient: bool) -> int:
    """Run every check over every theme; print what was found, and what could not be run."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("OFFSTONE_HOME", str(Path(scratch) / "home"))
        began = time.monotonic()
        sites = list(publish_all(Path(scratch)))
        print(f"{len(sites)} sites published in {time.monotonic() - began:.1f} s", flush=True)
        checks = [*_of_all(sites, Path(scratch) / "desk"), *(c for s in sites for c in _of(s))]
        found = sum(_told(name, check) for name, check, lacking in checks if not lacking)
    left_out = [(name, lacking) for name, _, lacking in checks if lacking]
    for name, lacking in left_out:
        print(f"NOT CHECKED: {name}: {lacking} is missing on this machine.")
    print(f"{found} findings." if found else "Zero findings in what was checked.")
    return 1 if found or (left_out and not lenient) else 0


def _of_all(sites: list[Published], desk: Path) -> Iterator[Check]:
    # The stories stay English in every language: the checker would tell of nothing else.
    folders = {site.folder.name: site.folder for site in sites if not site.language}
    yield "markup", lambda: markup_faults(folders), _lacking_java()
    yield "documents", lambda: document_faults(desk), ""


def _of(site: Published) -> Iterator[Check]:
    """Give the checks of one site: the default theme in full, others on a page of every kind."""
    folder, name, browserless = site.folder, site.folder.name, _lacking_browser()
    if site.language:
        yield f"{name}: links", lambda: link_faults(folder), ""
        pages = telling_pages(folder)
        yield f"{name}: a telephone", lambda: accessibility_faults(folder, (), pages), browserless
        return
    more = whole_pages(folder) if name == DEFAULT else ()
    xmllint = "" if shutil.which("xmllint") else "xmllint"
    yield f"{name}: everything is shown", lambda: unseen(name, folder), ""
    yield f"{name}: links", lambda: link_faults(folder), ""
    yield f"{name}: sitemaps", lambda: sitemap_faults(folder), xmllint
    yield f"{name}: feeds", lambda: feed_faults(folder), ""
    yield (
        f"{name}: accessibility",
        lambda: accessibility_faults(folder, telling_pages(folder), more, WORD),
        browserless,
    )


def _lacking_java() -> str:
    if not shutil.which("java"):
        return "Java"
    return "" if JAR.is_file() else "the Nu HTML Checker"


def _lacking_browser() -> str:
    if browser() is None:
        return "Chromium"
    return "" if AXE.is_file() else "axe-core"


def _told(name: str, check: Callable[[], list[str]]) -> int:
    began = time.monotonic()
    faults = check()
    print(f"{name}: {len(faults)} findings in {time.monotonic() - began:.1f} s", flush=True)
    for fault in faults:
        print(f"  {fault}")
    return len(faults)


if __name__ == "__main__":
    sys.exit(main(lenient="--as-far-as-possible" in sys.argv[1:]))
