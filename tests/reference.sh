#!/usr/bin/env bash
# Runs `candour methods` on every reference case and compares: prints the largest deviation of each case.
#
#   tests/reference.sh [FOLDER] [NAME…]
#
# FOLDER holds one folder an area with its cases, such as tests/data/methods, which is used when none is given. The program is
# built if it is not there.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=tests/data/methods
if [ $# -gt 0 ] && [ -d "$1" ]; then
  folder=$1
  shift
fi
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(agreement facets mixed pairwise survey benchmark disclosure matching schedule)
candour=src/Candour.Web/bin/Debug/net10.0/Candour.Web.dll
[ -f "$candour" ] || dotnet build src/Candour.Web/Candour.Web.csproj --nologo -v quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for name in "${names[@]}"; do
  for cases in "$folder/$name"/*.json; do
    # A list of cases; the run lengths are data and figures in one.
    [ -f "$cases" ] && { grep -q '"cases"' "$cases" || [ "$name/${cases##*/}" = benchmark/arl.json ]; } || continue
    dotnet "$candour" methods "$name" --in "$cases" --out "$work/answer.json" || { failed=1; continue; }
    node tests/reference.mjs "$name" "$work/answer.json" "$cases" || failed=1
  done
  # Shares and differences are no list of cases: the figures stand beside what they are of.
  if [ "$name" = survey ] && [ -f "$folder/survey/proportions.json" ]; then
    dotnet "$candour" methods survey --in "$folder/survey/proportions.json" --out "$work/answer.json" || { failed=1; continue; }
    node tests/reference.mjs survey "$work/answer.json" "$folder/survey/proportions.json" || failed=1
  fi
done
exit $failed
