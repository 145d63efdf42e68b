#!/usr/bin/env bash
# Writes every main screen, light and dark, from the sample desk.
# usage: tools/screenshots.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh run
export QT_QPA_PLATFORM=offscreen
# Chromium refuses to start as root inside its sandbox; see docs/decisions.
[ "$(id -u)" = 0 ] && export QTWEBENGINE_DISABLE_SANDBOX=1
.venv/bin/python -m tools.screenshots "${1:-docs/screenshots}"
