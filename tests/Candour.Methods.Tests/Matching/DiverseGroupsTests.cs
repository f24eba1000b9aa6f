using System.Globalization;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Matching;

public sealed class DiverseGroupsTests
{
    public static TheoryData<string> Instances =>
        [
            .. from kind in new[] { "Geo", "RanInt", "RanReal" }
            from n in new[] { "010", "012" }
            from s in new[] { "ss", "ds" }
            from k in new[] { "01", "02", "03" }
            select $"{kind}_n{n}_{s}_{k}",
        ];

    [Theory]
    [MemberData(nameof(Instances))]
    public void Reference_UpToTwelve_IsTheOptimum(string name)
    {
        var (difference, least, most) = Read(name);

        var found = DiverseGroups.Of(difference, least, most).OrThrow;

        found.Ending.ShouldBeOfType<Ending.Proved>();
        found.Objective.ShouldBe(Known(name), 1e-6);
    }

    [Theory]
    [InlineData("Geo_n030_ds_01", 1)]
    [InlineData("RanInt_n030_ss_01", 1)]
    [InlineData("RanReal_n030_ds_01", 1)]
    [InlineData("Geo_n060_ss_01", 0.999)]
    [InlineData("RanReal_n060_ds_01", 0.999)]
    public void Reference_Larger_ReachesItsShareOfTheBestFound(string name, double share)
    {
        var (difference, least, most) = Read(name);
        var larger = difference.GetLength(0) > 30;
        Assert.SkipWhen(larger && Long.Many(0, 1) == 0, "A minute of search: with the long tests.");

        var found = DiverseGroups.Of(difference, least, most, new Effort { Steps = larger ? 8_700_000 : 600_000, Threads = 2 }).OrThrow;

        found.Objective.ShouldBeGreaterThanOrEqualTo(share * Known(name) - 1e-6);
        found.Bound.ShouldBeGreaterThanOrEqualTo(found.Objective);
        for (var g = 0; g < least.Length; g++)
            found.Plan.Count(p => p == g).ShouldBeInRange(least[g], most[g]);
    }

    [Fact]
    public void Threads_ChangeNothing()
    {
        var random = new Random(8);
        var difference = new double[40, 40];
        for (var i = 0; i < 40; i++)
        for (var j = 0; j < 40; j++)
            difference[i, j] = random.NextDouble();
        int[] sizes = [8, 8, 8, 8, 8];

        var one = DiverseGroups
            .Of(
                difference,
                sizes,
                sizes,
                new Effort
                {
                    Steps = 5000,
                    Threads = 1,
                    Seed = 4,
                }
            )
            .OrThrow;
        var four = DiverseGroups
            .Of(
                difference,
                sizes,
                sizes,
                new Effort
                {
                    Steps = 5000,
                    Threads = 4,
                    Seed = 4,
                }
            )
            .OrThrow;

        four.Plan.ShouldBe(one.Plan);
        four.Ending.ShouldBe(one.Ending);
    }

    private static double Known(string name)
    {
        var cases = MatchingCases.Input("matching", "mdg.json").GetProperty("cases");
        var known = cases.EnumerateArray().First(c => c.GetProperty("instance").GetString() == name);
        return (known.TryGetProperty("optimum", out var optimum) ? optimum : known.GetProperty("best_found")).GetDouble();
    }

    private static (double[,] Difference, int[] Least, int[] Most) Read(string name)
    {
        var lines = File.ReadAllLines(ReferenceCases.File("matching", $"mdg/{name}.txt"));
        var head = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (count, groups) = (int.Parse(head[0]), int.Parse(head[1]));
        var difference = new double[count, count];
        foreach (
            var line in lines.Skip(1).Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(l => l.Length == 3)
        )
            difference[int.Parse(line[0]), int.Parse(line[1])] = double.Parse(line[2], CultureInfo.InvariantCulture);
        var sizes = head.Skip(3).Take(2 * groups).Select(int.Parse).ToArray();
        return (difference, [.. sizes.Where((_, i) => i % 2 == 0)], [.. sizes.Where((_, i) => i % 2 == 1)]);
    }
}
