# ./dev check: what a change must pass, here and in CI.
. build/setup.sh
. build/test.sh
. build/format.sh

check_format() {
  step 'format'
  dotnet csharpier check . >artifacts/format.log 2>&1 || {
    grep -v '^ *$' artifacts/format.log | head -40 >&2
    fail "some files are not formatted: ./dev format"
  }
}

check_quick() {
  dev_setup >&2
  build Debug Candour.slnx
  filters=(-trait- speed=slow)
  test_all sqlite Candour.Methods.Tests Candour.Tests Candour.Web.Tests
}

check_all() {
  dev_setup >&2
  format_tool
  check_format
  filters=()
  prepare_databases each
  prepare_browser
  build Debug Candour.slnx
  test_all each Candour.Methods.Tests Candour.Tests Candour.Web.Tests Candour.Browser.Tests
}

dev_check() {
  case "${1:-}" in
    '') check_all ;;
    --quick) check_quick ;;
    --long) CANDOUR_LONG=1; export CANDOUR_LONG; check_all ;;
    *) fail "./dev check does not know '$1'" ;;
  esac
}
