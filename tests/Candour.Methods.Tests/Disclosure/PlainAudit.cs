using System.Diagnostics;
using System.Globalization;
using System.Text;
using Candour.Methods.Disclosure;

namespace Candour.Methods.Tests.Disclosure;

/// <summary>
/// A second audit that shares nothing with the first: for each thing a primary cell asks for it looks for a whole other
/// table, with the cell moved that far, by the two-phase simplex of the textbooks with Bland's rule; or asks GLPK or CBC.
/// </summary>
internal static class PlainAudit
{
    /// <summary>A solver on this machine; null when there is none.</summary>
    public static string? Solver { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => (string[])[Path.Combine(folder, "glpsol"), Path.Combine(folder, "cbc")])
            .FirstOrDefault(File.Exists);

    public static bool IsSafe(AdditiveTable table, IEnumerable<int> hidden)
    {
        var pattern = hidden.ToHashSet();
        return table.Primary.All(p => pattern.Contains(p)) && Wanted(table).All(w => IsPossible(table, pattern, w.Cell, w.Value));
    }

    /// <summary>The same by a solver that others wrote: one programme with a copy of the table for each thing asked for.</summary>
    public static bool IsSafeBy(string solver, AdditiveTable table, IReadOnlyCollection<int> hidden)
    {
        var (file, answer) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllText(file, Programme(table, hidden));
            var glpk = Path.GetFileName(solver) == "glpsol";
            var start = new ProcessStartInfo(solver) { RedirectStandardOutput = true, UseShellExecute = false };
            foreach (var word in glpk ? (string[])["--lp", file, "-o", answer] : [file, "solve", "solution", answer])
                start.ArgumentList.Add(word);
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var text = File.ReadAllText(answer);
            var found = text.Contains("OPTIMAL", StringComparison.OrdinalIgnoreCase);
            (
                found
                || text.Contains("INFEASIBLE", StringComparison.OrdinalIgnoreCase)
                || text.Contains("UNDEFINED", StringComparison.Ordinal)
            ).ShouldBeTrue(text);
            return found;
        }
        finally
        {
            File.Delete(file);
            File.Delete(answer);
        }
    }

    private static IEnumerable<(int Cell, double Value)> Wanted(AdditiveTable table) =>
        from cell in table.Primary
        from value in (double[])[table[cell].Value - table[cell].OpenBelow, table[cell].Value + table[cell].OpenAbove]
        select (cell, value);

    private static bool IsPossible(AdditiveTable table, HashSet<int> hidden, int moved, double to)
    {
        var cells = hidden.Where(c => c != moved).Order().ToArray();
        var rows = new List<double[]>();
        foreach (var relation in table.Relations)
        {
            var row = new double[cells.Length + 1];
            row[^1] = relation.Total;
            foreach (var (cell, coefficient) in relation.Terms)
            {
                if (Array.IndexOf(cells, cell) is var at and >= 0)
                    row[at] += coefficient;
                else
                    row[^1] -= coefficient * (cell == moved ? to : table[cell].Value);
            }
            rows.Add(row);
        }
        return HasSolution(rows, cells.Length);
    }

    /// <summary>Whether rows · x = right side has a solution of nought or more: phase one with an artificial variable a row.</summary>
    private static bool HasSolution(List<double[]> equations, int variables)
    {
        var (m, n) = (equations.Count, variables + equations.Count);
        var t = new double[m + 1, n + 1];
        var basis = new int[m];
        for (var i = 0; i < m; i++)
        {
            var sign = equations[i][^1] < 0 ? -1 : 1;
            for (var j = 0; j < variables; j++)
                t[i, j] = sign * equations[i][j];
            (t[i, variables + i], t[i, n], basis[i]) = (1, sign * equations[i][^1], variables + i);
            for (var j = 0; j <= n; j++)
                t[m, j] -= j >= variables && j < n ? 0 : t[i, j];
        }
        while (Enumerable.Range(0, n).FirstOrDefault(j => t[m, j] < -1e-7, -1) is var enter and >= 0)
        {
            var leave = -1;
            for (var i = 0; i < m; i++)
            {
                if (t[i, enter] <= 1e-9)
                    continue;
                var (mine, best) = (t[i, n] / t[i, enter], leave < 0 ? double.MaxValue : t[leave, n] / t[leave, enter]);
                if (mine < best - 1e-12 || mine <= best + 1e-12 && basis[i] < basis[leave])
                    leave = i;
            }
            leave.ShouldBeGreaterThanOrEqualTo(0, "phase one has an end");
            var pivot = t[leave, enter];
            for (var j = 0; j <= n; j++)
                t[leave, j] /= pivot;
            for (var i = 0; i <= m; i++)
            {
                if (i == leave || t[i, enter] is var factor && factor == 0)
                    continue;
                for (var j = 0; j <= n; j++)
                    t[i, j] -= factor * t[leave, j];
            }
            basis[leave] = enter;
        }
        return t[m, n] > -1e-6;
    }

    private static string Programme(AdditiveTable table, IReadOnlyCollection<int> hidden)
    {
        var text = new StringBuilder("Minimize\n cost: 0 nothing\nSubject To\n one: nothing >= 0\n");
        var copy = 0;
        foreach (var (moved, to) in Wanted(table))
        {
            copy++;
            text.Append(CultureInfo.InvariantCulture, $" moved{copy}: x{copy}_{moved} = {to}\n");
            for (var r = 0; r < table.Relations.Count; r++)
            {
                var relation = table.Relations[r];
                var open = relation.Terms.Where(t => hidden.Contains(t.Cell)).ToArray();
                if (open.Length == 0)
                    continue;
                var right =
                    relation.Total - relation.Terms.Where(t => !hidden.Contains(t.Cell)).Sum(t => t.Coefficient * table[t.Cell].Value);
                text.Append(CultureInfo.InvariantCulture, $" r{copy}_{r}:");
                foreach (var (cell, coefficient) in open)
                    text.Append(CultureInfo.InvariantCulture, $" {(coefficient < 0 ? '-' : '+')} {Math.Abs(coefficient)} x{copy}_{cell}\n");
                text.Append(CultureInfo.InvariantCulture, $" = {right}\n");
            }
        }
        return text.Append("End\n").ToString();
    }
}
