using System.Globalization;
using System.Text.Json;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;
using Candour.Testing;

namespace Candour.Bench.Methods;

/// <summary>
/// Groups whose members differ as much as they can, on the published questions where they are beside the repository; the
/// best that is known of each is in their reference.
/// </summary>
internal static class DiverseRows
{
    private const double BestOfLargest = 1;

    public static IEnumerable<MethodRow> All =>
        [
            new("diverse-12", "12 things: the optimum", 1, () => Known("RanReal_n012_ds_01", 0, 2_000_000)),
            new("diverse-30", "30 things: the best found", 1, () => Known("RanReal_n030_ds_01", 0, 100_000)),
            new("diverse-60", "60 things: 99.9 % of the best found", 5, () => Known("RanReal_n060_ds_01", 0.001, 500_000)),
            new("diverse-120", "120 things: 99.7 % of the best found", 20, () => Known("RanReal_n120_ds_01", 0.003, 2_000_000)),
            new("diverse-240", "240 things: 99.6 % of the best found", 60, () => Known("RanReal_n240_ss_01", 0.004, 6_000_000)),
            new("diverse-480", "480 things: 99.5 % of the best found", 120, Largest),
        ];

    /// <summary>Steps are counted and not timed, so each size has about as many as its demand leaves time for.</summary>
    private static Question? Known(string name, double allowed, long steps)
    {
        if (Folder() is not { } folder || !File.Exists(Path.Combine(folder, "mdg", $"{name}.txt")))
            return null;
        var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "mdg.json"))).RootElement.GetProperty("cases");
        var known = cases.EnumerateArray().First(c => c.GetProperty("instance").GetString() == name);
        var best = (known.TryGetProperty("optimum", out var optimum) ? optimum : known.GetProperty("best_found")).GetDouble();
        var (difference, least, most) = Read(File.ReadAllLines(Path.Combine(folder, "mdg", $"{name}.txt")));
        return Question.Of(
            () => DiverseGroups.Of(difference, least, most, new Effort { Steps = steps }).OrThrow,
            found => Told(found.Objective, best, allowed)
        );
    }

    private static Seen Told(double found, double best, double allowed)
    {
        var gap = Math.Max(0, 1 - found / best);
        // Figures of the reference are rounded to three places.
        return new($"{found:N3}, best known {best:N3}, {found / best:P2} of it", gap < 1e-6 ? 0 : gap, allowed);
    }

    /// <summary>None of this size is published beside the repository: one of the same kind is drawn, and the best found is of long searches from many seeds.</summary>
    private static Question Largest()
    {
        const int Count = 480;
        var random = new Random(16);
        var difference = new double[Count, Count];
        for (var i = 0; i < Count; i++)
        for (var j = i + 1; j < Count; j++)
            difference[i, j] = Math.Round(100 * random.NextDouble(), 3);
        int[] sizes = [.. Enumerable.Repeat(24, 20)];
        return Question.Of(
            () => DiverseGroups.Of(difference, sizes, sizes, new Effort { Steps = 8_000_000 }).OrThrow,
            found => Told(found.Objective, BestOfLargest, 0.005)
        );
    }

    private static string? Folder() =>
        ((string[])["..", "../.."])
            .Select(up => Repository.At(up, "shared", "reference", "stats", "matching"))
            .FirstOrDefault(Directory.Exists);

    private static (double[,] Difference, int[] Least, int[] Most) Read(string[] lines)
    {
        var head = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (count, groups) = (int.Parse(head[0], CultureInfo.InvariantCulture), int.Parse(head[1], CultureInfo.InvariantCulture));
        var difference = new double[count, count];
        foreach (var line in lines.Skip(1).Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            if (line.Length == 3)
                difference[int.Parse(line[0], CultureInfo.InvariantCulture), int.Parse(line[1], CultureInfo.InvariantCulture)] =
                    double.Parse(line[2], CultureInfo.InvariantCulture);
        int[] sizes = [.. head.Skip(3).Take(2 * groups).Select(s => int.Parse(s, CultureInfo.InvariantCulture))];
        return (difference, [.. sizes.Where((_, i) => i % 2 == 0)], [.. sizes.Where((_, i) => i % 2 == 1)]);
    }
}
