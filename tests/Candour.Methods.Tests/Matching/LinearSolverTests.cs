using Candour.Methods.Optimisation;

namespace Candour.Methods.Tests.Matching;

public sealed class LinearSolverTests
{
    [Fact]
    public void Solve_TwoGoodsOfTwoMaterials_TakesTheCornerThatPays()
    {
        // Dantzig's kind of question: 3 a + 5 b with a ≤ 4, 2 b ≤ 12, 3 a + 2 b ≤ 18 is most at a = 2, b = 6.
        var programme = new Programme(
            [new(-3, 0, 4), new(-5, 0, double.PositiveInfinity)],
            [new(double.NegativeInfinity, 12, [new(1, 2)]), new(double.NegativeInfinity, 18, [new(0, 3), new(1, 2)])]
        );

        var found = LinearSolver.Solve(programme);

        found.Outcome.ShouldBe(Outcome.Best);
        found.Objective.ShouldBe(-36, 1e-9);
        found.Values.ShouldBe([2, 6], 1e-9);
        found.Prices.ShouldBe([-1.5, -1], 1e-9);
    }

    [Fact]
    public void Solve_RowsThatContradict_NothingFits() =>
        LinearSolver
            .Solve(new Programme([new(1), new(1)], [new(1.5, 5, [new(0, 1), new(1, 1)]), new(-5, 1, [new(0, 1), new(1, 1)])]))
            .Outcome.ShouldBe(Outcome.NothingFits);

    [Fact]
    public void Solve_CostThatFallsForEver_HasNoLeast() =>
        LinearSolver
            .Solve(
                new Programme(
                    [new(-1, 0, double.PositiveInfinity), new(1, 0, double.PositiveInfinity)],
                    [new(double.NegativeInfinity, 1, [new(0, 1), new(1, -1)]), new(-1, double.PositiveInfinity, [new(1, 1)])]
                )
            )
            .Outcome.ShouldBe(Outcome.Best, "one more of the first needs one more of the second");

    [Fact]
    public void Solve_NothingHoldsAVariable_HasNoLeast() =>
        LinearSolver
            .Solve(new Programme([new(-1, 0, double.PositiveInfinity)], [new(1, double.PositiveInfinity, [new(0, 1)])]))
            .Outcome.ShouldBe(Outcome.NoLeast);

    [Fact]
    public void Solve_NoStepsLeft_SaysSo()
    {
        var programme = Any(new Random(3), 30, 20);

        LinearSolver.Solve(programme, effort: new Effort { Steps = 0 }).Outcome.ShouldBe(Outcome.CutShort);
    }

    /// <summary>Values that keep every row, and prices that show nothing can be cheaper, prove each other.</summary>
    [Fact]
    public void Solve_AnyProgramme_KeepsItsRowsAndProvesItsCost()
    {
        for (var seed = 0; seed < Long.Many(300, 5000); seed++)
        {
            var random = new Random(seed);
            var programme = Any(random, 3 + random.Next(60), 2 + random.Next(40));

            var found = LinearSolver.Solve(programme);

            found.Outcome.ShouldBe(Outcome.Best, $"seed {seed}");
            ShouldKeep(programme, found, seed);
            found.Bound.ShouldBe(found.Objective, 1e-5 * (1 + Math.Abs(found.Objective)), $"seed {seed}");
        }
    }

    [Fact]
    public void Solve_FromABasisAfterChanges_FindsTheSame()
    {
        for (var seed = 0; seed < Long.Many(100, 2000); seed++)
        {
            var random = new Random(seed);
            var programme = Any(random, 40, 25);
            var basis = LinearSolver.Solve(programme).Basis;
            var changed = new Programme(
                [.. programme.Variables.Select(v => random.Next(3) == 0 ? v with { Cost = random.Next(-20, 20) } : v)],
                [
                    .. programme.Rows,
                    new Row(double.NegativeInfinity, 20, [.. Enumerable.Range(0, 20).Select(j => new Term(j, random.Next(1, 3)))]),
                ]
            );

            var (warm, cold) = (LinearSolver.Solve(changed, basis), LinearSolver.Solve(changed));

            warm.Outcome.ShouldBe(cold.Outcome, $"seed {seed}");
            if (cold.Outcome == Outcome.Best)
                warm.Objective.ShouldBe(cold.Objective, 1e-6 * (1 + Math.Abs(cold.Objective)), $"seed {seed}");
        }
    }

    [Fact]
    public void Programme_TermTwice_Throws() =>
        Should.Throw<ArgumentException>(() => new Programme([new(1)], [new Row(0, 1, [new(0, 1), new(0, 2)])]));

    [Fact]
    public void IntegerSolve_SmallProgrammes_FindsWhatTryingEverythingFinds()
    {
        for (var seed = 0; seed < Long.Many(200, 5000); seed++)
        {
            var random = new Random(seed);
            var count = 4 + random.Next(7);
            var variables = Enumerable.Range(0, count).Select(_ => new Variable(random.Next(-15, 15), 0, 1, true)).ToList();
            var rows = Enumerable
                .Range(0, 2 + random.Next(4))
                .Select(_ => new Row(
                    random.Next(3) == 0 ? random.Next(0, 3) : double.NegativeInfinity,
                    random.Next(3, 9),
                    [.. Enumerable.Range(0, count).Where(_ => random.Next(2) == 0).Select(j => new Term(j, random.Next(-2, 6)))]
                ))
                .ToList();

            var found = IntegerSolver.Solve(new Programme(variables, rows));

            found.Ending.ShouldBeOfType<Ending.Proved>();
            var best = Everything(variables, rows);
            found.Objective.ShouldBe(best, $"seed {seed}");
            if (double.IsFinite(best))
                found.Bound.ShouldBe(best);
        }
    }

    private static double Everything(List<Variable> variables, List<Row> rows)
    {
        var best = double.PositiveInfinity;
        for (var set = 0; set < 1 << variables.Count; set++)
        {
            if (rows.All(r => r.Terms.Sum(t => (set >> t.Variable & 1) * t.Factor) is var sum && sum >= r.Lower && sum <= r.Upper))
                best = Math.Min(best, Enumerable.Range(0, variables.Count).Sum(j => (set >> j & 1) * variables[j].Cost));
        }
        return best;
    }

    /// <summary>A programme that some point keeps, with boxed, one-sided, free and fixed variables, and equal rows.</summary>
    private static Programme Any(Random random, int columns, int rows)
    {
        var point = Enumerable.Range(0, columns).Select(_ => random.Next(-3, 4) * (random.Next(2) == 0 ? 1.0 : 0.5)).ToArray();
        var variables = point
            .Select(x =>
                random.Next(6) switch
                {
                    0 => new Variable(random.Next(0, 20), x - random.Next(3), double.PositiveInfinity),
                    1 => new Variable(-random.Next(0, 20), double.NegativeInfinity, x + random.Next(3)),
                    2 => new Variable(random.Next(-9, 9), x, x),
                    _ => new Variable(random.Next(-20, 20), x - random.Next(3), x + random.Next(3)),
                }
            )
            .ToList();
        var kept = Enumerable
            .Range(0, rows)
            .Select(_ =>
            {
                var terms = Enumerable
                    .Range(0, columns)
                    .Where(_ => random.Next(4) == 0)
                    .Select(j => new Term(j, random.Next(-4, 5)))
                    .ToList();
                var sum = terms.Sum(t => t.Factor * point[t.Variable]);
                return random.Next(3) switch
                {
                    0 => new Row(sum, sum, terms),
                    1 => new Row(sum - random.Next(4), double.PositiveInfinity, terms),
                    _ => new Row(double.NegativeInfinity, sum + random.Next(4), terms),
                };
            })
            .ToList();
        // A box round everything keeps the cost from falling for ever.
        kept.Add(new Row(-1000, 1000, [.. Enumerable.Range(0, columns).Select(j => new Term(j, 1))]));
        return new Programme([.. variables.Select(v => v with { Lower = Math.Max(v.Lower, -500), Upper = Math.Min(v.Upper, 500) })], kept);
    }

    private static void ShouldKeep(Programme programme, LinearSolution found, int seed)
    {
        for (var j = 0; j < programme.Variables.Count; j++)
        {
            found.Values[j].ShouldBeGreaterThanOrEqualTo(programme.Variables[j].Lower - 1e-5, $"seed {seed}");
            found.Values[j].ShouldBeLessThanOrEqualTo(programme.Variables[j].Upper + 1e-5, $"seed {seed}");
        }
        foreach (var row in programme.Rows)
        {
            var sum = row.Terms.Sum(t => t.Factor * found.Values[t.Variable]);
            sum.ShouldBeGreaterThanOrEqualTo(row.Lower - 1e-5, $"seed {seed}");
            sum.ShouldBeLessThanOrEqualTo(row.Upper + 1e-5, $"seed {seed}");
        }
    }
}
