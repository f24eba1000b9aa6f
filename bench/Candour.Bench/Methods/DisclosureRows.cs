using System.Globalization;
using System.Text;
using Candour.Methods.Disclosure;
using Candour.Testing;

namespace Candour.Bench.Methods;

/// <summary>What an outsider could work out of tables, and which cells to hide besides.</summary>
internal static class DisclosureRows
{
    private const int Limit = 5;

    /// <summary>The reference tables that the repository holds.</summary>
    private static readonly string[] References = ["schools12_answers5", "schools8_sex_fsm", "clusters3x4_answers4"];

    public static IEnumerable<MethodRow> All =>
        [
            new(
                "audit-2d",
                "200 × 5 with margins, about 300 primary",
                1,
                () => AuditOf(TwoWay(200, 5, 0.3), t => ((Suppression.Found)Suppress.Of(t)).Hidden)
            ),
            new("audit-general", "16 × 16 × 16 with margins, about 300 primary", 15, () => AuditOf(ThreeWay(0.09, 15, 15, 15), Boxes)),
            new("suppression-optimal", "three reference tables of 78 to 81 cells", 20, () => Reference(proven: true)),
            new("suppression-light", "the same without a proof, within a tenth", 20, () => Reference(proven: false)),
            new("suppression-large", "200 × 5 with margins: safe, within a tenth", 20, () => Large(TwoWay(200, 5, 0.3))),
            new("suppression-general", "8 × 5 × 3 with margins: safe, within a tenth", 20, () => Large(ThreeWay(0.25, 8, 5, 3))),
        ];

    /// <summary>The pattern is safe, as one that is published would be; finding it is not in the time.</summary>
    private static Question AuditOf(AdditiveTable table, Func<AdditiveTable, IReadOnlyList<int>> pattern)
    {
        var hidden = pattern(table);
        return Question.Of(
            () => Audit.Of(table, hidden),
            found =>
                new(
                    $"{table.Count:N0} cells, {table.Primary.Count} primary, {hidden.Count} hidden, {(found.IsSafe ? "safe" : "NOT SAFE")}",
                    found.IsSafe ? 0 : 1
                )
        );
    }

    /// <summary>
    /// For each primary cell of a table of three ways the box of eight cells, all of them large but it, that hides the fewest
    /// more: within such a box it can move either way. Quickly found, and no worse for an audit than a lighter pattern.
    /// </summary>
    private static IReadOnlyList<int> Boxes(AdditiveTable table)
    {
        var side = (int)Math.Round(Math.Cbrt(table.Count));
        var hidden = table.Primary.ToHashSet();
        foreach (var primary in table.Primary)
        {
            var (i, j, k) = (primary / side / side, primary / side % side, primary % side);
            var boxes =
                from x in Enumerable.Range(1, side - 1)
                from y in Enumerable.Range(1, side - 1)
                from z in Enumerable.Range(1, side - 1)
                where x != i && y != j && z != k
                select (int[])
                    [
                        (x * side + j) * side + k,
                        (i * side + y) * side + k,
                        (i * side + j) * side + z,
                        (x * side + y) * side + k,
                        (x * side + j) * side + z,
                        (i * side + y) * side + z,
                        (x * side + y) * side + z,
                    ];
            hidden.UnionWith(boxes.Where(b => b.All(c => table[c].Value >= Limit)).MinBy(b => b.Count(c => !hidden.Contains(c)))!);
        }
        return [.. hidden.Order()];
    }

    /// <summary>The best that is known of these is what a longer search finds.</summary>
    private static Question Large(AdditiveTable table)
    {
        var best = ((Suppression.Found)Suppress.Of(table, new SuppressionWork(ProvenUpTo: 0, Rounds: 24, Starts: 16, Reworks: 180))).Weight;
        return Question.Of(() => (Suppression.Found)Suppress.Of(table), found => Told(table, found, best));
    }

    private static Question Reference(bool proven)
    {
        AdditiveTable[] tables = [.. References.Select(r => Read(r))];
        var work = proven ? null : new SuppressionWork(ProvenUpTo: 0);
        double[] best = proven ? [] : [.. tables.Select(t => ((Suppression.Found)Suppress.Of(t)).Weight)];
        return Question.Of(
            () => tables.Select(t => (Suppression.Found)Suppress.Of(t, work)).ToList(),
            found =>
            {
                var gaps = found.Select((f, i) => proven ? (f.Weight - f.Bound) / f.Weight : f.Weight / best[i] - 1).ToList();
                return new(
                    $"hide {string.Join(", ", found.Select(f => f.Hidden.Count))}; off by at most {gaps.Max():P1}",
                    gaps.Max(),
                    proven ? 0 : 0.1
                )
                {
                    Objective = found[0].Weight,
                };
            }
        ) with
        {
            Peer = proven ? new Peer(() => AsProgramme(tables[0]), "cbc") : null,
        };
    }

    private static Seen Told(AdditiveTable table, Suppression.Found found, double best) =>
        new(
            $"{table.Primary.Count} primary, {found.Hidden.Count} hidden, {(found.Audit.IsSafe ? "safe" : "NOT SAFE")}; best known {best:N0}, bound {found.Bound:N0}",
            found.Audit.IsSafe ? found.Weight / best - 1 : 1,
            0.1
        );

    private static AdditiveTable Read(string name) =>
        ((JjReading.Found)JjText.Read(File.ReadAllText(Repository.At("tests", "data", "methods", "disclosure", $"{name}.jj")))).Table;

    private static AdditiveTable TwoWay(int rows, int columns, double small)
    {
        var random = new Random(9);
        var counts = new long[rows, columns];
        for (var i = 0; i < rows; i++)
        for (var j = 0; j < columns; j++)
            counts[i, j] = Count(random, small);
        return AdditiveTable.Of(counts, v => TableCell.OfPeople(v, Limit));
    }

    private static AdditiveTable ThreeWay(double small, params int[] sizes)
    {
        var random = new Random(10);
        return AdditiveTable.Of([.. sizes.Select(Breakdown.Flat)], _ => Count(random, small), v => TableCell.OfPeople(v, Limit));
    }

    private static long Count(Random random, double small)
    {
        var chance = random.NextDouble();
        return chance < small ? random.Next(1, Limit)
            : chance < small + 0.05 ? 0
            : random.Next(Limit, 60);
    }

    /// <summary>
    /// The lightest pattern as one programme for a table of two ways: for each thing a primary cell asks for a copy of the
    /// table, whose cells move only where they are hidden. In such a table no cell need move further than the one asked for.
    /// </summary>
    private static string AsProgramme(AdditiveTable table)
    {
        var text = new StringBuilder("Minimize\n cost:");
        int[] may = [.. Enumerable.Range(0, table.Count).Where(c => table[c].Role != CellRole.Shown)];
        foreach (var cell in may)
            text.Append(CultureInfo.InvariantCulture, $" + {table[cell].Weight} h{cell}\n");
        text.Append("Subject To\n");
        var (bounds, copy) = (new StringBuilder("Bounds\n"), 0);
        foreach (var primary in table.Primary)
        {
            bounds.Append(CultureInfo.InvariantCulture, $" h{primary} = 1\n");
            foreach (var asked in (double[])[table[primary].OpenAbove, -table[primary].OpenBelow])
                if (asked != 0)
                    Copy(table, may, primary, asked, copy++, text, bounds);
        }
        text.Append(bounds).Append("Binaries\n");
        foreach (var cell in may)
            text.Append(CultureInfo.InvariantCulture, $" h{cell}\n");
        return text.Append("End\n").ToString();
    }

    private static void Copy(AdditiveTable table, int[] may, int primary, double asked, int copy, StringBuilder text, StringBuilder bounds)
    {
        var most = Math.Abs(asked);
        foreach (var cell in may)
        {
            bounds.Append(CultureInfo.InvariantCulture, $" {-Math.Min(most, table[cell].Value)} <= x{copy}_{cell} <= {most}\n");
            text.Append(CultureInfo.InvariantCulture, $" u{copy}_{cell}: x{copy}_{cell} - {most} h{cell} <= 0\n");
            text.Append(CultureInfo.InvariantCulture, $" l{copy}_{cell}: x{copy}_{cell} + {most} h{cell} >= 0\n");
        }
        text.Append(CultureInfo.InvariantCulture, $" a{copy}: x{copy}_{primary} = {asked}\n");
        for (var r = 0; r < table.Relations.Count; r++)
        {
            var open = table.Relations[r].Terms.Where(t => table[t.Cell].Role != CellRole.Shown).ToArray();
            if (open.Length == 0)
                continue;
            text.Append(CultureInfo.InvariantCulture, $" r{copy}_{r}:");
            foreach (var (cell, coefficient) in open)
                text.Append(CultureInfo.InvariantCulture, $" {(coefficient < 0 ? '-' : '+')} {Math.Abs(coefficient)} x{copy}_{cell}\n");
            text.Append(" = 0\n");
        }
    }
}
