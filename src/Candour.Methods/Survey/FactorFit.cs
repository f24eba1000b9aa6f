namespace Candour.Methods.Survey;

/// <summary>How well one factor describes the items of a scale.</summary>
/// <param name="ChiSquare">(n - 1) × what the model misses; 0 with three items, which one factor always fits.</param>
/// <param name="Freedom">Its degrees of freedom.</param>
/// <param name="Comparative">The comparative fit index, from 0 to 1; none where the items are not related at all.</param>
/// <param name="ErrorOfApproximation">The root mean square error of approximation; none with no degrees of freedom.</param>
/// <param name="Residual">The root mean square of what the model leaves of the correlations.</param>
/// <remarks>Sources: Bentler (1990), Psychological Bulletin 107; Steiger (1990), Multivariate Behavioral Research 25.</remarks>
public sealed record FactorFit(
    double ChiSquare,
    int Freedom,
    Measured<double> Comparative,
    Measured<double> ErrorOfApproximation,
    double Residual
)
{
    internal static FactorFit Of(int people, double[,] correlations, double logDeterminant, OneFactor.Likelihood best)
    {
        var p = best.Loadings.Length;
        var freedom = p * (p - 3) / 2;
        var chiSquare = Math.Max(0, (people - 1) * (best.Discrepancy - logDeterminant - p));
        var baseline = -(people - 1) * logDeterminant;
        var excess = Math.Max(0, chiSquare - freedom);
        var baselineExcess = Math.Max(excess, baseline - p * (p - 1) / 2.0);
        var left = 0.0;
        for (var j = 0; j < p; j++)
        for (var k = 0; k <= j; k++)
        {
            var fitted = best.Loadings[j] * best.Loadings[k] + (j == k ? best.Residuals[j] : 0);
            left += Math.Pow(correlations[j, k] - fitted, 2);
        }
        return new FactorFit(
            chiSquare,
            freedom,
            baselineExcess > 0 ? 1 - excess / baselineExcess : NoMeasure.NothingVaries,
            freedom > 0 ? Math.Sqrt(excess / (freedom * (people - 1.0))) : NoMeasure.TooFewItems,
            Math.Sqrt(left / (p * (p + 1) / 2.0))
        );
    }
}
