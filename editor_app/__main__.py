"""The command `offstone`; imports nothing heavy, for the start and for child processes."""

import sys
from multiprocessing import freeze_support


def main() -> int:
    """Run the command line and return its exit code."""
    freeze_support()
    from editor_app.bootstrap import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
