using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Candour.Bench.Methods;

/// <summary>The same question as a file for solvers that others wrote, run as a process each: reading the file is in their time.</summary>
/// <param name="Text">The programme, in the LP format.</param>
/// <param name="Solvers">Which of cbc and glpsol to ask.</param>
internal sealed partial record Peer(Func<string> Text, params string[] Solvers)
{
    private const int Patience = 60;

    /// <summary>What each took and found, in words; "not here" for those that are not on this machine.</summary>
    public IEnumerable<string> Ask(double seconds, double? objective) =>
        Solvers.Select(s => Found(s) is { } path ? Ask(path, seconds, objective) : $"{s}: not here");

    private static string? Found(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private string Ask(string solver, double seconds, double? objective)
    {
        var name = Path.GetFileName(solver);
        var folder = Directory.CreateTempSubdirectory("candour-bench-");
        try
        {
            var (file, answer) = (Path.Combine(folder.FullName, "question.lp"), Path.Combine(folder.FullName, "answer.txt"));
            File.WriteAllText(file, Text());
            string[] words =
                name == "glpsol"
                    ? ["--lp", file, "--tmlim", $"{Patience}", "-o", answer]
                    : [file, "sec", $"{Patience}", "solve", "solution", answer];
            var start = new ProcessStartInfo(solver, words) { RedirectStandardOutput = true, UseShellExecute = false };
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var took = clock.Elapsed.TotalSeconds;
            var text = File.Exists(answer) ? File.ReadAllText(answer) : "";
            if (!Optimal().IsMatch(text))
                return $"{name}: no optimum in {took:N0} s";
            var theirs = Math.Abs(double.Parse(Objective().Match(text).Groups["value"].Value, CultureInfo.InvariantCulture));
            var same = objective is { } ours && Math.Abs(Math.Abs(ours) - theirs) <= 1e-6 * Math.Max(1, theirs);
            return $"{name} {took:N2} s, ours {seconds / took:N2} × it, {(same ? "same optimum" : $"its optimum {theirs:N6}")}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^Optimal|Status:\s+(INTEGER )?OPTIMAL", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Optimal();

    [GeneratedRegex(@"(?:objective value|Objective:\s+\w+ =)\s+(?<value>-?[0-9.e+]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Objective();
}
