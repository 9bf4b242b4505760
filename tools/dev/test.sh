# shellcheck shell=bash
# Everything that must pass, and one closing line that adds it up.

# dev_test [WORDS] [--bless]
dev_test() {
    local words='' names='' word
    for word in "$@"; do
        case "$word" in
            --bless) export SINERGI_BLESS=1 ;;
            -*) stop "test knows --bless and words, not \"$word\"" ;;
            *) words=$word ;;
        esac
    done
    need build web run test
    results=$(mktemp -d "${TMPDIR:-/tmp}/sinergi-test.XXXXXX")
    dev_build all
    if wants "$words" tidy; then test_tidy; fi
    names=$(street_tests "$words")
    if [ -n "$names" ] || ! is_suite "$words"; then test_street "$names" "$words"; fi
    if wants "$words" web; then test_web; fi
    if wants "$words" e2e; then test_e2e; fi
    close_tests "$results"
}

wants() { [ -z "$1" ] || [ "$1" = "$2" ]; }
is_suite() { [ "$1" = tidy ] || [ "$1" = web ] || [ "$1" = e2e ]; }

# The ctest names that hold the words; none when the words are part of a test's own name.
street_tests() {
    [ -n "$1" ] || { echo .; return; }
    is_suite "$1" && return
    ctest --test-dir build -N -R "$1" 2>/dev/null | sed -n 's/^ *Test *#[0-9]*: //p' | paste -sd'|' -
}

# The C++ tests of every house, on SQLite and PostgreSQL.
test_street() {
    local names=${1:-.} status=0 but='^$'
    say "tests of the houses"
    start_postgres
    if [ -z "$1" ]; then
        # The words are part of a test's own name: GoogleTest knows those, the others stay at home.
        export GTEST_FILTER="*${2}*" but='^bad_days'
        say "only tests named $GTEST_FILTER"
    fi
    GTEST_OUTPUT="xml:$results/" SINERGI_BIN="$root/build/sinergi" \
        ctest --test-dir build -j2 -R "$names" -E "$but" --output-on-failure --timeout 600 \
        --output-junit "$results/ctest.junit" >"$results/ctest.log" 2>&1 || status=$?
    # Only what failed is worth reading.
    [ "$status" -eq 0 ] || grep -vE '^ *[0-9]+/[0-9]+ Test|^ +Start |Passed' "$results/ctest.log" | tail -n 200 >&2
    unset GTEST_FILTER
    stop_postgres
}

# run_suite NAME COMMAND...: its words are kept for the sum, and shown when it fails.
run_suite() {
    local name=$1 status=0
    shift
    say "$name"
    "$@" >"$results/$name.log" 2>&1 || status=$?
    echo "$status" >"$results/$name.status"
    [ "$status" -eq 0 ] || tail -n 80 "$results/$name.log" >&2
}

test_tidy() {
    run_suite tidy python3 tools/tidy.py
    run_suite tools python3 -m unittest discover -s tests -p '*_test.py'
}

has_script() { [ -f web/package.json ] && grep -q "\"$1\": " web/package.json; }

test_web() {
    has_script test || return 0
    run_suite web npm --prefix web run --silent test
}

# A real browser against the real program. Debian's Chromium: nothing is downloaded.
test_e2e() {
    npm_packages tests/e2e
    trap 'stop_office; stop_postgres' EXIT
    trap 'exit 130' INT TERM
    run_suite e2e drive_office
    # A browser on a busy machine may answer late once; what is broken fails twice.
    [ "$(cat "$results/e2e.status")" -eq 0 ] || { say "e2e once more"; run_suite e2e drive_office; }
    stop_office
}

office_dir=
office_pids=()

# The specs of tests/e2e against two fresh demo offices of their own: a regency and the ministry, joined.
drive_office() {
    serve_offices || { stop_office; return 1; }
    SINERGI_URL="$regency_url" SINERGI_ACCOUNTS="$(cat "$office_dir/regency.json")" \
        SINERGI_CENTRE_URL="$centre_url" SINERGI_CENTRE_ACCOUNTS="$(cat "$office_dir/centre.json")" \
        SINERGI_CHROMIUM="${SINERGI_CHROMIUM:-/usr/bin/chromium}" npm --prefix tests/e2e test --silent
}

# Made-up people in a temp folder. The offices know each other's address before they are served, so the ports are
# asked of the system first.
serve_offices() {
    local ports
    office_dir=$(mktemp -d "${TMPDIR:-/tmp}/sinergi-e2e.XXXXXX")
    mapfile -t ports < <(free_ports 2)
    regency_url="http://127.0.0.1:${ports[0]}" centre_url="http://127.0.0.1:${ports[1]}"
    (umask 077 && build/sinergi seed demo --data "$office_dir/regency" --json >"$office_dir/regency.json") || return 1
    (umask 077 && build/sinergi seed ministry --data "$office_dir/centre" --regency "$office_dir/regency" \
        --url "$centre_url" --regency-url "$regency_url" --json >"$office_dir/centre.json") || return 1
    serve_office centre "${ports[1]}" && serve_office regency "${ports[0]}"
}

free_ports() {
    python3 -c 'import socket, sys
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(one.getsockname()[1] for one in held), sep="\n")' "$1"
}

# serve_office FOLDER PORT: waits until it listens.
serve_office() {
    build/sinergi serve --data "$office_dir/$1" --listen "127.0.0.1:$2" --port-file "$office_dir/$1.port" \
        >"$office_dir/$1.log" 2>&1 &
    local pid=$! tries
    office_pids+=("$pid")
    for tries in {1..200}; do
        [ ! -s "$office_dir/$1.port" ] || return 0
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    echo "the demo office $1 does not listen after $tries tries:"
    cat "$office_dir/$1.log"
    return 1
}

# Asks the offices to end, and waits until they have.
stop_office() {
    if [ ${#office_pids[@]} -gt 0 ]; then
        kill "${office_pids[@]}" 2>/dev/null || true
        wait "${office_pids[@]}" 2>/dev/null || true
    fi
    [ -z "$office_dir" ] || rm -rf "$office_dir"
    office_pids=() office_dir=''
}

close_tests() {
    local status=0
    python3 tools/test_sum.py "$1" || status=$?
    rm -rf "$1"
    return "$status"
}

# The same tests under sanitizers; of houses given by name, or of all.
dev_asan() {
    need build web test
    lock_build build-asan
    configure asan build-asan
    local targets=() name status=0
    for name in "$@"; do targets+=("${name}_test"); done
    if [ ${#targets[@]} -eq 0 ]; then
        mapfile -t targets < <(ninja -C build-asan -t targets all | sed -n 's|^tests/\([a-z0-9_]*_test\): .*|\1|p')
    fi
    say "building under sanitizers: ${#targets[@]} tests"
    ninja -C build-asan "${targets[@]}" >&2 || stop "the build failed"
    unlock_build
    start_postgres
    local only
    only=$(printf '%s\n' "${targets[@]%_test}" | paste -sd'|' -)
    ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 SINERGI_UNDER_SANITIZER=1 \
        ctest --test-dir build-asan -j2 -R "^($only)\$" --output-on-failure --timeout 900 >&2 || status=$?
    stop_postgres
    return "$status"
}
