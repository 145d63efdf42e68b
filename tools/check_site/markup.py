"""The markup of every page, by the Nu HTML Checker; its warnings count as well."""

import json
import subprocess
from pathlib import Path

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_KINDS = (".html", ".css", ".svg")


def markup_faults(folder: Path) -> list[str]:
    """Return what the checker says of the pages, style sheets and pictures of a site."""
    files = [str(p) for kind in _KINDS for p in sorted(folder.rglob(f"*{kind}"))]
    command = ["java", "-jar", str(JAR), "--format", "json", "--also-check-css", "--also-check-svg"]
    done = subprocess.run(
        [*command, *files], capture_output=True, text=True, timeout=600, check=False
    )
    start = done.stderr.find("{")
    if start < 0:
        return [f"the checker did not run: {done.stderr.strip()[-300:]}"]
    messages = json.loads(done.stderr[start:])["messages"]
    return [_sentence(message, folder) for message in messages]


def _sentence(message: dict[str, object], folder: Path) -> str:
    place = str(message.get("url", "")).partition(str(folder))[2]
    extract = " ".join(str(message.get("extract", "")).split())[:160]
    return f"{place}:{message.get('lastLine', 0)} {message.get('message', '')} [{extract}]"
