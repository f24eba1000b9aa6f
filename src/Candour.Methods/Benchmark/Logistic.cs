using Candour.Methods.Numerics;

namespace Candour.Methods.Benchmark;

/// <summary>A logistic regression: how the odds that something comes true go with what was known before.</summary>
/// <param name="Coefficients">The constant, then one a column; in logits a unit of the column.</param>
/// <param name="Errors">Their standard errors.</param>
/// <param name="Deviance">-2 × the log-likelihood.</param>
/// <param name="Fitted">By row, the probability.</param>
/// <remarks>
/// Maximum likelihood by Newton's method on columns brought to one spread. Source: McCullagh and Nelder (1989), Generalized
/// Linear Models, chapter 4.
/// </remarks>
public sealed record Logistic(
    IReadOnlyList<double> Coefficients,
    IReadOnlyList<double> Errors,
    double Deviance,
    IReadOnlyList<double> Fitted
)
{
    /// <summary>The regression.</summary>
    /// <param name="columns">Rows × columns of what was known; there may be no column.</param>
    /// <param name="outcomes">By row, whether it came true.</param>
    /// <returns>
    /// None where all came out alike, with no more rows than coefficients, where a column does not vary or follows from
    /// others, and where the columns tell the outcomes apart fully, which makes coefficients infinite.
    /// </returns>
    /// <exception cref="ArgumentException">There is not an outcome a row, or a number is not finite.</exception>
    public static Measured<Logistic> Of(double[,] columns, IReadOnlyList<bool> outcomes) => Of(columns, outcomes, null);

    /// <summary>The same, with a part of the logit that is known.</summary>
    internal static Measured<Logistic> Of(double[,] columns, IReadOnlyList<bool> outcomes, double[]? known)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(outcomes);
        var (n, p) = (columns.GetLength(0), columns.GetLength(1) + 1);
        if (outcomes.Count != n || columns.Cast<double>().Any(v => !double.IsFinite(v)))
            throw new ArgumentException("There is an outcome a row, and numbers are finite.", nameof(columns));
        if (outcomes.All(o => o) || outcomes.All(o => !o))
            return NoMeasure.OneOutcomeOnly;
        if (n <= p)
            return NoMeasure.TooFewAnswers;
        if (Scaled.Of(columns) is not { } scaled)
            return NoMeasure.NothingVaries;
        var beta = new double[p];
        for (var step = 0; step < 60; step++)
        {
            var (gradient, information) = Slopes(scaled.Rows, outcomes, known, beta);
            if (SmallLinear.Solve(information, gradient) is not { } move)
                return NoMeasure.NoFiniteEstimate;
            // A step of more than a few logits overshoots; where the outcomes are told apart fully steps never end.
            var stretch = Math.Min(1, 4 / move.Max(Math.Abs));
            for (var j = 0; j < p; j++)
                beta[j] += stretch * move[j];
            // Digits double with each step: what is left after one so small is rounding.
            if (move.Max(Math.Abs) < 1e-8)
                return Finished(scaled, outcomes, known, beta);
        }
        return NoMeasure.NoFiniteEstimate;
    }

    private static Measured<Logistic> Finished(Scaled scaled, IReadOnlyList<bool> outcomes, double[]? known, double[] beta)
    {
        if (SmallLinear.Invert(Slopes(scaled.Rows, outcomes, known, beta).Information) is not var (inverse, _))
            return NoMeasure.NoFiniteEstimate;
        var p = beta.Length;
        var coefficients = new double[p];
        var errors = new double[p];
        // The constant of unscaled columns: beta_0 - Σ beta_j mean_j / spread_j.
        var turn = new double[p];
        turn[0] = 1;
        for (var j = 1; j < p; j++)
        {
            turn[j] = -scaled.Means[j - 1] / scaled.Spreads[j - 1];
            coefficients[j] = beta[j] / scaled.Spreads[j - 1];
            errors[j] = Math.Sqrt(inverse[j, j]) / scaled.Spreads[j - 1];
        }
        var variance = 0.0;
        for (var j = 0; j < p; j++)
        {
            coefficients[0] += turn[j] * beta[j];
            for (var k = 0; k < p; k++)
                variance += turn[j] * inverse[j, k] * turn[k];
        }
        errors[0] = Math.Sqrt(variance);
        var logits = Enumerable.Range(0, outcomes.Count).Select(i => Logit(scaled.Rows, known, beta, i)).ToArray();
        var deviance = 2 * logits.Select((l, i) => Softplus(outcomes[i] ? -l : l)).Sum();
        return new Logistic(coefficients, errors, deviance, [.. logits.Select(l => 1 / (1 + Math.Exp(-l)))]);
    }

    private static (double[] Gradient, double[,] Information) Slopes(
        double[,] rows,
        IReadOnlyList<bool> outcomes,
        double[]? known,
        double[] beta
    )
    {
        var p = beta.Length;
        var (gradient, information) = (new double[p], new double[p, p]);
        for (var i = 0; i < outcomes.Count; i++)
        {
            var probability = 1 / (1 + Math.Exp(-Logit(rows, known, beta, i)));
            var (left, weight) = ((outcomes[i] ? 1 : 0) - probability, probability * (1 - probability));
            for (var j = 0; j < p; j++)
            {
                gradient[j] += rows[i, j] * left;
                for (var k = 0; k < p; k++)
                    information[j, k] += rows[i, j] * rows[i, k] * weight;
            }
        }
        return (gradient, information);
    }

    private static double Logit(double[,] rows, double[]? known, double[] beta, int row)
    {
        var logit = known?[row] ?? 0;
        for (var j = 0; j < beta.Length; j++)
            logit += rows[row, j] * beta[j];
        return logit;
    }

    /// <summary>log(1 + exp(x)) without overflow.</summary>
    private static double Softplus(double x) => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>A column of ones, and the others with mean 0 and spread 1.</summary>
    private sealed record Scaled(double[,] Rows, double[] Means, double[] Spreads)
    {
        public static Scaled? Of(double[,] columns)
        {
            var (n, p) = (columns.GetLength(0), columns.GetLength(1));
            var (rows, means, spreads) = (new double[n, p + 1], new double[p], new double[p]);
            for (var i = 0; i < n; i++)
                rows[i, 0] = 1;
            for (var j = 0; j < p; j++)
            {
                var column = Enumerable.Range(0, n).Select(i => columns[i, j]).ToArray();
                means[j] = column.Average();
                spreads[j] = Math.Sqrt(column.Average(v => (v - means[j]) * (v - means[j])));
                if (!(spreads[j] > 1e-12 * Math.Abs(means[j])))
                    return null;
                for (var i = 0; i < n; i++)
                    rows[i, j + 1] = (column[i] - means[j]) / spreads[j];
            }
            return new Scaled(rows, means, spreads);
        }
    }
}
