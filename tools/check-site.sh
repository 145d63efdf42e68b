#!/usr/bin/env bash
# Publishes the sample with every theme and has it checked by the tools of the trade.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
tools/checkers.sh
.venv/bin/python -m tools.check_site
