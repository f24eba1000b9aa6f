using Candour.Methods.Benchmark;
using Candour.Methods.Tests.Survey;

namespace Candour.Methods.Tests.Benchmark;

public sealed class FunnelTests
{
    private const double Same = 1e-10;

    [Fact]
    public void Limits_draw_in_as_schools_grow_and_never_leave_the_shares_there_are()
    {
        foreach (var target in (double[])[0.02, 0.5, 0.97])
        {
            var before = FunnelLimits.At(target, 10);
            foreach (var pupils in (int[])[100, 1000, 20_000])
            {
                var here = FunnelLimits.At(target, pupils);
                here.Low998.ShouldBeInRange(before.Low998, here.Low95);
                here.Low95.ShouldBeLessThan(target);
                here.High95.ShouldBeGreaterThan(target);
                here.High998.ShouldBeInRange(here.High95, before.High998);
                before = here;
            }
            // By the normal distribution, where there are many.
            before.High95.ShouldBe(target + 1.96 * Math.Sqrt(target * (1 - target) / 20_000), 2e-4);
        }
    }

    [Fact]
    public void The_order_of_schools_changes_nothing()
    {
        var counts = Counts(80, 0.3, 5);
        var order = Made.Order(80, 6);

        var (a, b) = (Funnel.Of(counts).OrThrow, Funnel.Of(counts.In(order)).OrThrow);
        b.Winsorised.ShouldBe(a.Winsorised, Same);
        b.Between.ShouldBe(a.Between, Same);
        for (var i = 0; i < 80; i++)
            b.Units[i].AdjustedZ.ShouldBe(a.Units[order[i]].AdjustedZ, Same);
    }

    [Fact]
    public void Schools_that_differ_by_chance_alone_are_not_allowed_anything_more()
    {
        FunnelCount[] even = [.. Enumerable.Range(0, 30).Select(i => new FunnelCount(20 + i % 2, 41))];

        var found = Funnel.Of(even).OrThrow;
        found.Winsorised.ShouldBeLessThan(1);
        found.Between.ShouldBe(0);
        found.Units.ShouldAllBe(u => u.AdjustedZ == u.Z && !u.OutsideChance && !u.OutsideOrdinary);
    }

    [Fact]
    public void Ordinary_differences_are_no_alarm()
    {
        var found = Funnel.Of(Counts(300, 0.6, 7)).OrThrow;

        found.Winsorised.ShouldBeGreaterThan(2);
        found.Units.Count(u => u.OutsideChance).ShouldBeGreaterThan(20);
        found.Units.Count(u => u.OutsideOrdinary).ShouldBeLessThan(6);
    }

    [Fact]
    public void What_no_funnel_can_be_drawn_of_is_refused_by_type()
    {
        Funnel.Of([new(3, 10)]).ShouldBe(NoMeasure.TooFewGroups);
        Funnel.Of([new(10, 10), new(5, 5)]).ShouldBe(NoMeasure.NothingVaries);
        Funnel.Of([new(0, 10), new(0, 5)]).ShouldBe(NoMeasure.NothingVaries);
        Should.Throw<ArgumentException>(() => Funnel.Of([new(1, 2), new(3, 2)])).Message.ShouldContain("School 2");
        Should.Throw<ArgumentException>(() => Funnel.Of([new(0, 0), new(3, 4)])).Message.ShouldContain("School 1");
        Should.Throw<ArgumentOutOfRangeException>(() => FunnelLimits.At(1, 10));
    }

    private static FunnelCount[] Counts(int schools, double spread, int seed)
    {
        var random = new Random(seed);
        FunnelCount School()
        {
            var (pupils, logit) = (random.Next(20, 120), 0.4 + spread * random.Normal());
            var chance = 1 / (1 + Math.Exp(-logit));
            return new FunnelCount(Enumerable.Range(0, pupils).Count(_ => random.NextDouble() < chance), pupils);
        }
        return [.. Enumerable.Range(0, schools).Select(_ => School())];
    }
}
