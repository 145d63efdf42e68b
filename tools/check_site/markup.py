"""The markup of every page, by the Nu HTML Checker; its warnings count as well."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_FORMS = (".html", ".css", ".svg")
# The checker leaves early, so that compiling for a long life only costs.
_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


def markup_faults(folders: Mapping[str, Path]) -> list[str]:
    """Return what the checker says of the pages, style sheets and pictures of sites by name."""
    files = [
        str(file)
        for folder in folders.values()
        for form in _FORMS
        for file in sorted(folder.rglob(f"*{form}"))
    ]
    command = [*_JAVA, "-jar", str(JAR), "--format", "json", "--also-check-css", "--also-check-svg"]
    done = subprocess.run(
        [*command, *files], capture_output=True, text=True, timeout=600, check=False
    )
    start = done.stderr.find("{")
    if start < 0:
        return [f"the checker did not run: {done.stderr.strip()[-300:]}"]
    messages = json.loads(done.stderr[start:])["messages"]
    return [_sentence(message, folders) for message in messages]


def _sentence(message: dict[str, object], folders: Mapping[str, Path]) -> str:
    place = str(message.get("url", ""))
    for name, folder in folders.items():
        place = place.replace(f"file:{folder}/", f"{name}: ")
    extract = " ".join(str(message.get("extract", "")).split())[:160]
    return f"{place}:{message.get('lastLine', 0)} {message.get('message', '')} [{extract}]"
