# shellcheck shell=bash
# The demo: one office, Kabupaten Kuningan, with made-up people. Its data lies in data/demo and stays between runs.

demo_data=data/demo
demo_accounts=data/demo-accounts.json # passwords of made-up officers; read by their owner alone

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
    [[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] || stop "--port is a number from 1 to 65535"
    port_is_free "$port" || stop "port $port is taken, perhaps by a demo that is running. Stop it, or use --port"
    dev_build sinergi
    [ -z "$fresh" ] || rm -rf "$demo_data" "$demo_accounts"
    seed_demo
    show_demo "$port"
    exec build/sinergi serve --data "$demo_data" --listen "127.0.0.1:$port"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Made beside its place and moved there when whole: a demo that was interrupted is made again.
seed_demo() {
    if [ -d "$demo_data" ] && [ -f "$demo_accounts" ]; then
        # A newer program may know a newer schema.
        build/sinergi migrate --data "$demo_data" >&2 ||
            stop "the demo's data cannot be brought up to date: ./dev run --fresh"
        return
    fi
    say "filling a demo office with made-up people and complaints"
    rm -rf "$demo_data" "$demo_data.new" "$demo_accounts"
    mkdir -p "$(dirname "$demo_data")"
    (umask 077 && build/sinergi seed demo --data "$demo_data.new" --json >"$demo_accounts.new") ||
        stop "the demo could not be filled"
    mv "$demo_data.new" "$demo_data"
    mv "$demo_accounts.new" "$demo_accounts"
}

show_demo() {
    cat <<TEXT

  Sinergi: Dinas Sosial Kabupaten Kuningan (made-up data)

    report a problem     http://127.0.0.1:$1/lapor
    track a report       http://127.0.0.1:$1/lacak
    for officers         http://127.0.0.1:$1/app/

  Demo accounts
TEXT
    python3 - "$demo_accounts" <<'PY'
import json
import sys

accounts = json.load(open(sys.argv[1], encoding="utf-8"))["accounts"]
rows = [("role", "account", "password", "area")] + [
    (a["role"], a["account"], a["password"], a.get("area", "")) for a in accounts]
widths = [max(len(str(row[i])) for row in rows) for i in range(4)]
for row in rows:
    print("    " + "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
PY
    printf '\n  Ctrl+C ends it; ./dev run --fresh starts over.\n\n'
}
