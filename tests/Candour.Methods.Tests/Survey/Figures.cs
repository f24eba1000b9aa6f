using System.Globalization;
using System.Text.Json;
using Candour.Methods.Tests.References;

namespace Candour.Methods.Tests.Survey;

/// <summary>Figures held against those of a case; it says how far the furthest was off.</summary>
internal sealed class Figures(string id) : IDisposable
{
    private readonly Dictionary<double, (double Off, string Name)> _worst = [];

    /// <summary>A figure by a formula: to so much of itself, and to as little where it is 0.</summary>
    public void Relative(string name, double found, double expected, double tolerance = 1e-9) =>
        Hold(name, found, expected, tolerance, Math.Max(Math.Abs(expected), 1e-6));

    /// <summary>A figure to so much in its own unit.</summary>
    public void Absolute(string name, double found, double expected, double tolerance) => Hold(name, found, expected, tolerance, 1);

    private void Hold(string name, double found, double expected, double tolerance, double unit)
    {
        var off = Math.Abs(found - expected) / unit;
        off.ShouldBeLessThanOrEqualTo(tolerance, $"{id}, {name}: {found:R} for {expected:R}");
        if (!_worst.TryGetValue(tolerance, out var worst) || off > worst.Off)
            _worst[tolerance] = (off, name);
    }

    public void Dispose()
    {
        foreach (var (tolerance, (off, name)) in _worst)
            TestContext.Current.TestOutputHelper?.WriteLine($"{id}: furthest {off:0.0e0} of {tolerance:0e0} ({name})");
    }

    public static double Number(JsonElement figure, string name) => figure.GetProperty(name).GetDouble();

    public static double[] Numbers(JsonElement figure, string name) =>
        [.. figure.GetProperty(name).EnumerateArray().Select(f => f.GetDouble())];

    public static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The lines of a file of comma-separated values, by heading.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string area, string file)
    {
        var lines = File.ReadAllLines(ReferenceCases.File(area, file));
        var headings = lines[0].Split(',');
        return
        [
            .. lines.Skip(1).Where(l => l.Length > 0).Select(l => headings.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second)),
        ];
    }

    /// <summary>A table of numbers with every column; empty is missing.</summary>
    public static double?[,] Table(string area, string file)
    {
        var rows = Rows(area, file);
        var columns = rows[0].Keys.ToArray();
        var table = new double?[rows.Count, columns.Length];
        for (var i = 0; i < rows.Count; i++)
        for (var j = 0; j < columns.Length; j++)
            table[i, j] = Parse(rows[i][columns[j]]);
        return table;
    }
}
