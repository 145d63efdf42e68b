#!/usr/bin/env bash
# Builds the one-folder bundle and proves it: starts, shows its window offscreen, publishes the sample.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
.venv/bin/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/bundle build_installer.spec
program=dist/offstone/offstone
proof=$(mktemp -d)
trap 'rm -rf "$proof"' EXIT
export OFFSTONE_HOME="$proof/home" QT_QPA_PLATFORM=offscreen
[ "$(id -u)" = 0 ] && export QTWEBENGINE_DISABLE_SANDBOX=1

"$program" --version
"$program" new "$proof/sample" --sample
mkdir "$proof/site"
"$program" publish "$proof/sample" --to "$proof/site" || [ $? = 1 ]
[ -s "$proof/site/index.html" ] || { echo "the bundle published no home page" >&2; exit 1; }
"$program" open "$proof/sample" --picture "$proof/window.png"
[ -s "$proof/window.png" ] || { echo "the bundle showed no window" >&2; exit 1; }
mkdir -p build/demo
cp "$proof/window.png" build/demo/bundle-window.png
echo "The bundle in dist/offstone ($(du -sh dist/offstone | cut -f1)) starts, shows its window and publishes."
