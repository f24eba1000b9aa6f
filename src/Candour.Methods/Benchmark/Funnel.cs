using Candour.Methods.Agreement;
using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>How many of a school's pupils reached something.</summary>
/// <param name="Reached">How many did: 0 to pupils.</param>
/// <param name="Pupils">How many could have, at least 1.</param>
public readonly record struct FunnelCount(int Reached, int Pupils);

/// <summary>A school in a funnel.</summary>
/// <param name="Share">The share of its pupils, from 0 to 1.</param>
/// <param name="Z">How far it is from the target, in standard errors of its size.</param>
/// <param name="Limits">Between what it would lie by chance alone.</param>
/// <param name="AdjustedZ">How far it is from the target, allowing also for ordinary differences between schools.</param>
/// <param name="Adjusted">Between what 99.8 % of schools lie when ordinary differences are allowed for.</param>
public sealed record FunnelUnit(double Share, double Z, FunnelLimits Limits, double AdjustedZ, Interval Adjusted)
{
    /// <summary>Whether it lies outside what chance alone explains in 99.8 % of schools.</summary>
    public bool OutsideChance => Share < Limits.Low998 || Share > Limits.High998;

    /// <summary>Whether it lies outside what chance and ordinary differences between schools explain: the one to look at.</summary>
    public bool OutsideOrdinary => Share < Adjusted.Low || Share > Adjusted.High;
}

/// <summary>
/// Shares of schools of every size against what chance explains. Small schools differ more by chance; and schools differ a
/// little for a hundred ordinary reasons, which counts here as ordinary and not as alarm.
/// </summary>
/// <param name="Target">The share over all pupils.</param>
/// <param name="Overdispersion">φ: the mean square of z; 1 where only chance is at work.</param>
/// <param name="Winsorised">φ with the outer z drawn in, so that the unusual do not make themselves look usual.</param>
/// <param name="Between">τ²: the variance between schools beyond chance that this comes to, as a share squared.</param>
/// <param name="Units">The schools, in the order given.</param>
/// <remarks>
/// τ² = max(0, (I φ - (I - 1)) / (Σ w - Σ w²/Σ w)) with w = n / (target (1 - target)). Sources: Spiegelhalter (2005),
/// Statistics in Medicine 24, 1185, and Quality and Safety in Health Care 14, 347.
/// </remarks>
public sealed record Funnel(double Target, double Overdispersion, double Winsorised, double Between, IReadOnlyList<FunnelUnit> Units)
{
    /// <summary>A funnel.</summary>
    /// <param name="counts">One a school.</param>
    /// <param name="winsorise">The share of z at either end that is drawn in, from 0 to below a half.</param>
    /// <returns>None with fewer than two schools, or where all pupils reached it or none.</returns>
    /// <exception cref="ArgumentException">More reached it than there are, or a school has no pupils.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share to draw in is not from 0 to below a half.</exception>
    public static Measured<Funnel> Of(IReadOnlyList<FunnelCount> counts, double winsorise = 0.1)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNotEqual(winsorise is >= 0 and < 0.5, true, nameof(winsorise));
        for (var i = 0; i < counts.Count; i++)
            if (counts[i].Pupils < 1 || counts[i].Reached < 0 || counts[i].Reached > counts[i].Pupils)
                throw new ArgumentException($"School {i + 1}: {counts[i].Reached} of {counts[i].Pupils}.", nameof(counts));
        if (counts.Count < 2)
            return NoMeasure.TooFewGroups;
        var (reached, pupils) = (counts.Sum(c => (long)c.Reached), counts.Sum(c => (long)c.Pupils));
        if (reached == 0 || reached == pupils)
            return NoMeasure.NothingVaries;
        var target = (double)reached / pupils;
        var z = counts.Select(c => ((double)c.Reached / c.Pupils - target) / Error(target, c.Pupils)).ToArray();
        var sorted = z.Order().ToArray();
        var (low, high) = (Quantiles.Of(sorted, winsorise), Quantiles.Of(sorted, 1 - winsorise));
        var winsorised = z.Average(v => Math.Pow(Math.Clamp(v, low, high), 2));
        var between = Beyond(counts, target, winsorised);
        // Schools of one size have the same limits.
        var limits = counts.Select(c => c.Pupils).Distinct().ToDictionary(n => n, n => FunnelLimits.At(target, n));
        return new Funnel(
            target,
            z.Average(v => v * v),
            winsorised,
            between,
            [.. counts.Select((c, i) => Unit(c, target, z[i], between, limits[c.Pupils]))]
        );
    }

    private static FunnelUnit Unit(FunnelCount count, double target, double z, double between, FunnelLimits limits)
    {
        var share = (double)count.Reached / count.Pupils;
        var error = Math.Sqrt(Math.Pow(Error(target, count.Pupils), 2) + between);
        var reach = Tails.NormalReach(0.998) * error;
        var adjusted = new Interval(Math.Max(0, target - reach), Math.Min(1, target + reach));
        return new FunnelUnit(share, z, limits, (share - target) / error, adjusted);
    }

    private static double Beyond(IReadOnlyList<FunnelCount> counts, double target, double phi)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var count in counts)
        {
            var weight = count.Pupils / (target * (1 - target));
            sum += weight;
            squares += weight * weight;
        }
        return Math.Max(0, (counts.Count * phi - (counts.Count - 1)) / (sum - squares / sum));
    }

    private static double Error(double target, int pupils) => Math.Sqrt(target * (1 - target) / pupils);
}
