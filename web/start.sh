#!/usr/bin/env bash
# Serves Banxin on http://localhost:8000/ from a fresh checkout: installs what is missing, builds, assembles
# build/site, serves it on this machine only.
#
# usage: bash web/start.sh [FILE|FOLDER ...]
#   FILE, FOLDER  articles for the page's list; without, the project's own samples
#   PORT=8000     another port
set -euo pipefail
case "${1-}" in -h | --help) sed -n '2,7s/^# \{0,1\}//p' "$0" && exit 0 ;; esac

articles=()
for path in "$@"; do
  if [ ! -e "$path" ]; then
    printf 'banxin: there is no file or folder %s\n' "$path" >&2
    exit 1
  fi
  articles+=(--article "$(realpath "$path")")
done

# shellcheck source=core/deps/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/../core/deps/setup.sh"

banxin_site_parts
banxin_run "assembling the site" "read the lines above" node web/build_site.mjs --out build/site "${articles[@]}"
banxin_step="serving"
exec node web/serve.mjs --root build/site --port "${PORT:-8000}"
