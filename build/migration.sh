# ./dev migration NAME: the change of schema since the last migration, written for both databases.
. build/setup.sh
. build/format.sh

migrations=src/Candour/Foundation/Storage/Migrations

add_migration() {
  local name=$1 database=$2
  step "migration $name, $database"
  dotnet ef migrations add "$name" --no-build --context "${database}CandourDb" --project src/Candour --startup-project tools/Candour.Migrations \
    --output-dir "${migrations#src/Candour/}/$database" >&2
}

dev_migration() {
  local name=${1:-}
  case "$name" in
    --fresh) name=Initial; rm -rf "$migrations" ;;
    [A-Z]*[!A-Za-z0-9]* | [!A-Z]* | '') fail "./dev migration takes a name in CamelCase, such as AddPledgeChecks" ;;
  esac
  dev_setup >&2
  format_tool
  build Debug tools/Candour.Migrations/Candour.Migrations.csproj
  add_migration "$name" Sqlite
  add_migration "$name" PostgreSql
  build Debug src/Candour/Candour.csproj
  find "$migrations" -name "*_$name.cs"
}
