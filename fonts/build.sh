#!/usr/bin/env bash
# Fills build/fonts with font slices; takes a moment when nothing has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
slicer=${BANXIN_SLICER:-build/native/banxin_slicer}
if [ ! -x "$slicer" ]; then
  echo "fonts: $slicer is not built; run: cmake --preset native && cmake --build --preset native --target banxin_slicer" >&2
  exit 1
fi
exec "$slicer" --config fonts/faces.json --lists fonts/lists --out build/fonts "$@"
