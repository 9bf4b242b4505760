# shellcheck shell=bash
# The demo: two offices, Kabupaten Kuningan and the ministry, joined, with made-up people. Their data lies in
# data/demo and data/demo-pusat and stays between runs.

demo_data=data/demo
demo_accounts=data/demo-accounts.json # passwords of made-up officers; read by their owner alone
centre_data=data/demo-pusat
centre_accounts=data/demo-pusat-accounts.json

dev_run() {
    local port=8080 fresh=
    while [ $# -gt 0 ]; do
        case "$1" in
            --fresh) fresh=1 ;;
            --port) port=${2:?--port needs a number}; shift ;;
            --port=*) port=${1#--port=} ;;
            *) stop "run knows --fresh and --port N, not \"$1\"" ;;
        esac
        shift
    done
    [[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65534 ] || stop "--port is a number from 1 to 65534"
    local centre_port=$((port + 1))
    port_is_free "$port" || stop "port $port is taken, perhaps by a demo that is running. Stop it, or use --port"
    port_is_free "$centre_port" || stop "port $centre_port is taken: the ministry's node stands there. Use --port"
    dev_build sinergi
    [ -z "$fresh" ] || rm -rf "$demo_data" "$demo_accounts" "$centre_data" "$centre_accounts"
    seed_demo
    seed_centre "$port" "$centre_port"
    show_demo "$port" "$centre_port"
    serve_both "$port" "$centre_port"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The ministry's node ends with the regency's.
serve_both() {
    build/sinergi serve --data "$centre_data" --listen "127.0.0.1:$2" &
    local centre=$!
    # shellcheck disable=SC2064
    trap "kill $centre 2>/dev/null || true" EXIT
    build/sinergi serve --data "$demo_data" --listen "127.0.0.1:$1"
}

# Made beside its place and moved there when whole: a demo that was interrupted is made again.
seed_demo() {
    if [ -d "$demo_data" ] && [ -f "$demo_accounts" ]; then
        # A newer program may know a newer schema.
        build/sinergi migrate --data "$demo_data" >&2 ||
            stop "the demo's data cannot be brought up to date: ./dev run --fresh"
        return
    fi
    say "filling a demo office with made-up people and complaints"
    rm -rf "$demo_data" "$demo_data.new" "$demo_accounts" "$centre_data" "$centre_accounts"
    mkdir -p "$(dirname "$demo_data")"
    (umask 077 && build/sinergi seed demo --data "$demo_data.new" --json >"$demo_accounts.new") ||
        stop "the demo could not be filled"
    mv "$demo_data.new" "$demo_data"
    mv "$demo_accounts.new" "$demo_accounts"
}

# The ministry's node, joined with the regency's. What was interrupted leaves the regency half joined: both start over.
seed_centre() {
    if [ -d "$centre_data" ] && [ -f "$centre_accounts" ]; then
        build/sinergi migrate --data "$centre_data" >&2 ||
            stop "the demo's data cannot be brought up to date: ./dev run --fresh"
        return
    fi
    if [ -d "$centre_data" ]; then
        rm -rf "$demo_data" "$demo_accounts" "$centre_data" "$centre_accounts"
        seed_demo
    fi
    say "joining it with the ministry's command centre"
    (umask 077 && build/sinergi seed ministry --data "$centre_data" --regency "$demo_data" \
        --url "http://127.0.0.1:$2" --regency-url "http://127.0.0.1:$1" --json >"$centre_accounts.new") ||
        stop "the ministry's demo could not be filled: ./dev run --fresh"
    mv "$centre_accounts.new" "$centre_accounts"
}

show_accounts() {
    python3 - "$1" <<'PY'
import json
import sys

accounts = json.load(open(sys.argv[1], encoding="utf-8"))["accounts"]
rows = [("role", "account", "password", "area")] + [
    (a["role"], a["account"], a["password"], a.get("area", "")) for a in accounts]
widths = [max(len(str(row[i])) for row in rows) for i in range(4)]
for row in rows:
    print("    " + "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
PY
}

show_demo() {
    cat <<TEXT

  Sinergi: Dinas Sosial Kabupaten Kuningan (made-up data)

    report a problem     http://127.0.0.1:$1/lapor
    track a report       http://127.0.0.1:$1/lacak
    where to go          http://127.0.0.1:$1/ke-mana
    for officers         http://127.0.0.1:$1/app/

  Demo accounts
TEXT
    show_accounts "$demo_accounts"
    cat <<TEXT

  Kementerian Sosial, Pusat Kendali: joined with it by the agreement of 4 October 2023

    for officers         http://127.0.0.1:$2/app/

  Demo accounts
TEXT
    show_accounts "$centre_accounts"
    printf '\n  Ctrl+C ends both; ./dev run --fresh starts over.\n\n'
}
