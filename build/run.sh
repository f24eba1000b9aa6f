# ./dev run: serve the sample place. An empty data folder is migrated and filled; a used one is migrated and kept.
. build/setup.sh

dev_run() {
  dev_setup >&2
  build Debug "$web_project"
  export CANDOUR_DATA=${CANDOUR_DATA:-$root/data}
  exec dotnet "$root/src/Candour.Web/bin/Debug/net10.0/Candour.Web.dll" serve --open-sample "$@"
}
