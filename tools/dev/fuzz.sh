# shellcheck shell=bash
# Bytes from outside never crash: libFuzzer targets (*_fuzz.cpp) built with clang 19 and both sanitizers.
# What it found once lies in tests/corpus/TARGET and is replayed by every ./dev ci.

build_fuzz() {
    need build web fuzz
    lock_build build-fuzz
    configure fuzz build-fuzz
    mapfile -t fuzz_targets < <(ninja -C build-fuzz -t targets all | sed -n 's|^fuzz/\([a-z0-9_]*\): .*|\1|p' | sort -u)
    [ ${#fuzz_targets[@]} -gt 0 ] || { say "there is no fuzz target yet"; return 0; }
    [ -z "${1:-}" ] || printf '%s\n' "${fuzz_targets[@]}" | grep -qx -- "$1" ||
        stop "there is no fuzz target \"$1\". There are: ${fuzz_targets[*]}"
    [ -z "${1:-}" ] || fuzz_targets=("$1")
    say "building ${#fuzz_targets[@]} fuzz targets"
    ninja -C build-fuzz "${fuzz_targets[@]}" >&2 || stop "the fuzz targets do not build"
    unlock_build
}

# dev_fuzz [TARGET] [SECONDS]
dev_fuzz() {
    local target='' seconds=20
    if [[ ${1:-} =~ ^[0-9]+$ ]]; then seconds=$1; else target=${1:-} seconds=${2:-20}; fi
    [[ $seconds =~ ^[0-9]+$ ]] || stop "SECONDS is a whole number"
    build_fuzz "$target"
    local failed=()
    for target in "${fuzz_targets[@]}"; do
        fuzz_one "$target" "$seconds" || failed+=("$target")
    done
    [ ${#failed[@]} -eq 0 ] ||
        stop "these fell: ${failed[*]}. The inputs lie in build-fuzz/found; mend, then keep each in tests/corpus"
}

# fuzz_one TARGET SECONDS: new finds stay in build-fuzz/corpus; 0 seconds only replays what is kept.
fuzz_one() {
    local kept=tests/corpus/$1 grown=build-fuzz/corpus/$1 status=0
    mkdir -p "$kept" "$grown" build-fuzz/found
    local -a how=(-max_total_time="$2" -rss_limit_mb=2048 -timeout=10 -max_len=65536)
    [ "$2" -ne 0 ] || how=(-runs=0)
    "build-fuzz/fuzz/$1" "${how[@]}" -artifact_prefix="build-fuzz/found/$1-" -print_final_stats=0 -verbosity=0 \
        "$grown" "$kept" >"build-fuzz/$1.log" 2>&1 || status=$?
    rmdir --ignore-fail-on-non-empty "$kept"
    if [ "$status" -ne 0 ]; then
        tail -n 40 "build-fuzz/$1.log" >&2
        printf '%-40s FELL\n' "$1" >&2
        return "$status"
    fi
    printf '%-40s held for %s s, %s inputs\n' "$1" "$2" "$(find "$grown" "$kept" -type f 2>/dev/null | wc -l)" >&2
}

# dev_bench [NAME]: the programs of bench/, each printing its figure and its bound.
dev_bench() {
    need build web run test
    dev_build all
    dev_release
    local bench found=
    start_postgres_for_marks
    for bench in build/bench/*; do
        [ -x "$bench" ] && [ -f "$bench" ] || continue
        [ -z "${1:-}" ] || [[ $(basename "$bench") == *"$1"* ]] || continue
        found=1
        say "$(basename "$bench")"
        SINERGI_BIN="$root/build-release/sinergi" "$bench"
    done
    stop_postgres
    [ -n "$found" ] || stop "there is no mark \"${1:-}\" in build/bench"
}

start_postgres_for_marks() { SINERGI_PG_DURABLE=1 start_postgres; }
