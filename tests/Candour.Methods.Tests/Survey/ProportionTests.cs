using Candour.Methods.Agreement;
using Candour.Methods.Survey;

namespace Candour.Methods.Tests.Survey;

public sealed class ProportionTests
{
    [Fact]
    public void Intervals_of_yes_and_no_mirror_each_other_and_hold_the_share()
    {
        foreach (var n in (int[])[1, 2, 7, 30, 400])
            for (var x = 0; x <= n; x += Math.Max(1, n / 10))
                foreach (var of in (Func<int, int, Interval>[])[Wilson, Exact, Jeffreys])
                {
                    var (yes, no) = (of(x, n), of(n - x, n));
                    yes.Low.ShouldBe(1 - no.High, 1e-10);
                    yes.Low.ShouldBeInRange(0, (double)x / n);
                    yes.High.ShouldBeInRange((double)x / n, 1);
                }
    }

    [Fact]
    public void The_exact_interval_holds_every_share_at_least_as_often_as_it_says_and_the_others_on_average()
    {
        const int n = 20;
        var (exact, wilson, jeffreys) = (new List<double>(), new List<double>(), new List<double>());
        for (var p = 0.01; p < 1; p += 0.01)
        {
            exact.Add(Holds(Exact, p, n));
            wilson.Add(Holds(Wilson, p, n));
            jeffreys.Add(Holds(Jeffreys, p, n));
        }

        exact.Min().ShouldBeGreaterThanOrEqualTo(0.95);
        wilson.Average().ShouldBe(0.95, 0.01);
        jeffreys.Average().ShouldBe(0.95, 0.015);
    }

    [Fact]
    public void A_roll_that_answered_in_full_leaves_nothing_unsure_and_a_huge_one_is_no_roll_at_all()
    {
        var wilson = Wilson(40, 60);

        Proportion.WilsonOfRoll(40, 60, 60).OrThrow.ShouldBe(new Interval(40 / 60.0, 40 / 60.0));
        Proportion.WilsonOfRoll(40, 60, 1_000_000_000).OrThrow.Low.ShouldBe(wilson.Low, 1e-7);
        var half = Proportion.WilsonOfRoll(40, 60, 120).OrThrow;
        half.Low.ShouldBeGreaterThan(wilson.Low);
        half.High.ShouldBeLessThan(wilson.High);
    }

    [Fact]
    public void A_change_seen_from_the_other_side_is_its_negative()
    {
        var there = ShareChange.Of(47, 61, 50, 70).OrThrow;
        var back = ShareChange.Of(50, 70, 47, 61).OrThrow;

        back.Change.ShouldBe(-there.Change);
        back.Within.Low.ShouldBe(-there.Within.High, 1e-12);
        back.P.ShouldBe(there.P);
        there.SmallestSeen.ShouldBe(0.22, 0.01);
    }

    [Fact]
    public void Nothing_said_by_anyone_in_either_year_is_no_change()
    {
        ShareChange.Of(0, 10, 0, 12).OrThrow.P.ShouldBe(1);
        ShareChange.Of(0, 0, 3, 12).ShouldBe(NoMeasure.NothingToCompare);
        Proportion.Wilson(0, 0).ShouldBe(NoMeasure.NothingToCompare);
        Proportion.ClopperPearson(0, 0).ShouldBe(NoMeasure.NothingToCompare);
        Proportion.Jeffreys(0, 0).ShouldBe(NoMeasure.NothingToCompare);
        Proportion.WilsonOfRoll(0, 0, 5).ShouldBe(NoMeasure.NothingToCompare);
        Should.Throw<ArgumentOutOfRangeException>(() => Proportion.Wilson(5, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => Proportion.Wilson(-1, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => Proportion.Wilson(1, 4, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Proportion.WilsonOfRoll(1, 4, 3));
    }

    [Fact]
    public void The_order_of_tests_does_not_matter_and_holm_asks_more()
    {
        var random = new Random(31);
        double[] p = [.. Enumerable.Range(0, 40).Select(_ => Math.Pow(random.NextDouble(), 3))];
        var order = Made.Order(40, 32);

        ManyTests.BenjaminiHochberg(p.In(order)).ShouldBe(ManyTests.BenjaminiHochberg(p).In(order));
        ManyTests.Holm(p.In(order)).ShouldBe(ManyTests.Holm(p).In(order));
        foreach (var (bh, (holm, raw)) in ManyTests.BenjaminiHochberg(p).Zip(ManyTests.Holm(p).Zip(p)))
        {
            bh.ShouldBeInRange(raw, 1);
            holm.ShouldBeInRange(bh, 1);
        }
        Should.Throw<ArgumentException>(() => ManyTests.Holm([0.1, double.NaN]));
        ManyTests.Holm([]).ShouldBeEmpty();
    }

    [Fact]
    public void Intervals_to_be_compared_by_eye_are_narrower_than_those_of_one_school()
    {
        var equal = PairwiseIntervals.Multiplier([.. Enumerable.Repeat(2.5, 60)]).OrThrow;
        double[] errors = [0.3, 0.9, 0.4, 2, 1.1];

        equal.ShouldBe(1.959963984540054 / Math.Sqrt(2), 1e-12);
        PairwiseIntervals.Multiplier(errors.In([4, 2, 0, 1, 3])).OrThrow.ShouldBe(PairwiseIntervals.Multiplier(errors).OrThrow, 1e-12);
        PairwiseIntervals.Multiplier(errors).OrThrow.ShouldBeInRange(equal, 1.96);
        PairwiseIntervals.Multiplier([1]).ShouldBe(NoMeasure.NothingToCompare);
        Should.Throw<ArgumentException>(() => PairwiseIntervals.Multiplier([1, 0]));
    }

    private static Interval Wilson(int x, int n) => Proportion.Wilson(x, n).OrThrow;

    private static Interval Exact(int x, int n) => Proportion.ClopperPearson(x, n).OrThrow;

    private static Interval Jeffreys(int x, int n) => Proportion.Jeffreys(x, n).OrThrow;

    private static double Holds(Func<int, int, Interval> of, double p, int n)
    {
        var (sum, chance) = (0.0, Math.Pow(1 - p, n));
        for (var x = 0; x <= n; chance *= (n - x) / (x + 1.0) * p / (1 - p), x++)
            if (of(x, n) is var interval && interval.Low <= p && p <= interval.High)
                sum += chance;
        return sum;
    }
}
