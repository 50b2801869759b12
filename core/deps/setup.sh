# Sourced by web/start.sh and tests/run.sh: the steps that bring a fresh machine to a built tree. Each step says what
# it does, can be interrupted and run again, and when it fails names itself and the cure.

banxin_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
banxin_lock=$banxin_root/core/deps/lock.json
banxin_step="starting"
export BANXIN_SHARED=${BANXIN_SHARED:-$banxin_root/../shared}
umask 022
cd "$banxin_root" || exit 1

trap 'printf "\nbanxin: interrupted at: %s. Run the same command again to go on from there.\n" "$banxin_step" >&2; exit 130' INT TERM

banxin_say() { printf 'banxin: %s\n' "$*"; }

banxin_fail() {
  printf '\nbanxin: failed at: %s\nbanxin: cure: %s\n' "$banxin_step" "$1" >&2
  exit 1
}

# banxin_run STEP CURE COMMAND...: one step.
banxin_run() {
  local cure=$2
  banxin_step=$1
  shift 2
  "$@" || banxin_fail "$cure"
}

# Packages of the groups in "$@" that are not there, one a line.
banxin_missing() {
  local group package command
  sed -n 's/^ *{ "for": "\([a-z]*\)", "package": "\([^"]*\)"\(, "command": "\([^"]*\)"\)\{0,1\} }.*/\1 \2 \4/p' \
    "$banxin_lock" |
    while read -r group package command; do
      case " $* " in *" $group "*) ;; *) continue ;; esac
      if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then continue; fi
      if command -v dpkg-query >/dev/null 2>&1 &&
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ]; then continue; fi
      printf '%s\n' "$package"
    done
}

# Installs what is missing of the groups in "$@".
banxin_packages() {
  local missing root=()
  banxin_step="packages of the operating system"
  missing=$(banxin_missing "$@" | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null 2>&1 ||
    banxin_fail "this script installs with apt-get (Debian 12 or newer, Ubuntu); install by hand: $missing"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || banxin_fail "as root: apt-get install $missing"
    root=(sudo)
    banxin_say "root is needed once, to install: $missing"
  fi
  banxin_say "installing: $missing"
  banxin_apt "${root[@]}" || banxin_fail "apt-get update && apt-get install $missing; see what it answers"
}

# Uses $missing of the caller. One source that does not answer must not stop the rest.
banxin_apt() {
  "$@" env DEBIAN_FRONTEND=noninteractive apt-get update -q || true
  # shellcheck disable=SC2086
  "$@" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

banxin_node() {
  banxin_step="Node.js"
  local version
  version=$(node -p 'parseInt(process.versions.node)') && [ "$version" -ge 18 ] ||
    banxin_fail "Node.js 18 or newer is needed, here is ${version:-none}: use Debian 12 or newer"
}

# banxin_build PRESET TARGET...: configures (a second or two, but for the first time), then builds.
banxin_build() {
  local preset=$1
  shift
  [ -f "build/$preset/build.ninja" ] ||
    banxin_say "configuring $preset (the first time, dependencies are built: some minutes)"
  banxin_run "configuring $preset" "read the lines above; rm -r build/$preset and run again" \
    cmake --preset "$preset" --log-level=WARNING
  banxin_say "building $preset: $*"
  banxin_run "building $preset: $*" "read the first error above; when it is not clear, rm -r build/$preset and run again" \
    cmake --build "build/$preset" --target "$@"
}

# What the page needs: fonts and engine.
banxin_site_parts() {
  banxin_packages build fonts wasm
  banxin_node
  banxin_build native fonts
  banxin_build wasm all
}
