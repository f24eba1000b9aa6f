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
    /// <summary>The best of two searches of forty million steps each.</summary>
    private const double BestOfLargest = 377_826.797;

    public static IEnumerable<MethodRow> All =>
        [
            new("diverse-12", "12 questions of 12: the optimum in 1 s each", 12, () => Known(12, 0, 2_000_000)),
            new("diverse-30", "6 of 30: the best found in 1 s each", 6, () => Known(30, 0, 300_000)),
            new("diverse-60", "6 of 60: 99.9 % of the best found in 5 s each", 30, () => Known(60, 0.001, 8_700_000)),
            new("diverse-120", "3 of 120: 99.7 % of the best found in 20 s each", 60, () => Known(120, 0.003, 9_000_000)),
            new("diverse-240", "240 things: 99.6 % of the best found", 60, () => Known(240, 0.004, 9_000_000)),
            new("diverse-480", "480 things: 99.5 % of the best found", 120, Largest),
        ];

    /// <summary>Steps are counted and not timed, so each size has about as many as its demand leaves time for.</summary>
    private static Question? Known(int size, double allowed, long steps)
    {
        if (Folder() is not { } folder)
            return null;
        var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "mdg.json"))).RootElement.GetProperty("cases");
        List<(double[,] Difference, int[] Least, int[] Most, string Name, double Best)> questions = [];
        foreach (var known in cases.EnumerateArray())
        {
            var name = known.GetProperty("instance").GetString()!;
            if (!name.Contains(string.Create(CultureInfo.InvariantCulture, $"_n{size:000}_"), StringComparison.Ordinal))
                continue;
            var best = (known.TryGetProperty("optimum", out var optimum) ? optimum : known.GetProperty("best_found")).GetDouble();
            var (difference, least, most) = Read(File.ReadAllLines(Path.Combine(folder, "mdg", $"{name}.txt")));
            questions.Add((difference, least, most, name, best));
        }
        return Question.Of(
            () =>
                questions
                    .Select(q => DiverseGroups.Of(q.Difference, q.Least, q.Most, new Effort { Steps = steps }).OrThrow.Objective)
                    .ToList(),
            found => found.Zip(questions, (value, q) => Told(q.Name, value, q.Best, allowed)).MaxBy(s => s.Reached)
        );
    }

    private static Seen Told(string name, double found, double best, double allowed)
    {
        var gap = Math.Max(0, 1 - found / best);
        // Figures of the reference are rounded to three places.
        return new($"at worst {found / best:P3} of the best known, {best:N3} in {name}: {found:N3}", gap < 1e-6 ? 0 : gap, allowed);
    }

    /// <summary>None of this size is published beside the repository: one of the same kind is drawn, and the best found is of longer searches from other seeds.</summary>
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
            () => DiverseGroups.Of(difference, sizes, sizes, new Effort { Steps = 14_000_000 }).OrThrow,
            found => Told("one drawn", found.Objective, BestOfLargest, 0.005)
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
