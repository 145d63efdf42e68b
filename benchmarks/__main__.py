"""Runs every measurement, or those named: `python -m benchmarks [typing] [search] [site] …`."""

import sys
from importlib import import_module

NAMES = ("start", "typing", "preview", "save", "search", "ledger", "templates", "site")


def main(chosen: list[str]) -> int:
    """Run the measurements; 2 when a name is none."""
    unknown = sorted(set(chosen) - set(NAMES))
    if unknown:
        print(f"There is no measurement “{unknown[0]}”: {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    for name in chosen or NAMES:
        print(f"\n== {name}", flush=True)
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
