# ./dev docs: the pages under docs that are made from the code. With --check, fails when they are out of date.
. build/setup.sh

dev_docs() {
  local folder=docs
  case "${1:-}" in
    '') ;;
    --check) folder=artifacts/docs ;;
    *) fail "./dev docs does not know '$1'" ;;
  esac
  dev_setup >&2
  build Debug "$web_project"
  mkdir -p "$folder"
  candour docs --out "$folder"
  [ "$folder" = docs ] || compare_docs "$folder"
}

compare_docs() {
  local page found=
  for page in "$1"/*.md; do
    [ -f "$page" ] || continue
    found=yes
    diff -u "docs/$(basename "$page")" "$page" >&2 || fail "docs/$(basename "$page") is out of date: ./dev docs"
  done
  [ -n "$found" ] || fail "no page was written"
}
