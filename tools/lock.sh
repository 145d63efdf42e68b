#!/usr/bin/env bash
# Resolves pyproject.toml into hash-pinned requirements for every system, without index addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q)
.venv/bin/uv pip compile pyproject.toml "${options[@]}" -o requirements.txt
.venv/bin/uv pip compile pyproject.toml --group dev "${options[@]}" -o requirements-dev.txt
