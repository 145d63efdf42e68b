#!/usr/bin/env bash
# Runs the program from the command line; there is no window yet.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh run

offstone=(.venv/bin/python -m editor_app)
echo "This state of Offstone has no window yet; these are its commands:"
"${offstone[@]}" --help
[ -e build/demo/workspace/workspace.json ] || "${offstone[@]}" new build/demo/workspace --name "Demo desk"
"${offstone[@]}" list build/demo/workspace
