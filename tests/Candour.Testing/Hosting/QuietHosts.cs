using System.Runtime.CompilerServices;

namespace Candour.Testing;

/// <summary>Hosts of tests read their settings once: watching files would use up the machine's watches over some hundred hosts.</summary>
internal static class QuietHosts
{
#pragma warning disable CA2255 // Every test program must have it before its first host, whichever test comes first.
    [ModuleInitializer]
    internal static void WatchNothing()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }
#pragma warning restore CA2255
}
