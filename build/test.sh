# ./dev test: every test project, on SQLite and on PostgreSQL, and one line at the end that counts it all.
#
# Candour.Methods.Tests needs no database and runs once. Candour.Tests asks for each database by name ([OnEachDatabase])
# and runs once. Candour.Web.Tests and Candour.Browser.Tests host the product on one database, so they run once on each.
. build/setup.sh
. build/postgres.sh

results=artifacts/tests
no_postgres='PostgreSQL is not on this machine: apt-get install postgresql'
no_chromium='Chromium is not on this machine: apt-get install chromium'

find_chromium() {
  [ -x "${CANDOUR_CHROMIUM:-}" ] && return 0
  local name
  for name in chromium chromium-browser google-chrome; do
    if have "$name"; then
      CANDOUR_CHROMIUM=$(command -v "$name")
      export CANDOUR_CHROMIUM
      return 0
    fi
  done
  return 1
}

dll_of() { printf 'tests/%s/bin/Debug/net10.0/%s.dll\n' "$1" "$1"; }

# run_tests PROJECT DATABASE: DATABASE is sqlite, postgresql, or each. A program that ends without
# a report is a failure by its own name, so that nothing is lost by a crash.
run_tests() {
  local project=$1 database=$2 code=0 report=$results/$1.$2.json log=$results/$1.$2.log
  step "$project, $database"
  [ "$database" = each ] || export CANDOUR_TEST_DATABASE=$database
  timeout --kill-after=30s "$([ "${CANDOUR_LONG:-}" = 1 ] && echo 180m || echo 30m)" dotnet "$(dll_of "$project")" "${filters[@]}" -noColor -noLogo -noAutoReporters -reporter quiet \
    -ctrf "$report" </dev/null 2>&1 | tee "$log" >&2 || code=$?
  unset CANDOUR_TEST_DATABASE
  [ -s "$report" ] && node -e 'JSON.parse(require("fs").readFileSync(process.argv[1]))' "$report" 2>/dev/null && return 0
  printf '%s\t%s\n' "$project, $database" "ended with code $code and no report; see $log" >>"$results/lost.tsv"
}

# skip_tests PROJECT DATABASE REASON: names the tests that cannot run here.
skip_tests() {
  dotnet "$(dll_of "$1")" "${filters[@]}" -preEnumerateTheories -noLogo -list tests -noColor </dev/null |
    while IFS= read -r name; do
      printf '%s\t%s\n' "$name, $2" "$3"
    done >>"$results/skipped.tsv"
}

test_project() {
  local project=$1 databases=$2 database
  case "$project:$databases" in
    Candour.Web.Tests:each | Candour.Browser.Tests:each) databases='sqlite postgresql' ;;
    Candour.Methods.Tests:*) databases=each ;;
  esac
  for database in $databases; do
    if [ "$project" = Candour.Browser.Tests ] && [ -z "${CANDOUR_CHROMIUM:-}" ]; then
      skip_tests "$project" "$database" "$no_chromium"
    elif [ "$database" = postgresql ] && [ -z "${CANDOUR_TEST_POSTGRES:-}" ]; then
      skip_tests "$project" "$database" "$no_postgres"
    else
      run_tests "$project" "$database"
    fi
  done
}

# test_all DATABASES PROJECT...: sets the counts going and prints them; false when a test failed or none ran.
test_all() {
  local databases=$1 project
  shift
  rm -rf "$results"
  mkdir -p "$results"
  : >"$results/lost.tsv"
  : >"$results/skipped.tsv"
  for project in "$@"; do
    test_project "$project" "$databases"
  done
  node build/summary.mjs "$results"
}

prepare_databases() {
  [ "$1" = sqlite ] && return 0
  postgres_for_this_run || say "$no_postgres (its tests are skipped)" >&2
}

prepare_browser() {
  find_chromium || { apt_install chromium && find_chromium; } || say "$no_chromium (its tests are skipped)" >&2
}

dev_test() {
  local databases=each only=Candour project projects=()
  filters=()
  while [ $# -gt 0 ]; do
    case "$1" in
      --only) [ $# -gt 1 ] || fail "--only takes a word"; only=$2; shift 2 ;;
      --sqlite) databases=sqlite; shift ;;
      --) shift; filters=("$@"); break ;;
      *) fail "./dev test does not know '$1'" ;;
    esac
  done
  for project in Candour.Methods.Tests Candour.Tests Candour.Web.Tests Candour.Browser.Tests; do
    case "$project" in *"$only"*) projects+=("$project") ;; esac
  done
  [ ${#projects[@]} -gt 0 ] || fail "no test project has '$only' in its name"
  dev_setup >&2
  prepare_databases "$databases"
  case " ${projects[*]} " in *Browser*) prepare_browser ;; esac
  if [ "$only" = Candour ]; then build Debug Candour.slnx; else build Debug "${projects[@]/#/tests/}"; fi
  test_all "$databases" "${projects[@]}"
}
