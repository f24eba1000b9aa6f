# ./dev shot: pictures of the main pages, by the browser tests that are run only by this word.
. build/test.sh

dev_shot() {
  dev_setup >&2
  find_chromium || apt_install chromium && find_chromium || fail "$no_chromium"
  build Debug tests/Candour.Browser.Tests/Candour.Browser.Tests.csproj
  mkdir -p docs/pictures
  CANDOUR_PICTURES=$root/docs/pictures dotnet "$(dll_of Candour.Browser.Tests)" -explicit only -noColor -noLogo -class 'Candour.Browser.Tests.Pictures' "$@"
  ls docs/pictures
}
