using System.Globalization;

namespace Candour.Bench.Methods;

/// <summary>
/// What the library of methods takes for questions of the sizes that are demanded of it, each also as a multiple of a fixed
/// kernel timed in the same run. A line fails when it takes, or is off by, more than twice what is demanded.
/// </summary>
internal sealed class MethodsBench : IBench
{
    private static readonly int[] Widths = [24, 44, 9, 10, 8, 10, 11];

    private static readonly MethodRow[] Rows =
    [
        .. AgreementRows.All,
        .. FacetRows.All,
        .. MixedRows.All,
        .. SurveyRows.All,
        .. SchoolRows.All,
        .. DisclosureRows.All,
        .. AssignmentRows.All,
        .. TriadRows.All,
        .. TeamRows.All,
        .. DiverseRows.All,
        .. VisitRows.All,
    ];

    public string Name => "methods";

    public Task<bool> RunAsync(TextWriter say) => RunAsync(say, []);

    public Task<bool> RunAsync(TextWriter say, IReadOnlyList<string> only)
    {
        var rows = Rows.Where(r => only.Count == 0 || only.Any(w => Means(w, r))).ToList();
        if (rows.Count == 0)
        {
            say.WriteLine($"  rows: {string.Join(", ", Rows.Select(r => r.Name))}");
            return Task.FromResult(false);
        }
        var kernel = Stopwatched.Of(0.05, Kernel.Run).Seconds;
        say.WriteLine($"  Kernel: a dense Cholesky of order 500 in {Time(kernel)}.");
        Line(say, "row", "size", "demand", "measured", "of it", "of kernel", "allocated", "note");
        Line(say, [.. Widths.Select(w => new string('-', w)), "----"]);
        var kept = true;
        foreach (var row in rows)
            kept &= Run(row, kernel, say);
        return Task.FromResult(kept);
    }

    /// <summary>A row's whole name means that row; the beginning of names means all that begin so.</summary>
    private static bool Means(string word, MethodRow row) =>
        Rows.Any(r => r.Name == word) ? row.Name == word : row.Name.StartsWith(word, StringComparison.Ordinal);

    private static bool Run(MethodRow row, double kernel, TextWriter say)
    {
        if (row.Ask() is not { } question)
        {
            Line(say, row.Name, row.Size, Time(row.Demand), "", "", "", "", "its data are not here");
            return true;
        }
        var timing = Stopwatched.Of(row.Demand, question.Work);
        var seen = question.Look(timing.Answer);
        var ratio = timing.Seconds / row.Demand;
        var verdict =
            ratio > 2 || seen.FarOff ? "OVER TWICE"
            : ratio > 1 || seen.Misses ? "misses"
            : "";
        IEnumerable<string> notes = [verdict, seen.Note, .. question.Peer?.Ask(timing.Seconds, seen.Objective) ?? []];
        Line(
            say,
            row.Name,
            row.Size,
            Time(row.Demand),
            Time(timing.Seconds),
            $"{ratio:N2} ×",
            $"{timing.Seconds / kernel:N2} ×",
            $"{timing.Bytes / (1 << 20):N1} MB",
            string.Join("; ", notes.Where(n => n.Length > 0))
        );
        return ratio <= 2 && !seen.FarOff;
    }

    private static string Time(double seconds) =>
        seconds < 1
            ? (seconds * 1000).ToString(seconds < 0.01 ? "N2" : "N0", CultureInfo.InvariantCulture) + " ms"
            : seconds.ToString("N1", CultureInfo.InvariantCulture) + " s";

    private static void Line(TextWriter say, params string[] cells)
    {
        say.WriteLine("| " + string.Join(" | ", cells.Select((c, i) => i < Widths.Length ? c.PadRight(Widths[i]) : c)) + " |");
        say.Flush();
    }
}
