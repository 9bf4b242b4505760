# shellcheck shell=bash
# Form and small traps: clang-format 19, clang-tidy 19 (.clang-tidy says what is off and why).

# dev_lint [--all] [--fix]
dev_lint() {
    local all='' fix='' option
    for option in "$@"; do
        case "$option" in
            --all) all=1 ;;
            --fix) fix=1 ;;
            *) stop "lint knows --all and --fix, not \"$option\"" ;;
        esac
    done
    need build lint
    lint_format "$fix"
    lint_clang_tidy "$all"
}

cpp_files() { git ls-files -co --exclude-standard -- 'src/*.[ch]pp' 'bench/*.[ch]pp' 'tests/*.[ch]pp'; }

lint_format() {
    local files
    mapfile -t files < <(cpp_files)
    say "clang-format: ${#files[@]} files"
    if [ -n "$1" ]; then
        printf '%s\0' "${files[@]}" | xargs -0 -r -n 20 -P "$(cores)" clang-format-19 -i
        return
    fi
    printf '%s\0' "${files[@]}" | xargs -0 -r -n 20 -P "$(cores)" clang-format-19 --dry-run --Werror ||
        stop "some files are not formatted: ./dev lint --fix"
}

# Files that differ from where main is, committed or not; all when there is nothing to compare with.
changed_cpp() {
    local base
    base=$(git merge-base HEAD origin/main 2>/dev/null || true)
    if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
        base=$(git rev-parse -q --verify HEAD~1 || true)
    fi
    if [ -z "$base" ]; then cpp_files; return; fi
    { git diff --name-only --diff-filter=d "$base"; git ls-files -o --exclude-standard; } |
        grep -E '^(src|bench|tests)/.*\.cpp$' | sort -u
}

# A file that passed, with every file of ours it may include unchanged, is not read again.
lint_clang_tidy() {
    local files=() file known=build/tidy_passed mark todo=() status=0
    mapfile -t files < <(if [ -n "$1" ]; then cpp_files | grep '\.cpp$'; else changed_cpp; fi)
    [ ${#files[@]} -gt 0 ] || { say "clang-tidy: nothing changed"; return 0; }
    configure dev build
    ninja -C build -t targets all | sed -n 's/^\(.*_sql\): phony$/\1/p' | xargs -r ninja -C build >/dev/null
    mkdir -p "$known"
    for file in "${files[@]}"; do
        grep -qF "\"$root/$file\"" build/compile_commands.json || continue
        mark=$(tidy_mark "$file")
        [ -e "$known/$mark" ] || todo+=("$mark" "$file")
    done
    say "clang-tidy: $((${#todo[@]} / 2)) of ${#files[@]} files"
    [ ${#todo[@]} -gt 0 ] || return 0
    printf '%s\0' "${todo[@]}" | xargs -0 -n 2 -P "$(cores)" bash tools/dev/tidy_one.sh || status=$?
    [ "$status" -eq 0 ] || stop "clang-tidy found something: it stands above"
}

tidy_mark() {
    if [ -z "${tidy_headers:-}" ]; then
        tidy_headers=$(cat .clang-tidy src/street.cmake $(cpp_files | grep '\.hpp$') 2>/dev/null | sha256sum)
    fi
    { echo "$tidy_headers"; cat "$1"; } | sha256sum | cut -c1-32
}
