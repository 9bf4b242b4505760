# shellcheck shell=bash
# How ./dev speaks: one line for each step, plain where there is no terminal.

if [ -t 2 ]; then bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'; else bold='' red='' plain=''; fi

# What is being done now, with the seconds since the start.
say() { printf '%s[%3ds]%s %s\n' "$bold" "$SECONDS" "$plain" "$*" >&2; }

# What is wrong, and what to do next; then the end.
stop() {
    printf '%s%s%s\n' "$red" "./dev: $*" "$plain" >&2
    exit 1
}

# How many things may run at once.
cores() { nproc 2>/dev/null || echo 2; }
