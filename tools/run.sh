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

demo=build/demo
echo "There is no display here, so the program does its main job from the command line."
rm -rf "$demo"
mkdir -p "$demo/site"
"${offstone[@]}" new "$demo/workspace" --sample
"${offstone[@]}" publish "$demo/workspace" --to "$demo/site" >"$demo/publish.txt"
tail -n 1 "$demo/publish.txt"
"${offstone[@]}" export "$demo/workspace" "$demo/html" --as page >/dev/null
"${offstone[@]}" export "$demo/workspace" "$demo/json" --as json >/dev/null
tools/screenshots.sh "$demo/screenshots" 2>"$demo/screenshots.log"
cat <<END

$demo/workspace     the sample workspace
$demo/site          the published site; open $demo/site/index.html
$demo/publish.txt   what the publication said, page by page
$demo/html          each finished article as one HTML file
$demo/json          each finished article as JSON
$demo/screenshots   the program's screens
END
