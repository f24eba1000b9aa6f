# ./dev bench [NAME]: measures in Release, on SQLite and on a PostgreSQL that waits for the disk, as a real one does.
. build/setup.sh
. build/postgres.sh

dev_bench() {
  dev_setup >&2
  postgres_for_this_run durable || say 'PostgreSQL is not on this machine; measuring SQLite only' >&2
  build Release bench/Candour.Bench/Candour.Bench.csproj
  dotnet bench/Candour.Bench/bin/Release/net10.0/Candour.Bench.dll "$@"
}
