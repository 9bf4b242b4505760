# shellcheck shell=bash
# A PostgreSQL 15 of our own for the tests: no port, a socket in a folder of its own, gone when the tests end.
# initdb refuses root, so root starts it as the unprivileged user that Debian's package made.

postgres_bin=/usr/lib/postgresql/15/bin
postgres_dir=

# Runs a PostgreSQL program as somebody who is not root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd "$postgres_dir" && setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$postgres_dir" "$@")
    else
        "$@"
    fi
}

# Starts it and exports SINERGI_TEST_PG, the address of an empty database for the tests.
start_postgres() {
    need test
    postgres_dir=$(mktemp -d "${TMPDIR:-/tmp}/sinergi-pg.XXXXXX")
    [ "$(id -u)" -ne 0 ] || chown postgres: "$postgres_dir"
    trap 'stop_postgres' EXIT
    trap 'exit 130' INT TERM
    local log=$postgres_dir/start.log
    {
        as_postgres "$postgres_bin/initdb" -D "$postgres_dir/db" -U sinergi -A trust -E UTF8 --locale=C --no-sync &&
            as_postgres "$postgres_bin/pg_ctl" -D "$postgres_dir/db" -l "$postgres_dir/server.log" -w -s \
                -o "$(postgres_options)" start &&
            as_postgres "$postgres_bin/createdb" -h "$postgres_dir" -U sinergi sinergi_test
    } >"$log" 2>&1 || { tail -n 20 "$log" "$postgres_dir/server.log" >&2; stop "PostgreSQL did not start"; }
    export SINERGI_TEST_PG="postgresql:///sinergi_test?host=$postgres_dir&user=sinergi"
}

# Tests may lose everything when the machine goes down, so nothing waits for the disk; SINERGI_PG_DURABLE=1 waits, for
# the marks, where a 200 means synced.
postgres_options() {
    local durable=off
    [ "${SINERGI_PG_DURABLE:-}" != 1 ] || durable=on
    printf '%s' "-k $postgres_dir -c listen_addresses= -c fsync=$durable -c synchronous_commit=$durable" \
        " -c full_page_writes=$durable -c max_connections=200 -c max_prepared_transactions=0 -c shared_buffers=256MB" \
        " -c max_pred_locks_per_transaction=256 -c timezone=UTC"
}

stop_postgres() {
    [ -n "$postgres_dir" ] || return 0
    as_postgres "$postgres_bin/pg_ctl" -D "$postgres_dir/db" -m immediate -s stop >/dev/null 2>&1 || true
    rm -rf "$postgres_dir"
    postgres_dir=
}
