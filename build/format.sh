# ./dev format: one shape for C#, so that nobody argues about it.

tool_inputs() { printf '%s\0' .config/dotnet-tools.json; }
format_tool() { once 'tools' .config/dotnet-tools.json tool_inputs dotnet tool restore >&2; }

dev_format() {
  have dotnet || fail "the .NET 10 SDK is needed"
  format_tool
  dotnet csharpier format .
}
