using Candour.Methods.Optimisation;

namespace Candour.Methods.Tests.Matching;

public sealed class MinCostFlowTests
{
    [Fact]
    public void Solve_TwoWays_FillsTheCheaperFirst()
    {
        var found = MinCostFlow.Solve([5, 0, 0, -5], [new(0, 1, 1, 3), new(1, 3, 1, 9), new(0, 2, 2, 9), new(2, 3, 2, 9)]);

        found.Outcome.ShouldBe(Outcome.Best);
        found.Flows.ShouldBe([3, 3, 2, 2]);
        found.Cost.ShouldBe(14);
    }

    [Fact]
    public void Solve_TooNarrow_NothingFits() => MinCostFlow.Solve([5, -5], [new(0, 1, 1, 3)]).Outcome.ShouldBe(Outcome.NothingFits);

    [Fact]
    public void Solve_RoundThatGainsForEver_HasNoLeast() =>
        MinCostFlow.Solve([0, 0], [new(0, 1, -2, long.MaxValue), new(1, 0, 1, long.MaxValue)]).Outcome.ShouldBe(Outcome.NoLeast);

    [Fact]
    public void Solve_SuppliesThatDoNotBalance_Throws() =>
        Should.Throw<ArgumentException>(() => MinCostFlow.Solve([1, -2], [new(0, 1, 1)]));

    [Fact]
    public void Solve_NothingToCarry_CostsNothing() => MinCostFlow.Solve([0, 0], []).Cost.ShouldBe(0);

    /// <summary>A flow that keeps what it must and potentials no arc with room undercuts prove each other, without any solver.</summary>
    [Fact]
    public void Solve_AnyNetwork_BalancesAndCannotBeBettered()
    {
        for (var seed = 0; seed < Long.Many(300, 10_000); seed++)
        {
            var (supplies, arcs) = Any(new Random(seed));

            var found = MinCostFlow.Solve(supplies, arcs);

            found.Outcome.ShouldBe(Outcome.Best, $"seed {seed}");
            var left = supplies.ToArray();
            for (var a = 0; a < arcs.Count; a++)
            {
                var (flow, arc) = (found.Flows[a], arcs[a]);
                flow.ShouldBeInRange(arc.Lower, arc.Upper, $"seed {seed}");
                left[arc.From] -= flow;
                left[arc.To] += flow;
                var reduced = arc.Cost + found.Potentials[arc.From] - found.Potentials[arc.To];
                (reduced >= 0 || flow == arc.Upper).ShouldBeTrue($"seed {seed}: arc {a} has room and gains");
                (reduced <= 0 || flow == arc.Lower).ShouldBeTrue($"seed {seed}: arc {a} carries and loses");
            }
            left.ShouldAllBe(l => l == 0);
        }
    }

    private static (long[] Supplies, List<Arc> Arcs) Any(Random random)
    {
        var nodes = 2 + random.Next(30);
        var (supplies, arcs) = (new long[nodes], new List<Arc>());
        for (var a = 0; a < nodes * 4; a++)
        {
            var (lower, room) = (random.Next(3) == 0 ? random.Next(-2, 3) : 0, random.Next(6));
            var (from, to, flow) = (random.Next(nodes), random.Next(nodes), lower + random.Next(room + 1));
            if (from == to)
                continue;
            arcs.Add(new Arc(from, to, random.Next(-10, 30), lower + room, lower));
            supplies[from] += flow;
            supplies[to] -= flow;
        }
        return (supplies, arcs);
    }
}
