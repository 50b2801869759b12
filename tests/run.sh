#!/usr/bin/env bash
# All tests, from a fresh checkout: installs what is missing, builds, runs. The last line is `N passed, N failed`
# (and `, N skipped`); the exit code is 0 only when nothing failed.
#
# usage: bash tests/run.sh [native|command|wasm|browser|checks ...]
#
# native   GoogleTest, tests/<room>/*_test.cpp
# command  Node, tests/cli/*.test.mjs: build/native/banxin from outside
# wasm     Node, tests/web/*.test.mjs: engine, protocol, and modules of the page without a browser
# browser  Node, tests/web/browser/*.test.mjs: the page in headless Chromium and Firefox. They load playwright-core,
#          puppeteer-core and axe-core through createRequire(process.env.BANXIN_TEST_TOOLS + "/") and start
#          process.env.BANXIN_CHROMIUM and BANXIN_FIREFOX; without Firefox, its tests are skipped
# checks   Node, tests/checks/*.test.mjs: rules of the house
set -euo pipefail
# shellcheck source=core/deps/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/../core/deps/setup.sh"

suites=" ${*:-native command wasm browser checks} "
reports=$banxin_root/build/reports
export BANXIN_TEST_TOOLS=$banxin_root/build/test-tools
passed=0 failed=0 skipped=0
broken=()

wants() { case "$suites" in *" $1 "*) return 0 ;; *) return 1 ;; esac }

# count SUITE PASSED FAILED SKIPPED EXIT: adds up; a program that failed without a failed test counts as one failure.
count() {
  local name=$1 good=${2:-0} bad=${3:-0} left=${4:-0} code=$5
  if [ "$code" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  if [ "$bad" != 0 ]; then broken+=("$name"); fi
  banxin_say "$name: $good passed, $bad failed, $left skipped"
}

run_native() {
  local log=$reports/native.log code=0
  build/native/banxin_tests --gtest_brief=1 2>&1 | tee "$log" || code=$?
  number() { sed -n "s/^\[  *$1 *\] \([0-9]*\) tests\{0,1\}[.,].*/\1/p" "$log" | tail -n 1; }
  count native "$(number PASSED)" "$(number FAILED)" "$(number SKIPPED)" "$code"
}

# run_node SUITE FOLDER [MINUTES]: one file after the other, so that two browsers never share the machine.
run_node() {
  local name=$1 tap=$reports/$1.tap code=0 files=()
  while IFS= read -r file; do files+=("$file"); done < <(find "$2" -maxdepth 1 -name '*.test.mjs' 2>/dev/null | sort)
  if [ ${#files[@]} -eq 0 ]; then
    banxin_say "$name: no tests"
    return
  fi
  node --test --test-concurrency=1 --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$tap" "${files[@]}" || code=$?
  number() { sed -n "s/^# $1 \([0-9]*\)$/\1/p" "$tap" | tail -n 1; }
  count "$name" "$(number pass)" "$(($(number fail) + $(number cancelled)))" \
    "$(($(number skipped) + $(number todo)))" "$code"
}

# The pinned packages, in one go. The stamp tells what is there.
test_tools() {
  local stamp=$BANXIN_TEST_TOOLS/installed wanted names package version integrity
  banxin_step="test tools"
  wanted=$(sed -n 's/^ *{ "for": "test", "package": "\([^"]*\)", "version": "\([^"]*\)", "integrity": "\([^"]*\)" }.*/\1 \2 \3/p' \
    "$banxin_lock")
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
  names=$(cut -d ' ' -f 1,2 <<<"$wanted" | tr ' ' @)
  banxin_say "test tools: ${names//$'\n'/, }"
  mkdir -p "$BANXIN_TEST_TOOLS"
  # shellcheck disable=SC2086
  (cd "$BANXIN_TEST_TOOLS" && { [ -f package.json ] || echo '{"private":true}' >package.json; } &&
    npm install --no-audit --no-fund --loglevel=error --ignore-scripts --save-exact $names) ||
    banxin_fail "npm install ${names//$'\n'/ } in build/test-tools; see what it answers"
  while read -r package version integrity; do
    grep -qF "$integrity" "$BANXIN_TEST_TOOLS/node_modules/.package-lock.json" ||
      banxin_fail "$package $version is not the pinned package: core/deps/lock.json has another integrity"
  done <<<"$wanted"
  echo "$wanted" >"$stamp"
}

# What the page's tests need beside the engine; without it the rest is still worth running.
browser_ready() {
  banxin_step="assembling the site"
  node web/build_site.mjs --out build/site || banxin_fail "read the lines above"
  command -v "$BANXIN_CHROMIUM" >/dev/null || banxin_fail "install Chromium, or name it in BANXIN_CHROMIUM"
  test_tools
}

mkdir -p "$reports"
banxin_packages build fonts wasm test
if wants browser && ! (banxin_packages firefox); then banxin_say "without Firefox its tests are skipped"; fi
banxin_node
banxin_build native all fonts
if wants wasm || wants browser || wants checks; then banxin_build wasm all; fi
banxin_step="tests"
if wants native; then run_native; fi
if wants command; then run_node command tests/cli; fi
if wants wasm; then run_node wasm tests/web; fi
if wants browser; then
  BANXIN_CHROMIUM=${BANXIN_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || echo chromium)}
  BANXIN_FIREFOX=${BANXIN_FIREFOX:-$(command -v firefox-esr || command -v firefox || echo firefox-esr)}
  export BANXIN_CHROMIUM BANXIN_FIREFOX
  if (browser_ready); then run_node browser tests/web/browser; else count browser 0 1 0 1; fi
fi
if wants checks; then run_node checks tests/checks; fi

if [ ${#broken[@]} -gt 0 ]; then banxin_say "failed in: ${broken[*]}"; fi
if [ $((passed + failed)) -eq 0 ]; then
  banxin_say "no test ran"
  failed=1
fi
if [ "$skipped" -gt 0 ]; then
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
else
  printf '%d passed, %d failed\n' "$passed" "$failed"
fi
[ "$failed" -eq 0 ]
