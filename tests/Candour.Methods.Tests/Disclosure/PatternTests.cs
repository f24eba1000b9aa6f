using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>The lightest pattern of small tables, whatever is asked of a primary cell, against trying every pattern.</summary>
public sealed class PatternTests
{
    private static readonly int Tables = Environment.GetEnvironmentVariable("CANDOUR_LONG") == "1" ? 2000 : 100;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Whatever_is_asked_the_lightest_pattern_is_the_one_that_trying_them_all_finds(bool said, bool alone)
    {
        var work = alone ? ProofTests.Alone : null;
        var (found, none) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var table = Asking(new Random(seed));
            // Said twice over, the table is no network.
            var asked = said ? RandomTables.Twice(table) : table;
            var lightest = Lightest(table);

            switch (Suppress.Of(asked, work))
            {
                case Suppression.Found pattern:
                    found++;
                    pattern.Weight.ShouldBe(lightest.ShouldNotBeNull($"seed {seed}"), 1e-9, $"seed {seed}");
                    pattern.IsProven.ShouldBeTrue($"seed {seed}");
                    pattern.Bound.ShouldBe(pattern.Weight, 1e-6, $"seed {seed}");
                    Audit.Of(table, pattern.Hidden).IsSafe.ShouldBeTrue($"seed {seed}");
                    break;
                case Suppression.None:
                    none++;
                    lightest.ShouldBeNull($"seed {seed}");
                    break;
            }
        }
        (found > 25 && none > 3).ShouldBeTrue($"{found} have a pattern and {none} have none");
    }

    /// <summary>Sums in which cells count twice or three times, or against the others: what one gives away of another is no longer its like.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_cells_count_more_than_once_the_lightest_pattern_is_the_one_that_trying_them_all_finds(bool bounded)
    {
        var (found, none) = (0, 0);
        for (var seed = 0; seed < Tables; seed++)
        {
            var table = CountingTwice(new Random(seed), bounded);
            // The audit that shares no code knows of no bounds.
            var lightest = bounded ? Lightest(table) : Lightest(table, PlainAudit.IsSafe);

            foreach (var work in (SuppressionWork[])[ProofTests.Alone, new()])
            {
                if (Suppress.Of(table, work) is Suppression.Found pattern)
                {
                    found++;
                    pattern.Weight.ShouldBe(lightest.ShouldNotBeNull($"seed {seed}"), 1e-9, $"seed {seed}");
                    pattern.IsProven.ShouldBeTrue($"seed {seed}");
                    continue;
                }
                none++;
                lightest.ShouldBeNull($"seed {seed}");
            }
        }
        (found > Tables / 2 && none > Tables / 20).ShouldBeTrue($"{found} have a pattern and {none} have none");
    }

    [Fact]
    public void Little_work_finds_a_pattern_that_is_safe_and_says_how_far_it_may_be_from_the_lightest()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var table = Asking(new Random(seed));
            if (Suppress.Of(table) is not Suppression.Found best)
                continue;

            var light = Suppress
                .Of(table, new SuppressionWork(ProvenUpTo: 0, Rounds: 12))
                .ShouldBeOfType<Suppression.Found>($"seed {seed}");
            var few = Suppress.Of(table, new SuppressionWork(Nodes: 1)).ShouldBeOfType<Suppression.Found>($"seed {seed}");

            light.Bound.ShouldBe(table.Primary.Sum(c => table[c].Weight), 1e-9);
            foreach (var pattern in (Suppression.Found[])[light, few])
            {
                pattern.Audit.IsSafe.ShouldBeTrue();
                pattern.Weight.ShouldBeGreaterThanOrEqualTo(best.Weight - 1e-9, $"seed {seed}");
                pattern.Bound.ShouldBeLessThanOrEqualTo(best.Weight + 1e-9, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void A_large_table_of_three_ways_has_a_safe_pattern_that_leaves_most_of_it()
    {
        var random = new Random(3);
        long Count() => random.Next(25) == 0 ? random.Next(5) : random.Next(5, 60);
        var table = AdditiveTable.Of(
            [Breakdown.Flat(7), Breakdown.Flat(7), Breakdown.Flat(7)],
            _ => Count(),
            v => TableCell.OfPeople(v, 5)
        );

        var found = Suppress.Of(table).ShouldBeOfType<Suppression.Found>();

        table.Cells.Count(c => c.Role == CellRole.MayCover).ShouldBeGreaterThan(400);
        Audit.Of(table, found.Hidden).IsSafe.ShouldBeTrue();
        (found.Hidden.Count - table.Primary.Count).ShouldBeLessThan(8 * table.Primary.Count);
        found.IsProven.ShouldBeFalse();
    }

    [Fact]
    public void A_table_in_which_nothing_is_primary_hides_nothing()
    {
        var table = AdditiveTable.Of(
            new long[,]
            {
                { 20, 30 },
                { 40, 50 },
            },
            v => new TableCell(v)
        );

        var found = Suppress.Of(table).ShouldBeOfType<Suppression.Found>();

        found.Hidden.ShouldBeEmpty();
        (found.Weight, found.Bound, found.IsProven).ShouldBe((0, 0, true));
    }

    [Fact]
    public void What_is_wrong_with_a_table_is_said()
    {
        TableCell[] cells = [new(10), new(4), new(6)];
        Said([new([new(3, 1)])]).ShouldStartWith("Relation 0 names cell 3; there are 3.");
        Said([new([new(-1, 1)])]).ShouldStartWith("Relation 0 names cell -1; there are 3.");
        Said([new([new(1, 1), new(1, -1)])]).ShouldStartWith("Relation 0 names cell 1 twice.");
        Said([new([new(0, -1), new(1, 1), new(2, 1)]), new([new(1, 0)])]).ShouldStartWith("Relation 1 has a coefficient of 0.");
        Said([new([new(1, 1)], 3)]).ShouldStartWith("Relation 0 does not hold: it is out by 1.");

        var table = AdditiveTable.Of(cells, [new([new(0, -1), new(1, 1), new(2, 1)])]);
        Should.Throw<ArgumentException>(() => Audit.Of(table, [3])).Message.ShouldStartWith("There is no cell 3.");
        Should.Throw<ArgumentException>(() => Audit.Of(table, [-1])).Message.ShouldStartWith("There is no cell -1.");
        Should.Throw<ArgumentException>(() => Audit.Of(table, [0], [3])).Message.ShouldStartWith("There is no cell 3.");
        Should.Throw<ArgumentException>(() => Audit.Of(table, [0], [-1])).Message.ShouldStartWith("There is no cell -1.");
        Should
            .Throw<ArgumentException>(() => AdditiveTable.Of((IReadOnlyList<Breakdown>)[], _ => 0, v => new TableCell(v)))
            .Message.ShouldStartWith("A table has at least one breakdown.");

        string Said(Relation[] relations) => Should.Throw<ArgumentException>(() => AdditiveTable.Of(cells, relations)).Message;
    }

    /// <summary>Sums of figures that are no whole numbers are out by their rounding, and by no more.</summary>
    [Theory]
    [InlineData(3e5, 1.1, true)]
    [InlineData(3e5, 1.3, false)]
    [InlineData(0.1, 9e-7, true)]
    [InlineData(0.1, 2e-6, false)]
    public void A_sum_may_be_out_by_a_millionth_of_its_terms(double part, double by, bool holds)
    {
        TableCell[] cells = [new(2 * part + by), new(part), new(part)];
        var making = () => AdditiveTable.Of(cells, [new([new(0, -1), new(1, 1), new(2, 1)])]);

        if (holds)
            making().Count.ShouldBe(3);
        else
            Should.Throw<ArgumentException>(making).Message.ShouldStartWith("Relation 0 does not hold: it is out by");
    }

    [Fact]
    public void Nothing_is_not_a_table()
    {
        var table = AdditiveTable.Of(new long[1, 1], v => new TableCell(v));

        Missing("cells", () => AdditiveTable.Of(null!, (IEnumerable<Relation>)[]));
        Missing("relations", () => AdditiveTable.Of([], (IEnumerable<Relation>)null!));
        Missing("breakdowns", () => AdditiveTable.Of(null!, _ => 0, v => new TableCell(v)));
        Missing("leaf", () => AdditiveTable.Of([Breakdown.Flat(2)], null!, v => new TableCell(v)));
        Missing("cell", () => AdditiveTable.Of([Breakdown.Flat(2)], _ => 0, null!));
        Missing("counts", () => AdditiveTable.Of(null!, v => new TableCell(v)));
        Missing("change", () => table.With(null!));
        Missing("table", () => Suppress.Of(null!));
        Missing("table", () => Audit.Of(null!, [], []));
        Missing("hidden", () => Audit.Of(table, null!));
        Missing("cells", () => Audit.Of(table, [], null!));

        static void Missing(string name, Func<object> made) => Should.Throw<ArgumentNullException>(() => made()).ParamName.ShouldBe(name);
    }

    /// <summary>Two by two, or two by three, with margins; one or two inner cells ask to stay open below, above or by a width.</summary>
    private static AdditiveTable Asking(Random random)
    {
        var columns = 2 + random.Next(2);
        var counts = new long[2, columns];
        for (var i = 0; i < 2; i++)
        for (var j = 0; j < columns; j++)
            counts[i, j] = random.Next(8) == 0 ? 0 : 1 + random.Next(12);
        int[] primary = [columns + 2 + random.Next(columns), 2 * (columns + 1) + 1 + random.Next(columns)];
        var (bounded, weighed) = (random.Next(3) == 0, random.Next(3));
        double Weight(TableCell cell, int at) =>
            weighed switch
            {
                0 => 1,
                1 => cell.Value,
                _ => 0.5 + 0.25 * (at % 3),
            };
        return AdditiveTable
            .Of(counts, v => v == 0 ? new TableCell(0, CellRole.Shown) : new TableCell(v))
            .With(
                (c, i) =>
                    c.Role == CellRole.Shown ? c
                    : !primary.Contains(i) ? new(c.Value, weight: Weight(c, i), upper: bounded ? c.Value + random.Next(12) : null)
                    : random.Next(3) == 0 ? new(c.Value, CellRole.Primary, openBelow: random.Next(4), openAbove: random.Next(8))
                    : new(c.Value, CellRole.Primary, upper: bounded ? c.Value + 6 : null, openWidth: 1 + random.Next(16))
            );
    }

    private static AdditiveTable CountingTwice(Random random, bool bounded)
    {
        double[] values = [.. Enumerable.Range(0, 9).Select(_ => (double)random.Next(1, 9))];
        var relations = Enumerable.Range(0, 4).Select(_ => Relation()).ToArray();
        return AdditiveTable.Of(values.Select(Cell), relations);

        TableCell Cell(double value, int at)
        {
            var role = at < 2 ? CellRole.Primary : CellRole.MayCover;
            var (below, above, weight) = (random.Next((int)value), 1 + random.Next(3), 1 + random.Next(4));
            if (!bounded)
                return at < 2 ? new(value, role, openBelow: below, openAbove: above) : new(value, role, weight);
            var (lower, upper) = (Math.Max(0, value - 1 - random.Next(5)), value + 1 + random.Next(6));
            return at < 1 ? new(value, role, lower: lower, upper: upper, openWidth: 1 + random.Next(3))
                : at < 2 ? new(value, role, lower: lower, upper: upper, openBelow: 1, openAbove: 1)
                : new(value, role, weight, lower: lower, upper: upper);
        }

        Relation Relation()
        {
            int[] cells = [.. Enumerable.Range(0, values.Length)];
            random.Shuffle(cells);
            RelationTerm[] terms = [.. cells[..4].Select(c => new RelationTerm(c, random.Next(4) == 0 ? -1 : 1 + random.Next(3)))];
            return new(terms, terms.Sum(t => t.Coefficient * values[t.Cell]));
        }
    }

    private static double? Lightest(AdditiveTable table, Func<AdditiveTable, IEnumerable<int>, bool>? isSafe = null)
    {
        isSafe ??= (t, hidden) => Audit.Of(t, hidden).IsSafe;
        int[] may = [.. Enumerable.Range(0, table.Count).Where(c => table[c].Role == CellRole.MayCover)];
        double? least = null;
        for (var set = 0; set < 1 << may.Length; set++)
        {
            int[] hidden = [.. table.Primary, .. may.Where((_, i) => (set >> i & 1) == 1)];
            var weight = hidden.Sum(c => table[c].Weight);
            if (!(weight >= least) && isSafe(table, hidden))
                least = weight;
        }
        return least;
    }
}
