namespace Candour.Methods.Numerics;

/// <summary>Where a function crosses nought, and where it is highest.</summary>
internal static class Roots
{
    /// <summary>Where a rising function crosses 0 between two ends, to the last bits.</summary>
    public static double Rising(Func<double, double> function, double low, double high)
    {
        for (var step = 0; step < 200; step++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
                break;
            (low, high) = function(middle) < 0 ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>
    /// Where a function of a variance is least: at 0, or where its slope crosses 0 beside the lowest of 81 points, each
    /// twice the one before, around the scale.
    /// </summary>
    public static double Least(Func<double, double> value, Func<double, double> slope, double scale)
    {
        const int reach = 40;
        double At(int i) => i == 0 ? 0 : scale * Math.ScaleB(1, i - 1 - reach);
        var best = 0;
        var least = value(0);
        for (var i = 1; i <= 2 * reach + 1; i++)
            if (value(At(i)) is var here && here < least)
                (best, least) = (i, here);
        var low = At(Math.Max(0, best - 1));
        return best == 0 && slope(0) >= 0 ? 0 : Rising(slope, low, At(best + 1));
    }
}
