using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>
/// Over how many places a school might lie if schools were ordered. It is here to show why nobody orders them, and is never
/// used to order them: nothing of it may be sorted by, or shown beside another school's.
/// </summary>
/// <param name="First">The place nearest the top that is at all likely; 1 is the highest figure.</param>
/// <param name="Middle">The middle of the places it takes.</param>
/// <param name="Last">The place nearest the bottom that is at all likely.</param>
public sealed record RankSpread(double First, double Middle, double Last)
{
    /// <summary>How many places wide it is: the one figure to show.</summary>
    public double Width => Last - First;
}

/// <summary>How little the order of schools means.</summary>
/// <param name="MedianWidth">Over how many places the middle school spreads.</param>
/// <param name="Schools">How many schools there are to be ordered.</param>
/// <param name="Spreads">By school, in the order given.</param>
/// <remarks>
/// Each school's true figure is drawn many times from what is known of it, and all are ordered each time. Source: Goldstein
/// and Spiegelhalter (1996), Journal of the Royal Statistical Society A 159.
/// </remarks>
public sealed record WhyRanksMislead(double MedianWidth, int Schools, IReadOnlyList<RankSpread> Spreads)
{
    /// <summary>Beyond so many schools places are counted in steps, so that the tables stay small.</summary>
    private const int MostPlaces = 2000;

    /// <summary>The spread of every school's place.</summary>
    /// <param name="figures">Shrunken figures with their standard deviations; 0 is allowed.</param>
    /// <param name="draws">How often to draw, at least 100; 40,000 gives the ends to about a place.</param>
    /// <param name="seed">The same seed gives the same figures.</param>
    /// <param name="level">The share of the draws that lie within.</param>
    /// <returns>None with fewer than two schools.</returns>
    /// <exception cref="ArgumentException">A figure is not finite, or an error is below 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 draws, or the level is not between 0 and 1.</exception>
    public static Measured<WhyRanksMislead> Of(IReadOnlyList<Reported> figures, int draws, ulong seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        ArgumentOutOfRangeException.ThrowIfNotEqual(level is > 0 and < 1, true, nameof(level));
        if (figures.Any(f => !double.IsFinite(f.Value) || !(f.Error >= 0) || !double.IsFinite(f.Error)))
            throw new ArgumentException("Figures and errors are finite, and errors 0 or more.", nameof(figures));
        var n = figures.Count;
        if (n < 2)
            return NoMeasure.TooFewGroups;
        var step = (n + MostPlaces - 1) / MostPlaces;
        var counts = Count(figures, draws, seed, step);
        var tail = (1 - level) / 2;
        var spreads = counts.Select(c => new RankSpread(Place(c, tail, step), Place(c, 0.5, step), Place(c, 1 - tail, step))).ToArray();
        return new WhyRanksMislead(Quantiles.Of([.. spreads.Select(s => s.Width).Order()], 0.5), n, spreads);
    }

    private static int[][] Count(IReadOnlyList<Reported> figures, int draws, ulong seed, int step)
    {
        var n = figures.Count;
        var counts = figures.Select(_ => new int[(n - 1) / step + 1]).ToArray();
        var normal = new NormalDraws(seed);
        var (drawn, who) = (new double[n], new int[n]);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < n; i++)
                (drawn[i], who[i]) = (-(figures[i].Value + figures[i].Error * normal.Next()), i);
            Array.Sort(drawn, who);
            for (var place = 0; place < n; place++)
                counts[who[place]][place / step]++;
        }
        return counts;
    }

    /// <summary>The place at which the share of draws is reached.</summary>
    private static double Place(int[] counts, double share, int step)
    {
        long all = counts.Sum(),
            seen = 0;
        var at = 0;
        while (at < counts.Length - 1 && (seen += counts[at]) < share * all)
            at++;
        return at * step + (step + 1) / 2.0;
    }
}
