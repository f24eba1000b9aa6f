namespace Candour.Methods.Tests.Matching;

/// <summary>How many instances a test tries: a sample in the everyday run, all of them when asked for.</summary>
internal static class Long
{
    public static int Many(int sample, int all) => Environment.GetEnvironmentVariable("CANDOUR_LONG") == "1" ? all : sample;
}
