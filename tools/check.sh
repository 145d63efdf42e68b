#!/usr/bin/env bash
# Every check, the same here and in CI: format, lint, types, import contracts, tests with coverage floors.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
export QT_QPA_PLATFORM=offscreen
[ "$(id -u)" = 0 ] && export QTWEBENGINE_DISABLE_SANDBOX=1
bin=.venv/bin

step() { printf '\n== %s\n' "$1"; }

step "format"
$bin/ruff format --check .
step "lint"
$bin/ruff check .
step "types"
$bin/basedpyright
step "imports"
$bin/lint-imports --no-cache
step "tests"
rm -f .coverage .coverage.*
$bin/python -m pytest -n 2 --dist worksteal --cov --cov-report= "$@"
$bin/coverage json -q -o build/coverage.json
step "coverage floors"
$bin/python tools/coverage_floors.py build/coverage.json
