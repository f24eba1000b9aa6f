using Candour.Methods.Facets;

namespace Candour.Methods.Tests.Facets;

/// <summary>
/// Intervals keep their promise: over simulated partnerships those of 95 % hold the truth in 92 to 98 of a hundred cases. The spreads are
/// found from each partnership's own ratings, as they are in use. Twenty partnerships a design, 500 with CANDOUR_LONG=1.
/// </summary>
public sealed class CalibrationTests(ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("CANDOUR_LONG") == "1";

    public static TheoryData<string> Designs { get; } = [.. Design.All.Select(d => d.Name)];

    [Theory, MemberData(nameof(Designs))]
    public void Intervals_hold_the_truth(string name)
    {
        var (design, dice) = (Design.All.Single(d => d.Name == name), new Random(20));
        var (held, all, width) = (0, 0, 0.0);
        var (deviations, plain) = (0, 0);
        for (var partnership = 0; partnership < (Long ? 500 : 20); partnership++)
        {
            var (ratings, truth) = design.Draw(dice);
            if (HierarchicalFacets.Spreads(ratings, weakPrior: true).OrDefault is not { } spreads)
                continue;
            var found = HierarchicalFacets.Mode(ratings, spreads.Spreads).OrThrow;
            foreach (var (school, place) in found.Schools.Zip(truth))
            {
                all++;
                held += school.Within.Low <= place && place <= school.Within.High ? 1 : 0;
                width += school.Within.High - school.Within.Low;
                deviations += Math.Abs(school.Effect - place) <= 1.959964 * school.Deviation ? 1 : 0;
            }
            var p = HierarchicalFacets.Mode(ratings, HierarchicalFacets.Spreads(ratings).OrThrow.Spreads).OrThrow;
            foreach (var (school, place) in p.Schools.Zip(truth))
                plain += school.Within.Low <= place && place <= school.Within.High ? 1 : 0;
        }
        var share = (double)held / all;
        output.WriteLine($"{name}: {share:0.000} of {all}, mean width {width / all:0.00}; eff {(double)deviations / all:0.000} plain {(double)plain / all:0.000}");
        share.ShouldBeInRange(0.92, 0.98);
    }
}
