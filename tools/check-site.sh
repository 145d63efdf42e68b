#!/usr/bin/env bash
# Publishes the sample with every theme and has it checked by the tools of the trade.
# usage: tools/check-site.sh [--as-far-as-possible]: a tool that cannot be had is then told, not a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
lenient=${1:-}
tools/checkers.sh || [ "$lenient" = --as-far-as-possible ] || exit 1
.venv/bin/python -m tools.check_site $lenient
