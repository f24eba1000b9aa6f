# ./dev candour ...: the executable, built first, run where the caller stands.
. build/setup.sh

dev_candour() {
  dev_setup >&2
  build Debug "$web_project"
  export CANDOUR_DATA=${CANDOUR_DATA:-$root/data}
  cd "$caller"
  candour "$@"
}
