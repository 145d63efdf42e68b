"""Holds each layer to its floor of lines and branches covered."""

import json
import sys
from collections import defaultdict
from pathlib import Path

FLOORS = {
    "domain": 100,
    "checks": 100,
    "rendering": 97,
    "services": 97,
    "store": 90,
    "export": 90,
    "importing": 90,
    "isolation": 85,
    "cli": 90,
    "ui": 80,
}


def main(report: Path) -> int:
    """Print each layer's figure and return 1 when one is below its floor."""
    covered: dict[str, int] = defaultdict(int)
    possible: dict[str, int] = defaultdict(int)
    for name, file in json.loads(report.read_text())["files"].items():
        parts = Path(name).parts
        layer = parts[1] if len(parts) > 2 else "(top)"
        totals = file["summary"]
        covered[layer] += totals["covered_lines"] + totals.get("covered_branches", 0)
        possible[layer] += totals["num_statements"] + totals.get("num_branches", 0)
    failed = False
    for layer in sorted(possible):
        figure = 100 * covered[layer] / max(1, possible[layer])
        floor = FLOORS.get(layer, 0)
        low = figure < floor
        failed |= low
        print(f"{layer:12} {figure:6.2f} %  floor {floor} %{'  TOO LOW' if low else ''}")
    total = 100 * sum(covered.values()) / max(1, sum(possible.values()))
    print(f"{'all':12} {total:6.2f} %")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
