# shellcheck shell=bash
# The demo: two offices, Kabupaten Kuningan and the ministry, joined, with made-up people. Their data lies in
# data/demo and data/demo-pusat and stays between runs.

demo_data=data/demo
demo_accounts=data/demo-accounts.json # passwords of made-up officers; read by their owner alone
centre_data=data/demo-pusat
centre_accounts=data/demo-pusat-accounts.json

dev_run() {
    local port='' fresh='' lives
    while [ $# -gt 0 ]; do
        case "$1" in
            --fresh) fresh=1 ;;
            --port) port=${2:?--port needs a number}; shift ;;
            --port=*) port=${1#--port=} ;;
            *) stop "run knows --fresh and --port N, not \"$1\"" ;;
        esac
        shift
    done
    lives=$([ -n "$fresh" ] || demo_port)
    port=${port:-${lives:-8080}}
    [[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65534 ] || stop "--port is a number from 1 to 65534"
    [ "$port" = "${lives:-$port}" ] ||
        stop "the demo's two offices know each other at port $lives. Leave --port out, or start over with --fresh"
    local centre_port=$((port + 1))
    port_is_free "$port" || stop "port $port is taken, perhaps by a demo that is running. Stop it, or use --port"
    port_is_free "$centre_port" || stop "port $centre_port is taken: the ministry's node stands there. Use --port"
    dev_build sinergi
    [ -z "$fresh" ] || rm -rf "$demo_data" "$demo_accounts" "$centre_data" "$centre_accounts"
    seed_demo
    seed_centre "$port" "$centre_port"
    serve_both "$port" "$centre_port"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The port at which a demo made earlier is known to its partner; nothing when there is none.
demo_port() {
    [ ! -f "$demo_accounts" ] || [ ! -f "$centre_accounts" ] || [ ! -f "$demo_data/node.json" ] ||
        sed -n 's|.*"url":"http://127\.0\.0\.1:\([0-9]*\)".*|\1|p' "$demo_data/node.json"
}

serving=()

# Both until Ctrl+C, or until one of them ends by itself; then its log tells why.
serve_both() {
    trap 'kill "${serving[@]}" 2>/dev/null || true; wait' EXIT
    trap 'exit 0' INT TERM
    serve_one "$centre_data" "$2"
    serve_one "$demo_data" "$1"
    show_demo "$1" "$2"
    wait -n "${serving[@]}" || true
    tail -n 5 "$demo_data.log" "$centre_data.log" >&2
    stop "an office has ended by itself; what it said last stands above"
}

# serve_one FOLDER PORT: comes back when it listens.
serve_one() {
    build/sinergi serve --data "$1" --listen "127.0.0.1:$2" >"$1.log" 2>&1 &
    serving+=($!)
    local tries
    for tries in {1..300}; do
        port_is_free "$2" || return 0
        kill -0 "${serving[-1]}" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 20 "$1.log" >&2
    stop "the office in $1 does not listen after $tries tries; what it said stands above"
}

# Made beside its place and moved there when whole: a demo that was interrupted is made again.
seed_demo() {
    if [ -d "$demo_data" ] && [ -f "$demo_accounts" ]; then
        # A newer program may know a newer schema.
        build/sinergi migrate --data "$demo_data" >/dev/null ||
            stop "the demo's data cannot be brought up to date: ./dev run --fresh"
        return
    fi
    say "filling a demo office with made-up people, complaints and cases"
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
        build/sinergi migrate --data "$centre_data" >/dev/null ||
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

# show_accounts FILE NAME...: one account for each part of the story; the file holds them all.
show_accounts() {
    python3 - "$@" <<'PY'
import json
import sys

file, *wanted = sys.argv[1:]
known = {a["account"]: a for a in json.load(open(file, encoding="utf-8"))["accounts"]}
print(f"    {'account':<17} {'password':<14} who")
for name in wanted:
    account, _, who = name.partition("=")
    if account in known:
        print(f"    {account:<17} {known[account]['password']:<14} {who}")
PY
}

show_demo() {
    local regency="http://127.0.0.1:$1" centre="http://127.0.0.1:$2"
    cat <<TEXT

${bold}  Dinas Sosial Kabupaten Kuningan${plain}    made-up people

    $regency/lapor     a citizen reports a problem
    $regency/lacak     and follows it
    $regency/ke-mana   where people go with what
    $regency/app/      the office signs in

TEXT
    show_accounts "$demo_accounts" "fo1=front office: takes reports in" "bo3=case worker" \
        "penyelia1=supervisor: approves" "rsud=the hospital: answers referrals" "kepala=head of the office" \
        "desa.sindangjawa=village operator" "admin=administrator" "auditor=auditor"
    cat <<TEXT

${bold}  Kementerian Sosial, Pusat Kendali${plain}    joined by the agreement of 4 October 2023

    $centre/app/      the ministry signs in

TEXT
    show_accounts "$centre_accounts" "pusat1=takes calls to 171" "pusat2=case worker: answers escalations" \
        "penyelia.pusat=supervisor" "admin.pusat=administrator"
    cat <<TEXT

  Every account: $demo_accounts, $centre_accounts
  A story to play in five minutes: docs/journeys/kasus.md
  Ctrl+C ends both; ./dev run --fresh starts over.

TEXT
}
