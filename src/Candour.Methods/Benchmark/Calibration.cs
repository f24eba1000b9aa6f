namespace Candour.Methods.Benchmark;

/// <summary>The line between the logits that were said and those that came true.</summary>
/// <param name="Intercept">0 when right.</param>
/// <param name="Slope">1 when right; below 1 where what was said was too sure of itself.</param>
public sealed record CalibrationLine(double Intercept, double Slope);

/// <summary>Schools of like probability, and how many of them it came true for.</summary>
/// <param name="Schools">How many.</param>
/// <param name="Predicted">The mean of the probabilities that were said.</param>
/// <param name="Observed">The share for which it came true; schools of equal probability share what came of them.</param>
public sealed record CalibrationGroup(int Schools, double Predicted, double Observed);

/// <summary>Whether probabilities mean what they say: of schools given 30 %, did it come true for three in ten?</summary>
/// <param name="Brier">The mean square of probability less outcome: 0 is perfect.</param>
/// <param name="Skill">1 - Brier / that of always saying the overall share; 0 or less is useless. None where all came out alike.</param>
/// <param name="LogLoss">The mean of -log of what was said of what came true. None where that was said to be impossible.</param>
/// <param name="InTheLarge">By how many logits what was said was too low overall; 0 when right.</param>
/// <param name="Line">The calibration line. None where it is infinite, or a probability was 0 or 1.</param>
/// <param name="HosmerLemeshow">Σ (observed - expected)² / variance over the groups. None where a group's probabilities are all 0 or all 1.</param>
/// <param name="Groups">Groups of equal size by probability, lowest first.</param>
/// <remarks>
/// Sources: Brier (1950), Monthly Weather Review 78; Cox (1958), Biometrika 45, for the line; Hosmer and Lemeshow (1980),
/// Communications in Statistics A 9.
/// </remarks>
public sealed record Calibration(
    double Brier,
    Measured<double> Skill,
    Measured<double> LogLoss,
    Measured<double> InTheLarge,
    Measured<CalibrationLine> Line,
    Measured<double> HosmerLemeshow,
    IReadOnlyList<CalibrationGroup> Groups
)
{
    /// <summary>The calibration of probabilities.</summary>
    /// <param name="predicted">One a school, from 0 to 1.</param>
    /// <param name="outcomes">Whether it came true.</param>
    /// <param name="groups">Into how many groups to put them, at least 2.</param>
    /// <returns>None with fewer schools than groups.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or one is not a probability.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two groups.</exception>
    public static Measured<Calibration> Of(IReadOnlyList<double> predicted, IReadOnlyList<bool> outcomes, int groups = 10)
    {
        Discrimination.Check(predicted, outcomes);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        if (predicted.Any(p => p is < 0 or > 1))
            throw new ArgumentException("A probability is from 0 to 1.", nameof(predicted));
        var n = predicted.Count;
        if (n < groups)
            return NoMeasure.TooFewGroups;
        var came = outcomes.Select(o => o ? 1.0 : 0).ToArray();
        var brier = predicted.Select((p, i) => (p - came[i]) * (p - came[i])).Average();
        var share = came.Average();
        var loss = predicted.Select((p, i) => -Math.Log(outcomes[i] ? p : 1 - p)).Average();
        var table = Table(predicted, came, groups);
        var logits = Logits(predicted);
        return new Calibration(
            brier,
            share is 0 or 1 ? NoMeasure.OneOutcomeOnly : 1 - brier / (share * (1 - share)),
            double.IsFinite(loss) ? loss : NoMeasure.NoFiniteEstimate,
            logits.AndThen(l => Logistic.Of(new double[n, 0], outcomes, l)).Then(f => f.Coefficients[0]),
            logits.AndThen(l => Logistic.Of(AsColumn(l), outcomes)).Then(f => new CalibrationLine(f.Coefficients[0], f.Coefficients[1])),
            Distance(table),
            table
        );
    }

    private static Measured<double[]> Logits(IReadOnlyList<double> predicted) =>
        predicted.Any(p => p is <= 0 or >= 1) ? NoMeasure.NoFiniteEstimate : predicted.Select(p => Math.Log(p) - Math.Log(1 - p)).ToArray();

    private static double[,] AsColumn(double[] values)
    {
        var column = new double[values.Length, 1];
        for (var i = 0; i < values.Length; i++)
            column[i, 0] = values[i];
        return column;
    }

    private static CalibrationGroup[] Table(IReadOnlyList<double> predicted, double[] came, int groups)
    {
        var sorted = predicted.ToArray();
        var outcomes = (double[])came.Clone();
        Array.Sort(sorted, outcomes);
        // Equal probabilities on both sides of a border: which school falls where must not matter.
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to].Equals(sorted[from]); to++) { }
            outcomes.AsSpan(from, to - from).Fill(outcomes[from..to].Average());
        }
        var (size, more) = (sorted.Length / groups, sorted.Length % groups);
        var table = new CalibrationGroup[groups];
        for (int g = 0, at = 0; g < groups; g++)
        {
            var count = size + (g < more ? 1 : 0);
            table[g] = new CalibrationGroup(count, sorted[at..(at + count)].Average(), outcomes[at..(at + count)].Average());
            at += count;
        }
        return table;
    }

    private static Measured<double> Distance(CalibrationGroup[] table) =>
        table.Any(g => g.Predicted is <= 0 or >= 1)
            ? NoMeasure.NoFiniteEstimate
            : table.Sum(g => g.Schools * Math.Pow(g.Observed - g.Predicted, 2) / (g.Predicted * (1 - g.Predicted)));
}
