using Candour.Methods.Benchmark;
using Candour.Methods.Tests.Survey;

namespace Candour.Methods.Tests.Benchmark;

public sealed class ChartTests
{
    [Fact]
    public void A_chart_adds_up_what_is_worse_and_starts_anew_from_nought()
    {
        var steps = new Cusum(0.5, 2).Run([1, -3, 1.5, 1.5, 0.75, -1]);

        steps.Select(s => s.Worse).ShouldBe([0.5, 0, 1, 2, 2.25, 0.75]);
        steps.Select(s => s.Better).ShouldBe([0, 2.5, 0.5, 0, 0, 0.5]);
        steps.Select(s => s.Signals).ShouldBe([false, false, false, false, true, false]);
    }

    [Fact]
    public void A_moving_average_counts_the_newest_most()
    {
        var chart = new Ewma(0.5, Math.Sqrt(3));

        chart.Limit.ShouldBe(1, 1e-12);
        chart.Run([1, 1, 2]).Select(s => s.Average).ShouldBe([0.5, 0.75, 1.375]);
        chart.Run([1, 1, 2]).Select(s => s.Signals).ShouldBe([false, false, true]);
    }

    [Fact]
    public void Charts_run_as_long_as_worked_out()
    {
        var (cusum, ewma) = (new Cusum(0.5, 2), new Ewma(0.3, 2));

        Mean(f => cusum.Run(f).ToList().FindIndex(s => s.Signals), 0).ShouldBe(cusum.RunLength().OrThrow, 0.05 * cusum.RunLength().OrThrow);
        Mean(f => cusum.Run(f).ToList().FindIndex(s => s.Signals), 1)
            .ShouldBe(cusum.RunLength(1).OrThrow, 0.05 * cusum.RunLength(1).OrThrow);
        Mean(f => ewma.Run(f).ToList().FindIndex(s => s.Signals), 0).ShouldBe(ewma.RunLength().OrThrow, 0.05 * ewma.RunLength().OrThrow);
    }

    [Fact]
    public void The_chart_for_a_run_length_has_it()
    {
        foreach (var allowance in (double[])[0, 0.25, 0.5, 1])
            Cusum.For(allowance, 100).OrThrow.RunLength().OrThrow.ShouldBe(100, 1e-6);
        Cusum.For(0.5, 100, bothSides: true).OrThrow.RunLengthBothSides().OrThrow.ShouldBe(100, 1e-6);
        // A moving average that counts only the newest is a plain limit on each figure.
        new Ewma(1, 1.959963984540054)
            .RunLength()
            .OrThrow.ShouldBe(20, 1e-9);
    }

    [Fact]
    public void A_better_school_all_but_never_signals_and_that_is_no_number()
    {
        new Cusum(2, 9).RunLength(-3).ShouldBe(NoMeasure.NoFiniteEstimate);
        new Cusum(1, 5).RunLengthBothSides(2).OrThrow.ShouldBe(new Cusum(1, 5).RunLength(2).OrThrow, 1e-6);
        new Cusum(0.5, 0).RunLength().ShouldBe(NoMeasure.NoFiniteEstimate);
        new Cusum(0.5, 11).RunLength().ShouldBe(NoMeasure.NoFiniteEstimate);
        new Ewma(0, 3).RunLength().ShouldBe(NoMeasure.NoFiniteEstimate);
        Cusum.For(0, 1e9).ShouldBe(NoMeasure.NoFiniteEstimate);
        Should.Throw<ArgumentOutOfRangeException>(() => Cusum.For(0.5, 1));
        Should.Throw<ArgumentException>(() => new Cusum(double.NaN, 4));
        Should.Throw<ArgumentException>(() => new Ewma(1.1, 3));
        Should.Throw<ArgumentException>(() => new Cusum(0.5, 4).Run([0, double.NaN])).Message.ShouldContain("Figure 2");
    }

    private static double Mean(Func<double[], int> signal, double shift)
    {
        var random = new Random(17);
        return Enumerable.Range(0, 4000).Average(_ => 1.0 + signal([.. Enumerable.Range(0, 600).Select(_ => random.Normal() + shift)]));
    }
}
