using Candour.Methods.Numerics;

namespace Candour.Methods.Survey;

/// <summary>
/// One thing behind the answers to a scale: how strongly each item shows it, how much of each item it leaves, and omega,
/// the share of the sum's variance that is due to it.
/// </summary>
/// <param name="Loadings">By item, in points of the item for one standard deviation of what lies behind.</param>
/// <param name="Residuals">By item, the variance left, in points squared; above 0.</param>
/// <param name="Omega">(Σ loadings)² / ((Σ loadings)² + Σ residuals), from 0 to 1.</param>
/// <param name="Fit">How well one factor describes the items.</param>
/// <remarks>
/// Maximum likelihood on the covariances (over n - 1): S = λλ' + Ψ. Found by Fisher's scoring on the loadings and the
/// logarithms of the residuals. Sources: Jöreskog (1967), Psychometrika 32; McDonald (1999), Test Theory, for omega.
/// </remarks>
public sealed record OneFactor(IReadOnlyList<double> Loadings, IReadOnlyList<double> Residuals, double Omega, FactorFit Fit)
{
    /// <summary>Below this share of an item's variance a residual counts as nought: the item is the factor.</summary>
    private const double Edge = 1e-7;

    /// <summary>Fits one factor.</summary>
    /// <param name="answers">People × items; null where somebody did not answer. Only people who answered all count.</param>
    /// <param name="reversed">Which items, from 0, are worded the other way and are turned round; null for none.</param>
    /// <returns>
    /// None with fewer than three items, with no more people than items, where an item does not vary or repeats others
    /// exactly, and where the best fit leaves an item no variance of its own (a Heywood case).
    /// </returns>
    /// <exception cref="ArgumentException">An answer is not finite, or a reversed item does not exist.</exception>
    public static Measured<OneFactor> Of(double?[,] answers, IReadOnlyCollection<int>? reversed = null) =>
        ItemTable.Of(answers, reversed).AndThen(Of);

    private static Measured<OneFactor> Of(ItemTable table)
    {
        if (table.Items < 3)
            return NoMeasure.TooFewItems;
        if (table.People <= table.Items)
            return NoMeasure.TooFewAnswers;
        if (table.Correlations() is not { } correlations)
            return NoMeasure.NothingVaries;
        if (SmallLinear.Invert(correlations) is not var (_, logDeterminant))
            return NoMeasure.NoFiniteEstimate;
        if (Likelihood.Best(correlations) is not { } best)
            return NoMeasure.NoFiniteEstimate;
        var spread = Enumerable.Range(0, table.Items).Select(j => Math.Sqrt(table.Variance(j))).ToArray();
        var sign = best.Loadings.Zip(spread, (l, s) => l * s).Sum() < 0 ? -1 : 1;
        var loadings = best.Loadings.Select((l, j) => sign * l * spread[j]).ToArray();
        var residuals = best.Residuals.Select((r, j) => r * spread[j] * spread[j]).ToArray();
        var common = Math.Pow(loadings.Sum(), 2);
        var fit = FactorFit.Of(table.People, correlations, logDeterminant, best);
        return new OneFactor(loadings, residuals, common / (common + residuals.Sum()), fit);
    }

    /// <summary>The fit to correlations; the maximum-likelihood model does not depend on the items' units.</summary>
    internal sealed record Likelihood(double[] Loadings, double[] Residuals, double Discrepancy)
    {
        /// <summary>The best fit; null where it lies at the edge.</summary>
        public static Likelihood? Best(double[,] r)
        {
            var p = r.GetLength(0);
            var here = At(r, Start(r, p));
            for (var step = 0; step < 500; step++)
            {
                var (gradient, information) = Slopes(r, here);
                if (SmallLinear.Solve(information, gradient) is not { } move)
                    return null;
                var size = move.Max(Math.Abs);
                var stretch = Math.Min(1, 1 / size);
                var next = here;
                for (var half = 0; half < 40; half++, stretch /= 2)
                {
                    next = At(r, Moved(here, move, stretch));
                    if (next.Discrepancy <= here.Discrepancy + 1e-14)
                        break;
                }
                if (next.Residuals.Any(v => v < Edge))
                    return null;
                here = next;
                if (size < 1e-13 || (size < 1e-10 && step > 100))
                    return here;
            }
            return null;
        }

        private static (double[] Loadings, double[] Residuals) Start(double[,] r, int p)
        {
            var rows = Enumerable.Range(0, p).Select(j => Enumerable.Range(0, p).Sum(k => r[j, k])).ToArray();
            var total = Math.Sqrt(Math.Max(rows.Sum(), 1e-3));
            var loadings = rows.Select(s => Math.Clamp((s - 0.5) / total, -0.9, 0.9)).ToArray();
            return (loadings, [.. loadings.Select(l => 1 - l * l)]);
        }

        private static (double[] Loadings, double[] Residuals) Moved(Likelihood from, double[] move, double stretch)
        {
            var p = from.Loadings.Length;
            return (
                [.. from.Loadings.Select((l, j) => l - stretch * move[j])],
                [.. from.Residuals.Select((v, j) => v * Math.Exp(-stretch * move[p + j]))]
            );
        }

        /// <summary>log |Σ| + tr(R Σ⁻¹), with Σ⁻¹ = Ψ⁻¹ - Ψ⁻¹λλ'Ψ⁻¹ / (1 + λ'Ψ⁻¹λ).</summary>
        private static Likelihood At(double[,] r, (double[] Loadings, double[] Residuals) at)
        {
            var (loadings, residuals) = at;
            var p = loadings.Length;
            var scaled = loadings.Select((l, j) => l / residuals[j]).ToArray();
            var common = 1 + loadings.Zip(scaled, (l, s) => l * s).Sum();
            var (trace, square) = (0.0, 0.0);
            for (var j = 0; j < p; j++)
            {
                trace += r[j, j] / residuals[j];
                for (var k = 0; k < p; k++)
                    square += scaled[j] * r[j, k] * scaled[k];
            }
            return new Likelihood(loadings, residuals, residuals.Sum(Math.Log) + Math.Log(common) + trace - square / common);
        }

        /// <summary>The slope of the discrepancy, and its expected curvature.</summary>
        private static (double[] Gradient, double[,] Information) Slopes(double[,] r, Likelihood at)
        {
            var (loadings, residuals) = (at.Loadings, at.Residuals);
            var p = loadings.Length;
            var inverse = Inverse(loadings, residuals);
            var fitted = Multiply(inverse, loadings);
            var common = loadings.Zip(fitted, (l, f) => l * f).Sum();
            var away = Sandwich(inverse, r);
            var (gradient, information) = (new double[2 * p], new double[2 * p, 2 * p]);
            for (var j = 0; j < p; j++)
            {
                for (var k = 0; k < p; k++)
                {
                    gradient[j] += 2 * (inverse[j, k] - away[j, k]) * loadings[k];
                    information[j, k] = 2 * (inverse[j, k] * common + fitted[j] * fitted[k]);
                    information[p + j, p + k] = inverse[j, k] * inverse[j, k] * residuals[j] * residuals[k];
                    information[j, p + k] = information[p + k, j] = 2 * inverse[j, k] * fitted[k] * residuals[k];
                }
                gradient[p + j] = (inverse[j, j] - away[j, j]) * residuals[j];
            }
            return (gradient, information);
        }

        internal static double[,] Inverse(double[] loadings, double[] residuals)
        {
            var p = loadings.Length;
            var common = 1 + loadings.Zip(residuals, (l, v) => l * l / v).Sum();
            var inverse = new double[p, p];
            for (var j = 0; j < p; j++)
            for (var k = 0; k < p; k++)
                inverse[j, k] = (j == k ? 1 / residuals[j] : 0) - loadings[j] / residuals[j] * (loadings[k] / residuals[k]) / common;
            return inverse;
        }

        private static double[] Multiply(double[,] matrix, double[] vector) =>
            [.. vector.Select((_, j) => vector.Select((x, k) => matrix[j, k] * x).Sum())];

        private static double[,] Sandwich(double[,] a, double[,] middle)
        {
            var half = Product(a, middle);
            return Product(half, a);
        }

        private static double[,] Product(double[,] a, double[,] b)
        {
            var p = a.GetLength(0);
            var product = new double[p, p];
            for (var j = 0; j < p; j++)
            for (var m = 0; m < p; m++)
            for (var k = 0; k < p; k++)
                product[j, k] += a[j, m] * b[m, k];
            return product;
        }
    }
}
