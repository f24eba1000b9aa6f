using Candour.Methods.Numerics;

namespace Candour.Methods.Mixed;

/// <summary>A cumulative logit model.</summary>
/// <param name="LogLikelihood">The log-likelihood; with random effects its Laplace approximation.</param>
/// <param name="Thresholds">Between which grades, named "1|2", from the lowest up.</param>
/// <param name="Fixed">The effects of the columns: above 0 means higher grades.</param>
/// <param name="Random">The random effects, in the order given.</param>
/// <param name="MaxGradient">The greatest element of the gradient that is left.</param>
public sealed record CumulativeFit(
    double LogLikelihood,
    IReadOnlyList<FixedEstimate> Thresholds,
    IReadOnlyList<FixedEstimate> Fixed,
    IReadOnlyList<RandomEffect> Random,
    double MaxGradient
);

/// <summary>
/// Ordered grades by cumulative logits, with any number of crossed random effects: P(grade ≤ k) = 1 / (1 + exp(η - τ_k)),
/// η = Σ β x + Σ effects.
/// </summary>
/// <remarks>
/// Sources: McCullagh (1980), JRSS B 42; with random effects by the Laplace approximation, as Christensen (2019), Cumulative link
/// models for ordinal regression.
/// </remarks>
public static class CumulativeMixed
{
    /// <summary>Fits the model.</summary>
    /// <param name="grades">The grades; those that occur are the scale.</param>
    /// <param name="columns">Fixed columns; none that is constant.</param>
    /// <param name="groupings">The random effects; none for a plain cumulative logit model.</param>
    /// <returns>Refused where nothing is observed or varies, a grouping has one level, or the estimates lie at infinity.</returns>
    /// <exception cref="ArgumentException">Something is not of as many observations, or not a finite number.</exception>
    public static Estimated<CumulativeFit> Fit(
        IReadOnlyList<int> grades,
        IReadOnlyList<FixedColumn> columns,
        IReadOnlyList<Grouping> groupings
    )
    {
        ArgumentNullException.ThrowIfNull(grades);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(groupings);
        Grouping.ThrowUnlessAlike(grades.Count, columns, groupings);
        if (grades.Count == 0)
            return new Refusal.NothingToCompare();
        int[] scale = [.. grades.Distinct().Order()];
        if (scale.Length < 2)
            return new Refusal.NothingVaries();
        if (groupings.Any(g => g.Levels.Count < 2))
            return new Refusal.TooLittleToTellApart(null);
        int[] codes = [.. grades.Select(g => Array.BinarySearch(scale, g))];
        var model = new LatentModel(
            codes,
            [.. columns.Select(c => c.Values.ToArray())],
            [.. groupings.Select(g => g.Codes)],
            [.. groupings.Select(g => g.Levels.Count)],
            new CumulativeKernel(scale.Length),
            joint: groupings.Count == 0
        );
        var start = Start(codes, scale.Length);
        if (groupings.Count == 0)
        {
            start.CopyTo(model.Point, columns.Count);
            return model.FindMode() ? Plain(model, scale, columns) : new Refusal.NotSettled(100);
        }
        start.CopyTo(model.Threshold, 0);
        Array.Fill(model.Spread, 1);
        var fit = new LaplaceFit(model);
        return fit.Run(QuasiNewton.Finish.Bends) && !model.Beta.Concat(model.Threshold).Concat(model.Spread).Any(v => Math.Abs(v) > 60)
            ? Mixed(model, fit, scale, columns, groupings)
            : new Refusal.NotSettled(200);
    }

    private static CumulativeFit Plain(LatentModel model, int[] scale, IReadOnlyList<FixedColumn> columns)
    {
        var (inverse, pattern) = model.Inverse();
        double[] errors = [.. Enumerable.Range(0, model.Beside).Select(i => Math.Sqrt(inverse[pattern.Slot(i, i)]))];
        return new CumulativeFit(
            model.LogLikelihood,
            Thresholds(model, scale, errors),
            Effects(model, columns, errors),
            [],
            model.Steepest
        );
    }

    private static Estimated<CumulativeFit> Mixed(
        LatentModel model,
        LaplaceFit fit,
        int[] scale,
        IReadOnlyList<FixedColumn> columns,
        IReadOnlyList<Grouping> groupings
    )
    {
        var size = model.Beside + groupings.Count;
        var (factor, covariance) = (fit.Hessian.ToArray(), new double[size * size]);
        if (!DenseLower.Factor(factor, size))
            return new Refusal.NotSettled(200);
        DenseLower.Inverse(factor, size, covariance);
        double[] errors = [.. Enumerable.Range(0, model.Beside).Select(i => Math.Sqrt(covariance[i * size + i]))];
        var (inverse, pattern) = model.Inverse();
        RandomEffect Random(Grouping grouping, int term)
        {
            var spread = model.Spread[term];
            RandomLevel Level(string name, int level)
            {
                var row = model.Row(term, level);
                return new RandomLevel(name, spread * model.Point[row], spread * Math.Sqrt(inverse[pattern.Slot(row, row)]));
            }
            return new RandomEffect(grouping.Name, spread, [.. grouping.Levels.Select(Level)]);
        }
        return new CumulativeFit(
            fit.LogMarginal,
            Thresholds(model, scale, errors),
            Effects(model, columns, errors),
            [.. groupings.Select(Random)],
            fit.Steepest
        );
    }

    private static FixedEstimate[] Thresholds(LatentModel model, int[] scale, double[] errors) =>
        [.. model.Threshold.Select((t, k) => new FixedEstimate($"{scale[k]}|{scale[k + 1]}", t, errors[model.Beta.Length + k]))];

    private static FixedEstimate[] Effects(LatentModel model, IReadOnlyList<FixedColumn> columns, double[] errors) =>
        [.. columns.Select((column, i) => new FixedEstimate(column.Name, model.Beta[i], errors[i]))];

    /// <summary>The thresholds as if there were nothing else.</summary>
    private static double[] Start(int[] codes, int grades)
    {
        var counts = new double[grades];
        foreach (var code in codes)
            counts[code]++;
        var (thresholds, below) = (new double[grades - 1], 0.0);
        for (var k = 0; k < thresholds.Length; k++)
        {
            below += counts[k];
            thresholds[k] = Math.Log(below / (codes.Length - below));
        }
        return thresholds;
    }
}
