# ./dev mutate [PART]: breaks the library of methods in many small ways, one at a time, and counts how many of them its tests
# notice. Each part is tried with its own tests alone, so that what kills a mutant is a test about it. Takes a quarter of an
# hour to some hours a part.
. build/setup.sh

mutator_version=5.1.0
mutate_least=85

# mutate_part PART: the library, what of it is broken, and the tests that should notice.
mutate_part() {
  library=Candour.Methods
  case "$1" in
    agreement) mutated='**/Agreement/*.cs' tests_of='Agreement/**/*.cs' ;;
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

# The project of the tests holds those of one part only while CandourTestsOf names them.
mutate() {
  local part=$1 report=$root/artifacts/mutants/$1
  mutate_part "$part"
  step "breaking $part"
  rm -rf "$report"
  mkdir -p "$report"
  (
    export CandourTestsOf=$tests_of
    cd tests/Candour.Methods.Tests
    "$root/artifacts/mutator/dotnet-stryker" --test-runner mtp -p "$library.csproj" -m "$mutated" -r Json -O "$report" \
      --skip-version-check -V warning
  ) >&2 || fail "$part could not be tried"
  node build/mutants.mjs "$report/reports/mutation-report.json" "$mutate_least"
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
