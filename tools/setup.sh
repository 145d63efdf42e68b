#!/usr/bin/env bash
# Brings a fresh Debian or Ubuntu machine to where the program runs; says plainly what it cannot do.
# usage: tools/setup.sh run|test
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
requirements=requirements.txt
[ "$purpose" = test ] && requirements=requirements-dev.txt

libraries=(
  libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libnss3 libxcomposite1 libxdamage1
  libxrandr2 libxtst6 libxkbfile1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
  libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 fontconfig fonts-dejavu-core
)

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

install_libraries() {
  command -v dpkg-query >/dev/null || return 0
  installed libasound2 || installed libasound2t64 || libraries+=(libasound2)
  python_for_venv || libraries+=(python3-venv)
  local missing=() package
  for package in "${libraries[@]}"; do installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" != 0 ]; then
    echo "These system libraries are missing and only an administrator can install them:" >&2
    echo "  sudo apt-get install ${missing[*]}" >&2
    return 0
  fi
  echo "Installing system libraries: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # Newer releases carry the sound library under another name.
  if ! apt-get install -y -qq "${missing[@]}" >build/apt.log 2>&1; then
    missing=("${missing[@]/#libasound2/libasound2t64}")
    apt-get install -y -qq "${missing[@]}" >build/apt.log 2>&1 || {
      echo "apt could not install them; its last words:" >&2
      tail -n 5 build/apt.log >&2
    }
  fi
}

find_python() {
  local candidate
  for candidate in "${OFFSTONE_PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

python_for_venv() { "$(find_python)" -c 'import ensurepip, venv' 2>/dev/null; }

mkdir -p build
if ! find_python >/dev/null; then
  echo "Offstone needs Python 3.11 or later, and none was found. Install it and run this again." >&2
  exit 1
fi
install_libraries
stamp=.venv/requirements-$purpose.sha256
wanted=$(sha256sum "$requirements" | cut -d' ' -f1)
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  [ -x .venv/bin/python ] || "$(find_python)" -m venv .venv
  echo "Installing pinned Python packages from $requirements (once; about a minute)"
  if ! .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes \
    -r "$requirements" 2>build/pip.log; then
    echo "pip could not install the packages; its last words:" >&2
    tail -n 5 build/pip.log >&2
    exit 1
  fi
  echo "$wanted" >"$stamp"
fi
