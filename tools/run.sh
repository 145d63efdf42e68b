#!/usr/bin/env bash
# Opens the program on the sample desk; without a display, does the main job from the command line.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh run

# Chromium refuses to start as root inside its sandbox; see docs/decisions.
[ "$(id -u)" = 0 ] && export QTWEBENGINE_DISABLE_SANDBOX=1
offstone=(.venv/bin/python -m editor_app)

if [ -n "${QT_QPA_PLATFORM:-}${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  [ -e build/sample/workspace.json ] || "${offstone[@]}" new build/sample --sample >/dev/null
  exec "${offstone[@]}" open build/sample
fi

echo "There is no display here, so the program shows what it does from the command line."
rm -rf build/demo
mkdir -p build/demo
"${offstone[@]}" new build/demo/workspace --sample
mkdir build/demo/site
# The sample holds one story back on purpose: a TK is left in it; publish says so and exits 1.
"${offstone[@]}" publish build/demo/workspace --to build/demo/site || [ $? = 1 ]
"${offstone[@]}" export build/demo/workspace build/demo/html --as page
"${offstone[@]}" export build/demo/workspace build/demo/json --as json
QT_QPA_PLATFORM=offscreen .venv/bin/python tools/screenshots.py build/demo/screenshots
cat <<END

build/demo/workspace     the sample workspace
build/demo/site          the published site; open build/demo/site/index.html
build/demo/html          each finished article as one HTML file
build/demo/json          each finished article as JSON
build/demo/screenshots   the program's screens
END
