# shellcheck shell=bash
# The program with the web app inside it. Each part is made again only when what it is made of has changed.

# The same headers compile the same from any folder and at any time (DESIGN: ccache with a precompiled header).
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
export CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root}

# Nobody builds in one folder twice at once.
lock_build() {
    mkdir -p "$1"
    exec 9>"$1/.dev.lock"
    flock -n 9 || { say "another ./dev builds in $1: waiting for it"; flock 9; }
}
unlock_build() { exec 9>&-; }

# configure PRESET FOLDER: only when the presets changed since, or never was; ninja asks CMake again for the rest.
configure() {
    local mark
    mark="$1 $(sha256sum <CMakePresets.json)"
    if [ -f "$2/build.ninja" ] && [ "$(cat "$2/.dev_preset" 2>/dev/null)" = "$mark" ]; then return; fi
    say "configuring $2"
    mkdir -p "$2"
    cmake --preset "$1" >"$2/configure.log" 2>&1 || { tail -n 30 "$2/configure.log" >&2; stop "CMake failed"; }
    echo "$mark" >"$2/.dev_preset"
}

# digest PATH...: one word for the content of these files and folders, less what is made from them.
digest() {
    { find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -name '*.gen.*' \
        -not -name sprite.svg -print0 2>/dev/null || true; } | sort -z | xargs -0 -r sha256sum | sha256sum | cut -c1-32
}

# Fetches the npm packages of a folder exactly as its lock file says.
npm_packages() {
    local folder=$1 mark
    mark=$(digest "$folder/package.json" "$folder/package-lock.json")
    [ "$(cat "$folder/node_modules/.dev_mark" 2>/dev/null)" = "$mark" ] && return 0
    need web
    say "npm ci in $folder"
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) >&2 || stop "npm ci failed in $folder"
    echo "$mark" >"$folder/node_modules/.dev_mark"
}

# The web app: web/dist. Built again when web/ or what its types are made from has changed.
build_web() {
    [ -f web/package.json ] || return 0
    npm_packages web
    local mark
    mark=$(digest web locale tests/golden/openapi.json)
    [ "$(cat web/dist/.dev_mark 2>/dev/null)" = "$mark" ] && return 0
    need web
    say "building the web app"
    (cd web && npm run --silent build) >build/web.log 2>&1 ||
        { tail -n 40 build/web.log >&2; stop "the web app does not build"; }
    echo "$mark" >web/dist/.dev_mark
}

dev_build() {
    need build web run
    lock_build build
    build_web
    configure dev build
    [ $# -gt 0 ] || set -- sinergi
    say "building $*"
    ninja -C build -k 0 "$@" >&2 || stop "the build failed: what went wrong stands above"
    unlock_build
}

# What an office installs: build-release/sinergi, slower to build and faster to answer.
dev_release() {
    need build web run
    lock_build build-release
    mkdir -p build
    build_web
    configure release build-release
    say "building for an office"
    ninja -C build-release sinergi >&2 || stop "the build failed: what went wrong stands above"
    unlock_build
}
