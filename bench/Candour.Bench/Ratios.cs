using System.Diagnostics;

namespace Candour.Bench;

/// <summary>Times and their summaries.</summary>
internal static class Ratios
{
    /// <summary>How long a piece of work took, in milliseconds.</summary>
    public static async Task<double> TimedAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The time that this part of them kept: 0.5 for the median.</summary>
    public static double At(this IReadOnlyCollection<double> times, double part) =>
        times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * part)));
}
