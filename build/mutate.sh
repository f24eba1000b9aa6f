# ./dev mutate [PART]: breaks the library of methods in many small ways, one at a time, and counts how many of them its tests
# notice. Each part is tried with its own tests alone, so that what notices a mutant is a test about it. Takes a few minutes to an
# hour a part.
. build/setup.sh

mutator_version=5.1.0
mutate_least=85

# mutate_part PART: the library, what of it is broken, the tests that should notice, and some that reach none of it.
mutate_part() {
  library=Candour.Methods
  elsewhere='Agreement/IntraclassEdgesTests.cs'
  case "$1" in
    agreement) mutated='**/Agreement/*.cs' tests_of='Agreement/**/*.cs' elsewhere='Verifiers/VisitVerifierTests.cs' ;;
    disclosure) mutated='**/Disclosure/*.cs' tests_of='Disclosure/**/*.cs' ;;
    rules) mutated='**/Matching/TeamRuleBook.cs' tests_of='Matching/TeamReasonsTests.cs;Matching/TeamCases.cs;Matching/MatchingCases.cs' ;;
    verifiers) library=Candour.Methods.Verifiers mutated='**/*.cs' tests_of='Verifiers/**/*.cs' ;;
    *) fail "there is no part '$1': agreement, disclosure, rules, verifiers" ;;
  esac
}

mutator() {
  [ -x artifacts/mutator/dotnet-stryker ] && return 0
  step 'fetching what breaks the code'
  dotnet tool install dotnet-stryker --version "$mutator_version" --tool-path artifacts/mutator >&2
}

# bytes FILE NONE: how large it is; NONE where there is none.
bytes() { stat -c %s "$1" 2>/dev/null || echo "$2"; }

# Makes the mutants, all in one library and asleep, and a list of them. It would try them too, but takes a slow run for an endless
# one; so it is given tests that reach none of them, and build/mutants.mjs tries them. It puts the library back when it ends: ours is
# the one it works with meanwhile.
make_mutants() {
  local report=$1 beside=tests/Candour.Methods.Tests/bin/Release/net10.0 maker
  rm -f "$beside"/*.stryker-unchanged
  (
    export CandourTestsOf=$elsewhere
    cd tests/Candour.Methods.Tests
    exec "$root/artifacts/mutator/dotnet-stryker" --test-runner mtp --configuration Release -p "$library.csproj" -m "$mutated" -r Json -O "$report" \
      --skip-version-check -V warning
  ) >&2 &
  maker=$!
  while kill -0 "$maker" 2>/dev/null; do
    # With the mutants in it the library is much larger; a little larger it is while the other is still being written.
    if [ "$(bytes "$beside/$library.dll" 0)" -gt $(($(bytes "$beside/$library.dll.stryker-unchanged" 999999999) * 6 / 5)) ]; then
      cp "$beside/$library.dll" "$report/$library.dll"
    fi
    sleep 0.5
  done
  wait "$maker" && [ -f "$report/$library.dll" ] && [ -f "$report/reports/mutation-report.json" ]
}

# The project of the tests holds those of one part only while CandourTestsOf names them.
mutate() {
  local part=$1 report=$root/artifacts/mutants/$1
  mutate_part "$part"
  step "breaking $part"
  rm -rf "$report"
  mkdir -p "$report"
  make_mutants "$report" || fail "$part could not be broken"
  CandourTestsOf=$tests_of dotnet build tests/Candour.Methods.Tests -c Release --no-incremental -o "$report/tests" -v q --nologo >&2 || fail "the tests of $part do not build"
  cp "$report/$library.dll" "$report/tests/"
  step "trying $part"
  node build/mutants.mjs "$report/reports/mutation-report.json" "$report/tests/Candour.Methods.Tests" "$mutate_least"
}

dev_mutate() {
  local part parts=("$@") code=0
  [ $# -gt 0 ] || parts=(agreement disclosure rules verifiers)
  for part in "${parts[@]}"; do
    mutate_part "$part"
  done
  dev_setup >&2
  mutator
  for part in "${parts[@]}"; do
    mutate "$part" || code=1
  done
  return "$code"
}
