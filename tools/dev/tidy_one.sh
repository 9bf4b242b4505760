#!/usr/bin/env bash
# clang-tidy over one file; leaves a mark when it passed. Clang reads the flags of GCC's build, less GCC's own ones and
# its precompiled header, of which it takes the source.
# usage: tidy_one.sh MARK FILE
set -euo pipefail
mark=$1 file=$2
words=$(clang-tidy-19 --quiet -p build \
    --extra-arg=-Wno-ignored-gch --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-everything \
    "$file" 2>/dev/null) || {
    printf '%s\n' "$words"
    [ -n "$words" ] || clang-tidy-19 --quiet -p build --extra-arg=-Wno-ignored-gch "$file" || true
    exit 1
}
: >"build/tidy_passed/$mark"
