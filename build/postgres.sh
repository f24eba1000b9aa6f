# A PostgreSQL server of our own for one run: a temporary folder, a socket in it and no port, so that runs never meet.

postgres_folder=

postgres_bin() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$found" ] && [ -x "$found/initdb" ]; then
    printf '%s\n' "$found"
  elif have initdb && have pg_ctl; then
    dirname "$(command -v initdb)"
  else
    return 1
  fi
}

# PostgreSQL refuses to run as root, so root hands it to the user the package made.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# postgres_start [durable]: sets CANDOUR_TEST_POSTGRES, or is false when there is no PostgreSQL to start.
# Without "durable" nothing waits for the disk: right for tests, wrong for measuring.
postgres_start() {
  [ -n "${CANDOUR_TEST_POSTGRES:-}" ] && return 0
  local bin owner=() settings='-c listen_addresses= -c max_connections=300 -c shared_buffers=128MB'
  bin=$(postgres_bin) || { apt_install postgresql && bin=$(postgres_bin); } || return 1
  [ "${1:-}" = durable ] || settings="$settings -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
  postgres_folder=$(mktemp -d /tmp/candour-postgres.XXXXXX)
  chmod 755 "$postgres_folder"
  [ "$(id -u)" = 0 ] && owner=(-o postgres -g postgres)
  install -d "${owner[@]}" -m 700 "$postgres_folder/data" "$postgres_folder/run"
  if ! (cd / && as_postgres "$bin/initdb" -D "$postgres_folder/data" -U candour --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync \
      && as_postgres "$bin/pg_ctl" -D "$postgres_folder/data" -w -l "$postgres_folder/run/log" -o "-k $postgres_folder/run $settings" start) \
      >"$postgres_folder/started" 2>&1 </dev/null; then
    cat "$postgres_folder/started" >&2
    postgres_stop
    fail "PostgreSQL is installed but did not start"
  fi
  export CANDOUR_TEST_POSTGRES="Host=$postgres_folder/run;Username=candour;Database=postgres"
}

# postgres_for_this_run [durable]: as postgres_start, and the server goes when this run does, even one that is killed:
# a watcher waits at a pipe that only closes when nobody of the run is left to hold it.
postgres_for_this_run() {
  trap postgres_stop EXIT
  postgres_start "$@" || return 1
  [ -z "$postgres_folder" ] || exec {postgres_guard}> >(trap '' INT TERM HUP; cat >/dev/null 2>&1; postgres_stop >/dev/null 2>&1)
}

postgres_stop() {
  [ -n "$postgres_folder" ] || return 0
  if [ -f "$postgres_folder/data/postmaster.pid" ]; then
    (cd / && as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_folder/data" -m immediate stop) >/dev/null 2>&1 || true
  fi
  rm -rf "$postgres_folder"
  postgres_folder=
}
