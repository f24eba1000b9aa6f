# ./dev mutate [PART]: breaks the library of methods in many small ways, one at a time, and counts how many of them its tests
# notice. Each part is tried with its own tests alone, so that what kills a mutant is a test about it. Takes a quarter of an
# hour to some hours a part.
. build/setup.sh

mutator_version=5.1.0
mutate_least=85

# mutate_part PART: what is broken, and the tests that should notice.
mutate_part() {
  case "$1" in
    agreement) mutated='**/Agreement/*.cs' tests_of='Agreement/**/*.cs' ;;
    disclosure) mutated='**/Disclosure/*.cs' tests_of='Disclosure/**/*.cs' ;;
    rules) mutated='**/Matching/TeamRuleBook.cs' tests_of='Matching/ReviewTeams*.cs;Matching/Team*.cs;Matching/MatchingCases.cs;Matching/StopAt.cs;Matching/Long.cs' ;;
    *) fail "there is no part '$1': agreement, disclosure, rules" ;;
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
    "$root/artifacts/mutator/dotnet-stryker" --test-runner mtp -p Candour.Methods.csproj -m "$mutated" -r Json -O "$report" \
      --skip-version-check -V warning
  ) >&2 || fail "$part could not be tried"
  node build/mutants.mjs "$report/reports/mutation-report.json" "$mutate_least"
}

dev_mutate() {
  local part parts=("$@") code=0
  [ $# -gt 0 ] || parts=(agreement disclosure rules)
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
