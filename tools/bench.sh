#!/usr/bin/env bash
# Measures speed on generated corpora; Hugo is measured beside us where it is installed.
# usage: tools/bench.sh [NAME...]
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
export QT_QPA_PLATFORM=offscreen
[ "$(id -u)" = 0 ] && export QTWEBENGINE_DISABLE_SANDBOX=1
.venv/bin/python -m benchmarks "$@"
