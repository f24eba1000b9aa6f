using Candour.Methods.Numerics;

namespace Candour.Methods.Mixed;

/// <summary>A linear model with crossed random effects.</summary>
/// <param name="Restricted">Whether by restricted maximum likelihood.</param>
/// <param name="Criterion">Minus twice the (restricted) log-likelihood.</param>
/// <param name="Fixed">The fixed part: "(Intercept)" first, then the columns.</param>
/// <param name="Random">The random effects, in the order given.</param>
/// <param name="ResidualVariance">The variance that is left.</param>
/// <param name="MaxGradient">The greatest element of the gradient that is left, by the ratios of standard deviations.</param>
public sealed record LinearMixedFit(
    bool Restricted,
    double Criterion,
    IReadOnlyList<FixedEstimate> Fixed,
    IReadOnlyList<RandomEffect> Random,
    double ResidualVariance,
    double MaxGradient
);

/// <summary>
/// Linear models with any number of crossed or nested random effects: y = β0 + Σ β x + Σ effects + residual, each effect normal about 0
/// with a variance of its own. How much of the variance of grades lies between schools, reviewers and criteria.
/// </summary>
/// <remarks>Source: Bates, Mächler, Bolker and Walker (2015), Journal of Statistical Software 67(1).</remarks>
public static class LinearMixed
{
    /// <summary>Fits the model.</summary>
    /// <param name="y">What is observed.</param>
    /// <param name="columns">Fixed columns beside the constant.</param>
    /// <param name="groupings">The random effects.</param>
    /// <param name="restricted">Whether by restricted maximum likelihood, which does not make variances too small.</param>
    /// <returns>
    /// A variance of 0 is a finding: the data show none. Refused where nothing is observed or varies, where a grouping has as many levels as
    /// there are observations or a fixed column follows from others, and where nothing settles.
    /// </returns>
    /// <exception cref="ArgumentException">A value is not a finite number, or something is not of as many observations.</exception>
    public static Estimated<LinearMixedFit> Fit(
        IReadOnlyList<double> y,
        IReadOnlyList<FixedColumn> columns,
        IReadOnlyList<Grouping> groupings,
        bool restricted = true
    )
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(groupings);
        if (y.Any(v => !double.IsFinite(v)))
            throw new ArgumentException("What is observed is a finite number.", nameof(y));
        Grouping.ThrowUnlessAlike(y.Count, columns, groupings);
        if (y.Count <= columns.Count + 1)
            return new Refusal.NothingToCompare();
        if (y.Max().Equals(y.Min()))
            return new Refusal.NothingVaries();
        foreach (var grouping in groupings)
        {
            if (grouping.Levels.Count < 2)
                return new Refusal.TooLittleToTellApart(null);
            if (grouping.Levels.Count >= y.Count)
                return new Refusal.Confounded(grouping.Levels.Count - y.Count + 1);
        }
        // About its mean and in units of its spread, so that what is a large number does not depend on the unit.
        var mean = y.Average();
        var unit = Math.Sqrt(y.Average(v => (v - mean) * (v - mean)));
        var ones = new double[y.Count];
        Array.Fill(ones, 1);
        double[][] all = [ones, .. columns.Select(c => c.Values.ToArray())];
        var model = new LinearModel(
            [.. y.Select(v => (v - mean) / unit)],
            all,
            [.. groupings.Select(g => g.Codes)],
            [.. groupings.Select(g => g.Levels.Count)],
            restricted
        );
        if (!model.Find())
            return new Refusal.NotSettled(200);
        var (errors, conditional) = model.Variances();
        var deviation = unit * Math.Sqrt(model.Variance);
        string[] names = ["(Intercept)", .. columns.Select(c => c.Name)];
        var freedom = y.Count - (restricted ? all.Length : 0);
        return new LinearMixedFit(
            restricted,
            model.Criterion + 2 * freedom * Math.Log(unit),
            [
                .. names.Select(
                    (name, i) =>
                        new FixedEstimate(
                            name,
                            (i == 0 ? mean : 0) + unit * model.Solution[model.Effects + i],
                            deviation * Math.Sqrt(errors[i])
                        )
                ),
            ],
            [
                .. groupings.Select(
                    (grouping, t) =>
                    {
                        var (ratio, offset) = (model.Ratios[t], model.Offsets[t]);
                        RandomLevel Level(string name, int i) =>
                            new(
                                name,
                                unit * ratio * model.Solution[offset + i],
                                deviation * ratio * Math.Sqrt(Math.Max(0, conditional[offset + i]))
                            );
                        return new RandomEffect(grouping.Name, ratio * deviation, [.. grouping.Levels.Select(Level)]);
                    }
                ),
            ],
            deviation * deviation,
            model.Steepest
        );
    }
}
