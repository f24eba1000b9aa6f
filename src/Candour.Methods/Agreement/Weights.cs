namespace Candour.Methods.Agreement;

/// <summary>How much two categories agree: 1 on the diagonal, less the further apart their ranks are.</summary>
/// <remarks>Source: Gwet (2014), Handbook of Inter-Rater Reliability, chapter 3.</remarks>
public enum Weighting
{
    /// <summary>Only the same category agrees.</summary>
    Unweighted,

    /// <summary>1 - |k-l| / (q-1).</summary>
    Linear,

    /// <summary>1 - ((k-l) / (q-1))².</summary>
    Quadratic,

    /// <summary>1 - C(|k-l|+1, 2) / C(q, 2).</summary>
    Ordinal,
}

internal static class Weights
{
    /// <summary>The weights between q categories, row by row.</summary>
    public static double[] Between(int q, Weighting weighting)
    {
        var weights = new double[q * q];
        for (var k = 0; k < q; k++)
        for (var l = 0; l < q; l++)
            weights[k * q + l] = Of(Math.Abs(k - l), q, weighting);
        return weights;
    }

    private static double Of(double apart, int q, Weighting weighting) =>
        apart == 0
            ? 1
            : weighting switch
            {
                Weighting.Unweighted => 0,
                Weighting.Linear => 1 - apart / (q - 1),
                Weighting.Quadratic => 1 - apart * apart / ((q - 1.0) * (q - 1.0)),
                Weighting.Ordinal => 1 - apart * (apart + 1) / (q * (q - 1.0)),
                _ => throw new ArgumentOutOfRangeException(nameof(weighting), weighting, "There is no such weighting."),
            };
}
