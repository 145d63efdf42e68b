#!/usr/bin/env bash
# Every check, the same here and in CI: format, lint, types, import contracts, tests with coverage floors.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
export QT_QPA_PLATFORM=offscreen
[ "$(id -u)" = 0 ] && export QTWEBENGINE_DISABLE_SANDBOX=1
# The children that tests start run compiled code, not code compiled anew for each of them.
unset PYTHONDONTWRITEBYTECODE
bin=.venv/bin

step() { printf '\n== %s\n' "$1"; }

step "format"
$bin/ruff format --check .
step "lint"
$bin/ruff check .
step "imports"
$bin/lint-imports --no-cache
step "tests"
# Types are looked at meanwhile: tests often wait for a disk or a timer.
$bin/basedpyright >build/types.log 2>&1 &
types=$!
rm -f .coverage .coverage.*
$bin/python -m pytest -n logical --maxprocesses 4 --dist worksteal --cov --cov-report= "$@"
step "types"
wait "$types" || { cat build/types.log; exit 1; }
tail -n 1 build/types.log
$bin/coverage json -q -o build/coverage.json
step "coverage floors"
$bin/python tools/coverage_floors.py build/coverage.json
