using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>What must hold of every table, on random ones.</summary>
public sealed class SuppressTests
{
    private static readonly int Tables = Environment.GetEnvironmentVariable("CANDOUR_LONG") == "1" ? 1000 : 60;

    private static readonly SuppressionWork Light = new(ProvenUpTo: 0);

    /// <summary>With few barriers known, most of what could be shown again is found by trying.</summary>
    private static readonly SuppressionWork Hasty = new(ProvenUpTo: 0, Rounds: 1, Starts: 1, Reworks: 1);

    [Fact]
    public void Every_pattern_passes_an_audit_that_shares_no_code()
    {
        for (var seed = 0; seed < Tables; seed++)
        {
            var table = RandomTables.Any(seed);
            switch (Suppress.Of(table, Light))
            {
                case Suppression.Found found:
                    PlainAudit.IsSafe(table, found.Hidden).ShouldBeTrue($"seed {seed}");
                    found.Audit.IsSafe.ShouldBeTrue();
                    found.Hidden.ShouldAllBe(c => table[c].Role != CellRole.Shown);
                    found.Weight.ShouldBe(found.Hidden.Sum(c => table[c].Weight), 1e-9);
                    break;
                case Suppression.None:
                    PlainAudit.IsSafe(table, RandomTables.Hideable(table)).ShouldBeFalse($"seed {seed}: everything hidden would do");
                    break;
            }
        }
    }

    [Fact]
    public void Every_pattern_passes_an_audit_by_GLPK_or_CBC()
    {
        Assert.SkipWhen(PlainAudit.Solver is null, "Neither glpsol nor cbc is on this machine: apt-get install glpk-utils");
        for (var seed = 0; seed < Tables; seed++)
        {
            var table = RandomTables.Any(seed);
            if (Suppress.Of(table, Light) is Suppression.Found found)
                PlainAudit.IsSafeBy(PlainAudit.Solver!, table, [.. found.Hidden]).ShouldBeTrue($"seed {seed}");
        }
    }

    [Fact]
    public void The_two_audits_agree_on_patterns_that_nobody_looked_for()
    {
        var (safe, open) = (0, 0);
        for (var seed = 0; seed < Tables; seed++)
        {
            var (table, dice) = (RandomTables.Any(seed), new Random(seed));
            var share = dice.NextDouble();
            int[] hidden = [.. RandomTables.Hideable(table).Where(c => table[c].Role == CellRole.Primary || dice.NextDouble() < share)];
            var found = Audit.Of(table, hidden).IsSafe;
            found.ShouldBe(PlainAudit.IsSafe(table, hidden), $"seed {seed}");
            (safe, open) = found ? (safe + 1, open) : (safe, open + 1);
        }
        safe.ShouldBeGreaterThan(5);
        open.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void No_cell_of_a_pattern_could_be_shown_after_all()
    {
        for (var seed = 0; seed < Tables / 4; seed++)
            Needed(seed, RandomTables.Any(seed), Light, PlainAudit.IsSafe);
        for (var seed = 0; seed < 20; seed++)
            Needed(seed, RandomTables.Harder(seed), Hasty, (table, hidden) => Audit.Of(table, hidden).IsSafe);

        static void Needed(int seed, AdditiveTable table, SuppressionWork work, Func<AdditiveTable, IEnumerable<int>, bool> isSafe)
        {
            if (Suppress.Of(table, work) is not Suppression.Found found)
                return;
            foreach (var cell in found.Hidden.Where(c => table[c].Role == CellRole.MayCover))
                isSafe(table, found.Hidden.Where(c => c != cell)).ShouldBeFalse($"seed {seed}, cell {cell}");
        }
    }

    [Fact]
    public void A_proven_pattern_is_as_light_as_trying_all_of_them_finds()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var dice = new Random(seed);
            var table = RandomTables.TwoWay(dice, 2, 3);
            int[] may = [.. RandomTables.Hideable(table).Where(c => table[c].Role == CellRole.MayCover)];
            var lightest = Enumerable
                .Range(0, 1 << may.Length)
                .Select(set => table.Primary.Concat(may.Where((_, i) => (set >> i & 1) == 1)).ToArray())
                .OrderBy(hidden => hidden.Length)
                .FirstOrDefault(hidden => PlainAudit.IsSafe(table, hidden));

            if (Suppress.Of(table) is Suppression.Found found)
            {
                found.IsProven.ShouldBeTrue();
                found.Hidden.Count.ShouldBe(lightest!.Length, $"seed {seed}");
            }
            else
                lightest.ShouldBeNull($"seed {seed}");
        }
    }

    [Fact]
    public void The_order_of_rows_and_columns_changes_nothing()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var dice = new Random(seed);
            var counts = RandomTables.Counts(dice, 4, 4);
            int[] rows = [0, 1, 2, 3];
            int[] columns = [0, 1, 2, 3];
            dice.Shuffle(rows);
            dice.Shuffle(columns);
            var moved = new long[4, 4];
            for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
                moved[i, j] = counts[rows[i], columns[j]];
            var (table, other) = (RandomTables.Of(counts), RandomTables.Of(moved));

            Found(Suppress.Of(other)).ShouldBe(Found(Suppress.Of(table)), $"seed {seed}");
            Ranges(other).ShouldBe(Ranges(table), $"seed {seed}");
        }
    }

    [Fact]
    public void The_order_of_cells_and_relations_changes_nothing()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var (table, dice) = (RandomTables.Any(seed), new Random(seed));
            int[] order = [.. Enumerable.Range(0, table.Count)];
            dice.Shuffle(order);
            var relations = table
                .Relations.Select(r => r with { Terms = [.. r.Terms.Select(t => t with { Cell = Array.IndexOf(order, t.Cell) })] })
                .ToArray();
            dice.Shuffle(relations);
            var other = AdditiveTable.Of(order.Select(c => table[c]), relations);

            Ranges(other).ShouldBe(Ranges(table), $"seed {seed}");
        }
    }

    [Fact]
    public void A_row_of_noughts_changes_nothing()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var counts = RandomTables.Counts(new Random(seed), 4, 4);
            var longer = new long[5, 4];
            Array.Copy(counts, longer, counts.Length);
            var (table, other) = (RandomTables.Of(counts), RandomTables.Of(longer));

            Found(Suppress.Of(other)).ShouldBe(Found(Suppress.Of(table)), $"seed {seed}");
            Ranges(other).ShouldBe(Ranges(table), $"seed {seed}");
        }
    }

    [Fact]
    public void The_same_table_has_the_same_pattern()
    {
        var (one, two) = (Suppress.Of(RandomTables.Any(5), Light), Suppress.Of(RandomTables.Any(5), Light));

        ((Suppression.Found)one).Hidden.ShouldBe(((Suppression.Found)two).Hidden);
    }

    [Fact]
    public void What_nothing_can_protect_is_said_by_name()
    {
        var cells = (TableCell[])[new(9, CellRole.Shown), TableCell.OfPeople(3, 5), new(6, CellRole.Shown)];
        var table = AdditiveTable.Of(cells, [new([new(0, -1), new(1, 1), new(2, 1)])]);

        Suppress.Of(table).ShouldBeOfType<Suppression.None>().Disclosed.ShouldBe([1]);
        Disclose.OfTable(table).ShouldAllBe(c => c.Value.Equals(Stated.Withheld<double>(Reason.Unprotected)));
    }

    [Fact]
    public void A_width_asked_for_is_kept()
    {
        var table = AdditiveTable
            .Of(
                new long[,]
                {
                    { 20, 30, 25 },
                    { 15, 40, 35 },
                    { 22, 28, 31 },
                },
                v => new TableCell(v)
            )
            .With((c, i) => i == 5 ? new TableCell(c.Value, CellRole.Primary, openWidth: 12) : c);

        var found = Suppress.Of(table).ShouldBeOfType<Suppression.Found>();

        found.Hidden.Count.ShouldBe(4);
        (found.Audit.Ranges[5].Width ?? double.PositiveInfinity).ShouldBeGreaterThanOrEqualTo(12);
    }

    private static (double Weight, bool Proven)? Found(Suppression suppression) =>
        suppression is Suppression.Found found ? (found.Weight, found.IsProven) : null;

    /// <summary>What an outsider derives of the primary cells, in an order of its own.</summary>
    private static IEnumerable<(double, double?, double?)> Ranges(AdditiveTable table) =>
        Audit
            .Of(table, table.Primary)
            .Ranges.Select(r => (table[r.Key].Value, Rounded(r.Value.Low), Rounded(r.Value.High)))
            .OrderBy(r => r.Value)
            .ThenBy(r => r.Item2)
            .ThenBy(r => r.Item3);

    private static double? Rounded(double? end) => end is { } number ? Math.Round(number, 9) : null;
}
