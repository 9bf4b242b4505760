# shellcheck shell=bash
# What a change must pass, in the order in which it says no soonest.

dev_ci() {
    local status=0
    need build web run test lint fuzz
    python3 tools/tidy.py >&2 || stop "the tidy test found something: it stands above"
    lint_format ''
    dev_build all
    ci_clang_tidy
    ci_fuzz_replay
    ci_sanitize
    dev_test || status=$?
    return "$status"
}

# Steps that take long give up their turn when too little would be left for the tests: SINERGI_CI_SECONDS, half an hour.
tests_take=600
has_time_for() { [ $((SECONDS + $1 + tests_take)) -lt "${SINERGI_CI_SECONDS:-1800}" ]; }

ci_clang_tidy() { lint_clang_tidy ''; }

ci_fuzz_replay() {
    has_time_for 420 || { say "no time left to replay the fuzz inputs"; return 0; }
    build_fuzz
    local target
    for target in "${fuzz_targets[@]}"; do fuzz_one "$target" 0 || stop "$target falls over an input that is kept"; done
}

ci_sanitize() {
    has_time_for 240 || { say "no time left for the sanitizers"; return 0; }
    dev_asan base plumbing_json plumbing_sheet ground_regions ground_calendar || stop "the sanitizers found something"
}
