using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>
/// How much pupils differ, recovered from intervals that were published for schools: interval = figure ± 1.96 sd / √pupils.
/// With it a figure of another group of pupils can be given its error.
/// </summary>
/// <remarks>Source: the definition of the intervals in the performance tables of the Department for Education, solved for the spread.</remarks>
public static class ImpliedSpread
{
    /// <summary>The standard deviation of pupils, the median over schools.</summary>
    /// <param name="schools">By school, the published figure and how many pupils it rests on; use only schools all of whose pupils are in it.</param>
    /// <returns>In the unit of the figure. None with no school.</returns>
    /// <exception cref="ArgumentException">A school has no pupils, or an error that is not above 0.</exception>
    public static Measured<double> Of(IReadOnlyList<(Reported Figure, int Pupils)> schools)
    {
        ArgumentNullException.ThrowIfNull(schools);
        if (schools.Any(s => s.Pupils < 1 || !(s.Figure.Error > 0) || !double.IsFinite(s.Figure.Error)))
            throw new ArgumentException("A school has pupils and an error above 0.", nameof(schools));
        return schools.Count == 0
            ? NoMeasure.NothingToCompare
            : Quantiles.Of([.. schools.Select(s => s.Figure.Error * Math.Sqrt(s.Pupils)).Order()], 0.5);
    }
}
