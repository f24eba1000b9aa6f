# ./dev setup: what has to be there before anything can be built.

restore_inputs() {
  git ls-files -z -- '*.csproj' '*.props' '*.slnx' '*packages.lock.json' global.json .config
}
front_end_packages() { printf '%s\0' package.json package-lock.json; }
front_end_inputs() {
  front_end_packages
  find src/Candour.Web build/front -type d \( -name bin -o -name obj -o -name wwwroot -o -name node_modules \) -prune \
    -o -type f \( -name '*.scss' -o -name '*.ts' -o -name '*.js' -o -name '*.mjs' -o -name '*.svg' -o -name '*.woff2' -o -path '*/Design/*' \) \
    -print0 2>/dev/null
  find . -maxdepth 1 -type f \( -name '*.mjs' -o -name 'tsconfig*.json' \) -print0
}

check_tools() {
  have git || fail "git is needed: install git"
  have dotnet || fail "the .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0"
  dotnet --list-sdks | grep -q '^10\.' || fail "the .NET 10 SDK is needed; this machine has: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' -)"
  have node && have npm || fail "node 20 or later is needed, with npm: install nodejs and npm"
  local version
  version=$(node -p 'process.versions.node.split(".")[0]')
  [ "$version" -ge 20 ] || fail "node 20 or later is needed; this machine has $(node --version)"
}

restore() {
  rm -f artifacts/stamps/restore
  dotnet restore Candour.slnx --locked-mode -v quiet --nologo -tl:off >&2
}

build_front_end() {
  [ -f package.json ] || return 0
  once 'front end packages' node_modules front_end_packages npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  once 'front end' src/Candour.Web/wwwroot front_end_inputs npm run --silent build
}

dev_setup() {
  check_tools
  once 'packages' src/Candour.Web/obj/project.assets.json restore_inputs restore
  build_front_end
}
