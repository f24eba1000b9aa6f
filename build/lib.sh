# Shared by the words of ./dev. Sourced, with the repository as the working folder.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
if [ -n "${CI:-}" ]; then
  # A machine that builds once gains nothing from servers that stay behind.
  export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
fi

web_project=src/Candour.Web/Candour.Web.csproj

say() { printf '%s\n' "$*"; }
step() { printf '== %s\n' "$*" >&2; }
fail() { printf 'dev: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# once NAME OUTPUT INPUTS COMMAND...: runs the command, unless OUTPUT is there and the files that the
# function INPUTS lists (NUL between them) are as they were when it last succeeded.
once() {
  local name=$1 output=$2 inputs=$3 stamp=artifacts/stamps/$1 now
  shift 3
  now=$("$inputs" | sort -zu | xargs -0 -r sha256sum | sha256sum)
  if [ -e "$output" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then
    return 0
  fi
  step "$name"
  "$@"
  mkdir -p artifacts/stamps
  printf '%s\n' "$now" >"$stamp"
}

# apt_install PACKAGE...: true when the packages are now there. Only root on Debian can.
apt_install() {
  [ "$(id -u)" = 0 ] && have apt-get || return 1
  step "installing $*"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2 </dev/null || true
  apt-get install -y -qq --no-install-recommends "$@" >&2 </dev/null
}

# build CONFIGURATION PROJECT...: quiet unless it fails; warnings are errors.
build() {
  local configuration=$1 project log=artifacts/build.log
  shift
  mkdir -p artifacts
  for project in "$@"; do
    step "building $(basename "$project" .csproj)"
    if ! dotnet build "$project" -c "$configuration" --no-restore --nologo -v quiet -tl:off >"$log" 2>&1; then
      sort -u "$log" | grep -v '^ *$' >&2
      fail "the build failed"
    fi
  done
}

# The executable through the dotnet that built it, wherever that is installed.
candour() {
  dotnet "$root/src/Candour.Web/bin/Debug/net10.0/Candour.Web.dll" "$@"
}
