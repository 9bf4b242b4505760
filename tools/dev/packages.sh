# shellcheck shell=bash
# Installs what a command needs and is missing (tools/packages.txt), once, and asks before apt removes anything.

# The packages of one need.
packages_of() {
    awk -v need="[$1]" '/^\[/ { here = ($1 == need); next } here && !/^#/ && NF { print $1 }' tools/packages.txt
}

# Is there a node of version 18 or later with npm? Then Debian's is not wanted: the two may exclude each other.
has_node() {
    command -v npm >/dev/null && command -v node >/dev/null &&
        [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 18 ]
}

# need build test ...: what these needs list is there afterwards. About 20 ms when it is there already.
need() {
    local wanted=() missing=() name
    for name in "$@"; do
        if [ "$name" = web ] && has_node; then continue; fi
        mapfile -t -O "${#wanted[@]}" wanted < <(packages_of "$name")
    done
    [ ${#wanted[@]} -gt 0 ] || return 0
    mapfile -t missing < <(missing_of "${wanted[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0
    install_packages "${missing[@]}"
}

# Those of the given packages that are not installed.
missing_of() {
    if ! command -v dpkg-query >/dev/null; then
        stop "this is not Debian. Install these by other means, then try again: $*"
    fi
    local there
    there=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii *//p') || true
    comm -23 <(printf '%s\n' "$@" | sort -u) <(sort -u <<<"$there")
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; return; fi
    command -v sudo >/dev/null || stop "installing needs root: run ./dev setup as root once, or install sudo"
    sudo "$@"
}

install_packages() {
    say "installing: $*"
    if [ -z "${apt_is_fresh:-}" ]; then
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq ||
            stop "apt-get update failed: is there a network?"
        apt_is_fresh=1
    fi
    refuse_removals "$@"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        stop "apt-get could not install: $*"
}

# libboost1.81-dev and libboost1.74-dev exclude each other: nobody's packages go without a word.
refuse_removals() {
    local plan removed
    plan=$(apt-get install -s --no-install-recommends "$@" 2>&1) || {
        printf '%s\n' "$plan" | tail -n 20 >&2
        stop "apt cannot install: $*. Its words stand above"
    }
    removed=$(awk '$1 == "Remv" { print "  " $2 }' <<<"$plan")
    [ -n "$removed" ] || return 0
    printf 'To install what Sinergi needs, apt would REMOVE:\n%s\n' "$removed" >&2
    if [ "${SINERGI_APT_YES:-}" = 1 ] || [ "${CI:-}" = true ]; then return 0; fi
    stop "nothing was changed. If these may go, run again with SINERGI_APT_YES=1"
}

dev_setup() {
    if [ $# -eq 0 ]; then set -- build web run test lint fuzz; fi
    need "$@"
    say "all is there: $*"
}
