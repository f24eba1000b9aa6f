namespace Candour.Methods.Numerics;

/// <summary>The gamma and beta functions and their incomplete integrals, to about fourteen digits.</summary>
/// <remarks>Sources: Lanczos (1964) for log-gamma, with g = 7 and nine terms; Lentz's method for the continued fractions.</remarks>
internal static class SpecialFunctions
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-16;
    private const int Most = 100_000;

    private static readonly double[] Lanczos =
    [
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7,
    ];

    /// <summary>The natural logarithm of the gamma function, for x above 0.</summary>
    public static double LogGamma(double x)
    {
        if (x < 0.5)
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        x -= 1;
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
            sum += Lanczos[i] / (x + i);
        var t = x + Lanczos.Length - 1.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x + 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    /// <summary>The regularised incomplete beta function I_x(a, b): a probability, for x from 0 to 1 and a, b above 0.</summary>
    public static double RegularisedBeta(double x, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        // The fraction converges fast on this side of the mean; on the other the mirror image does.
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(x, a, b) / a : 1 - front * BetaFraction(1 - x, b, a) / b;
    }

    /// <summary>The regularised lower incomplete gamma function P(a, x): a probability, for a above 0 and x of 0 or more.</summary>
    public static double RegularisedGamma(double a, double x)
    {
        if (x <= 0)
            return 0;
        var front = Math.Exp(a * Math.Log(x) - x - LogGamma(a));
        if (x < a + 1)
        {
            var (term, sum) = (1 / a, 1 / a);
            for (var n = 1; n < Most && Math.Abs(term) > Math.Abs(sum) * Precision; n++)
                sum += term *= x / (a + n);
            return front * sum;
        }
        var b = x + 1 - a;
        var (c, d) = (1 / Tiny, 1 / b);
        var fraction = d;
        for (var n = 1; n < Most; n++)
        {
            var numerator = -n * (n - a);
            b += 2;
            d = 1 / Away(numerator * d + b);
            c = Away(b + numerator / c);
            var step = d * c;
            fraction *= step;
            if (Math.Abs(step - 1) < Precision)
                break;
        }
        return 1 - front * fraction;
    }

    private static double BetaFraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / Away(1 - (a + b) * x / (a + 1)));
        var fraction = d;
        for (var m = 1; m < Most; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Away(1 + even * d);
            c = Away(1 + even / c);
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Away(1 + odd * d);
            c = Away(1 + odd / c);
            var step = d * c;
            fraction *= step;
            if (Math.Abs(step - 1) < Precision)
                break;
        }
        return fraction;
    }

    /// <summary>Lentz's method keeps denominators away from nought.</summary>
    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
