using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>What an outsider derives, against trying every table and every set of figures that could be.</summary>
public sealed class OutsiderTests
{
    [Fact]
    public void Whole_figures_have_the_range_that_trying_them_all_finds()
    {
        var (some, none) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var (figures, sums, target) = AnySystem(new Random(seed));
            var expected = Tried(figures, sums, target);

            var found = OutsiderSystem.Of(figures, sums).WholeRange(target);

            found.ShouldBe(expected, $"seed {seed}");
            _ = found is null ? none++ : some++;
            if (found is { } whole && OutsiderSystem.Of(figures, sums).Range(target) is var real)
            {
                real.ShouldNotBeNull($"seed {seed}").Low!.Value.ShouldBeLessThanOrEqualTo(whole.Low!.Value + 1e-6, $"seed {seed}");
                real!.Value.High!.Value.ShouldBeGreaterThanOrEqualTo(whole.High!.Value - 1e-6, $"seed {seed}");
            }
        }
        (some > 100 && none > 50).ShouldBeTrue($"{some} have a range and {none} contradict themselves");
    }

    [Fact]
    public void Sums_of_neighbours_have_whole_ends_over_the_reals_too()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var figures = Enumerable.Range(0, 5).Select(_ => new UntoldFigure(0, 1 + random.Next(4))).ToArray();
            var sums = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Neighbours(random)).ToArray();
            var target = Neighbours(random).Terms;

            var found = OutsiderSystem.Of(figures, sums).Range(target);

            Rounded(found).ShouldBe(Tried(figures, sums, target), $"seed {seed}");
        }
    }

    [Fact]
    public void What_has_no_end_stays_open()
    {
        var atLeast = OutsiderSystem.Of([new(0, null), new(null, 4), new(null, null)], [new([new(0, 1), new(1, 1)], 3, null)]);
        atLeast.Range(0).ShouldBe(new OutsiderRange(0, null));
        atLeast.Range(1).ShouldBe(new OutsiderRange(null, 4));
        atLeast.Range(2).ShouldBe(new OutsiderRange(null, null));
        atLeast.WholeRange(2).ShouldBe(new OutsiderRange(null, null));
        atLeast.Range([new(0, 1), new(1, 1)]).ShouldBe(new OutsiderRange(3, null));
        atLeast.Count.ShouldBe(3);

        var atMost = OutsiderSystem.Of([new(0, null), new(1, null)], [new([new(0, 2), new(1, 1)], null, 8)]);
        atMost.Range(0).ShouldBe(new OutsiderRange(0, 3.5));
        atMost.WholeRange(0).ShouldBe(new OutsiderRange(0, 3));
        atMost.WholeRange(1).ShouldBe(new OutsiderRange(1, 8));
    }

    [Fact]
    public void A_figure_with_only_an_upper_end_may_lie_below_nought()
    {
        var system = OutsiderSystem.Of([new(null, -4), new(0, null)], [new([new(0, 1), new(1, 1)], -1, 0)]);

        system.Range(0).ShouldBe(new OutsiderRange(null, -4));
        system.Range(1).ShouldBe(new OutsiderRange(3, null));
        system.WholeRange([new(0, 1), new(1, 1)]).ShouldBe(new OutsiderRange(-1, 0));
    }

    /// <summary>Programmes whose steps of no length come round to where they began if the largest coefficient is always taken.</summary>
    [Fact]
    public void Programmes_that_are_known_to_go_in_circles_end()
    {
        UntoldFigure[] four = [.. Enumerable.Range(0, 4).Select(_ => new UntoldFigure(0, null, Whole: false))];

        // Beale (1955).
        var beale = OutsiderSystem.Of(
            four,
            [
                new([new(0, 0.25), new(1, -60), new(2, -0.04), new(3, 9)], null, 0),
                new([new(0, 0.5), new(1, -90), new(2, -0.02), new(3, 3)], null, 0),
                new([new(2, 1)], null, 1),
            ]
        );
        beale.Range([new(0, 0.75), new(1, -150), new(2, 0.02), new(3, -6)])!.Value.High!.Value.ShouldBe(0.05, 1e-9);

        // Marshall and Suurballe (1969).
        var circle = OutsiderSystem.Of(
            four,
            [
                new([new(0, 0.5), new(1, -5.5), new(2, -2.5), new(3, 9)], null, 0),
                new([new(0, 0.5), new(1, -1.5), new(2, -0.5), new(3, 1)], null, 0),
                new([new(0, 1)], null, 1),
            ]
        );
        circle.Range([new(0, 10), new(1, -57), new(2, -9), new(3, -24)])!.Value.High!.Value.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Many_ways_that_meet_are_counted_together()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var table = AdditiveTable
                .Of(RandomTables.Counts(random, 5, 5), v => new TableCell(v))
                .With((c, i) => new(c.Value, upper: c.Value + random.Next(1 + (i % 6 == 0 || i < 6 ? 40 : 12))));
            int[] hidden = [.. Enumerable.Range(0, table.Count).Where(_ => random.Next(5) > 0)];

            var (one, other) = (Audit.Of(table, hidden, hidden), Audit.Of(RandomTables.Twice(table), hidden, hidden));

            foreach (var (cell, range) in one.Ranges)
                Rounded(other.Ranges[cell]).ShouldBe(Rounded(range), $"seed {seed}, cell {cell}");
        }
    }

    [Fact]
    public void A_figure_that_need_not_be_whole_keeps_its_parts()
    {
        var system = OutsiderSystem.Of(
            [new(0.25, 0.75, Whole: false), new(0.5, 3.5), new(0, 9, Whole: false)],
            [new([new(1, 1), new(2, 2)], 4, 4)]
        );

        system.WholeRange(0).ShouldBe(new OutsiderRange(0.25, 0.75));
        system.WholeRange(1).ShouldBe(new OutsiderRange(1, 3));
        system.WholeRange(2).ShouldBe(new OutsiderRange(0.5, 1.5));
        system.Range(2).ShouldBe(new OutsiderRange(0.25, 1.75));
    }

    [Fact]
    public void A_search_that_ends_early_finds_no_more_than_there_is()
    {
        var figures = Enumerable.Range(0, 6).Select(_ => new UntoldFigure(0, 5)).ToArray();
        ToldSum[] sums =
        [
            new([new(0, 2), new(1, 2), new(2, 2), new(3, 3)], 11, 11),
            new([new(2, 5), new(3, 2), new(4, 3), new(5, 7)], 31, 33),
        ];
        var system = OutsiderSystem.Of(figures, sums);
        RelationTerm[] all = [.. Enumerable.Range(0, 6).Select(f => new RelationTerm(f, 1 + f % 3))];
        var whole = system.WholeRange(all).ShouldNotBeNull();

        whole.ShouldBe(Tried(figures, sums, all)!.Value);
        for (var nodes = 1; nodes < 60; nodes++)
        {
            if (system.WholeRange(all, nodes) is not { } early)
                continue;
            early.Low!.Value.ShouldBeGreaterThanOrEqualTo(whole.Low!.Value);
            early.High!.Value.ShouldBeLessThanOrEqualTo(whole.High!.Value);
        }
        system.WholeRange(all, 0).ShouldBeNull();
        var enough = Enumerable.Range(1, 400).First(nodes => system.WholeRange(all, nodes) == whole);
        enough.ShouldBeInRange(2, 200);
        system.WholeRange(all, enough - 1).ShouldNotBe(whole);
        OutsiderSystem.Of([new(0, 5)], []).WholeRange(0, 0).ShouldBeNull();
        OutsiderSystem.Of([new(0, 5)], []).WholeRange(0, 1).ShouldBe(new OutsiderRange(0, 5));
    }

    [Fact]
    public void What_is_wrong_with_a_system_is_said()
    {
        Said([new(0, double.PositiveInfinity)], []).ShouldStartWith("An end is a finite number, or null when there is none.");
        Said([new(0, 1)], [new([new(0, 1)], double.NaN, 1)]).ShouldStartWith("An end is a finite number");
        Said([new(0, 1)], [new([new(1, 1)], 0, 1)]).ShouldStartWith("A sum names a figure that is not there, or a coefficient");
        Said([new(0, 1)], [new([new(0, 1), new(5, 1)], 0, 1)]).ShouldStartWith("A sum names a figure that is not there");
        Said([new(0, 1)], [new([new(-1, 1)], 0, 1)]).ShouldStartWith("A sum names a figure that is not there");
        Said([new(0, 1)], [new([new(0, double.NaN)], 0, 1)]).ShouldStartWith("A sum names a figure that is not there");
        Said([new(0, 1)], [new([new(0, 1), new(0, 1)], 0, 1)]).ShouldStartWith("A sum names a figure twice.");
        Should.Throw<ArgumentNullException>(() => OutsiderSystem.Of(null!, [])).ParamName.ShouldBe("figures");
        Should.Throw<ArgumentNullException>(() => OutsiderSystem.Of([], null!)).ParamName.ShouldBe("sums");

        static string Said(UntoldFigure[] figures, ToldSum[] sums) =>
            Should.Throw<ArgumentException>(() => OutsiderSystem.Of(figures, sums)).Message;
    }

    [Fact]
    public void A_table_of_two_ways_has_the_ranges_that_trying_every_table_finds()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var table = Bounded(random);
            int[] hidden = [.. Enumerable.Range(0, table.Count).Where(_ => random.Next(3) > 0)];
            var expected = Tried(table, hidden);

            var audit = Audit.Of(table, hidden, Enumerable.Range(0, table.Count));

            for (var cell = 0; cell < table.Count; cell++)
                Rounded(audit.Ranges[cell]).ShouldBe(expected[cell], $"seed {seed}, cell {cell}");
            foreach (var range in Audit.Of(RandomTables.Twice(table), hidden, Enumerable.Range(0, table.Count)).Ranges)
                Rounded(range.Value).ShouldBe(expected[range.Key], $"seed {seed}, cell {range.Key}, not as a network");
        }
    }

    [Fact]
    public void A_table_that_is_a_network_and_the_same_said_twice_have_the_same_ranges_and_patterns()
    {
        for (var seed = 0; seed < 24; seed++)
        {
            var table = RandomTables.TwoWay(new Random(seed), 3 + seed % 3, 3);
            int[] hidden = [.. RandomTables.Hideable(table).Where(c => (c * 7 + seed) % 3 > 0 || table[c].Role == CellRole.Primary)];

            var (one, other) = (Audit.Of(table, hidden, hidden), Audit.Of(RandomTables.Twice(table), hidden, hidden));

            foreach (var (cell, range) in one.Ranges)
                Rounded(other.Ranges[cell]).ShouldBe(Rounded(range), $"seed {seed}, cell {cell}");
            other.Disclosed.ShouldBe(one.Disclosed);
            if (Suppress.Of(table) is Suppression.Found pattern)
            {
                var again = Suppress.Of(RandomTables.Twice(table)).ShouldBeOfType<Suppression.Found>($"seed {seed}");
                (again.Weight, again.IsProven).ShouldBe((pattern.Weight, pattern.IsProven), $"seed {seed}");
            }
        }
    }

    /// <summary>Ways round many corners: what one way took, another may have to give back.</summary>
    [Fact]
    public void In_large_tables_with_few_cells_hidden_the_two_outsiders_agree()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var dice = new Random(seed);
            var table = RandomTables.TwoWay(dice, 6 + seed % 5, 6 + seed % 4);
            int[] hidden = [.. RandomTables.Hideable(table).Where(c => dice.NextDouble() < 0.4 || table[c].Role == CellRole.Primary)];

            var (one, other) = (Audit.Of(table, hidden, hidden), Audit.Of(RandomTables.Twice(table), hidden, hidden));

            foreach (var (cell, range) in one.Ranges)
                Rounded(other.Ranges[cell]).ShouldBe(Rounded(range), $"seed {seed}, cell {cell}");
        }
    }

    [Fact]
    public void Sums_in_an_odd_ring_give_everything_away_and_in_an_even_one_they_do_not()
    {
        TableCell[] cells = [new(3), new(4), new(5), new(6)];
        Relation Sum(int one, int other) => new([new(one, 1), new(other, 1)], cells[one].Value + cells[other].Value);
        var odd = AdditiveTable.Of(cells[..3], [Sum(0, 1), Sum(1, 2), Sum(2, 0)]);
        var even = AdditiveTable.Of(cells, [Sum(0, 1), Sum(1, 2), Sum(2, 3), Sum(3, 0)]);

        Audit.Of(odd, [0, 1, 2], [0, 1, 2]).Ranges.Values.ShouldBe([new(3, 3), new(4, 4), new(5, 5)]);
        Audit.Of(even, [0, 1, 2, 3], [0, 1, 2, 3]).Ranges.Values.ShouldBe([new(0, 7), new(0, 7), new(2, 9), new(2, 9)]);
    }

    [Fact]
    public void A_cell_that_counts_twice_in_one_of_its_sums_makes_no_network()
    {
        TableCell[] cells = [new(2), new(3), new(5)];
        var table = AdditiveTable.Of(cells, [new([new(0, 1), new(1, 1)], 5), new([new(0, 2), new(2, 1)], 9)]);

        Audit.Of(table, [0, 1, 2], [0, 1, 2]).Ranges.Values.ShouldBe([new(0, 4.5), new(0.5, 5), new(0, 9)]);
    }

    private static AdditiveTable Bounded(Random random)
    {
        var counts = new long[2, 3];
        for (var i = 0; i < 2; i++)
        for (var j = 0; j < 3; j++)
            counts[i, j] = random.Next(4);
        return AdditiveTable
            .Of(counts, v => new TableCell(v))
            .With((c, i) => new TableCell(c.Value, lower: Math.Max(0, c.Value - 1 - i % 4), upper: c.Value + (i < 4 ? 12 : i % 3)));
    }

    /// <summary>Of each cell the least and most in any table of whole numbers that looks like this one where it is shown.</summary>
    private static OutsiderRange[] Tried(AdditiveTable table, int[] hidden)
    {
        int[] inner = [5, 6, 7, 9, 10, 11];
        var ranges = new (double Low, double High)[table.Count];
        Array.Fill(ranges, (double.MaxValue, double.MinValue));
        var values = new double[table.Count];
        Place(0);
        return [.. ranges.Select(r => new OutsiderRange(r.Low, r.High))];

        void Place(int at)
        {
            if (at < inner.Length)
            {
                var cell = table[inner[at]];
                var open = hidden.Contains(inner[at]);
                for (var value = open ? cell.Lower : cell.Value; value <= (open ? cell.Upper : cell.Value); value++)
                {
                    values[inner[at]] = value;
                    Place(at + 1);
                }
                return;
            }
            for (var i = 1; i < 3; i++)
                values[4 * i] = values[4 * i + 1] + values[4 * i + 2] + values[4 * i + 3];
            for (var j = 0; j < 4; j++)
                values[j] = values[4 + j] + values[8 + j];
            if (
                Enumerable
                    .Range(0, table.Count)
                    .Any(c =>
                        values[c] > table[c].Upper || values[c] < table[c].Lower || !hidden.Contains(c) && values[c] != table[c].Value
                    )
            )
                return;
            for (var cell = 0; cell < table.Count; cell++)
                ranges[cell] = (Math.Min(ranges[cell].Low, values[cell]), Math.Max(ranges[cell].High, values[cell]));
        }
    }

    private static (UntoldFigure[] Figures, ToldSum[] Sums, RelationTerm[] Target) AnySystem(Random random)
    {
        var count = 2 + random.Next(3);
        var figures = Enumerable.Range(0, count).Select(_ => (Low: random.Next(-2, 1), Wide: random.Next(5))).ToArray();
        var sums = Enumerable
            .Range(0, 1 + random.Next(3))
            .Select(_ =>
            {
                var low = random.Next(-6, 6) + (random.Next(3) == 0 ? 0.5 : 0);
                return new ToldSum(
                    Terms(random, count),
                    random.Next(4) == 0 ? null : low,
                    random.Next(4) == 0 ? null : low + random.Next(4)
                );
            })
            .ToArray();
        return ([.. figures.Select(f => new UntoldFigure(f.Low, f.Low + f.Wide))], sums, Terms(random, count));
    }

    private static RelationTerm[] Terms(Random random, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Where(f => f == 0 || random.Next(3) > 0)
                .Select(f => new RelationTerm(f, (random.Next(2) == 0 ? -1 : 1) * (1 + random.Next(2)))),
        ];

    private static ToldSum Neighbours(Random random)
    {
        var first = random.Next(5);
        var last = first + random.Next(5 - first);
        var low = random.Next(1 + 2 * (last - first + 1));
        return new([.. Enumerable.Range(first, last - first + 1).Select(f => new RelationTerm(f, 1))], low, low + random.Next(3));
    }

    private static OutsiderRange? Tried(UntoldFigure[] figures, ToldSum[] sums, IReadOnlyList<RelationTerm> target)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        Place([]);
        return low > high ? null : new(low, high);

        void Place(double[] values)
        {
            if (values.Length < figures.Length)
            {
                for (var value = figures[values.Length].Low!.Value; value <= figures[values.Length].High; value++)
                    Place([.. values, value]);
                return;
            }
            if (sums.Any(s => Sum(s.Terms) < s.Low || Sum(s.Terms) > s.High))
                return;
            (low, high) = (Math.Min(low, Sum(target)), Math.Max(high, Sum(target)));

            double Sum(IReadOnlyList<RelationTerm> terms) => terms.Sum(t => t.Coefficient * values[t.Cell]);
        }
    }

    private static OutsiderRange? Rounded(OutsiderRange? range) =>
        range is { } r ? new(Math.Round(r.Low ?? double.MinValue, 6), Math.Round(r.High ?? double.MaxValue, 6)) : null;
}
