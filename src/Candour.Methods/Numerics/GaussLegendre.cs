namespace Candour.Methods.Numerics;

/// <summary>Points and weights that integrate smooth functions.</summary>
internal static class GaussLegendre
{
    /// <summary>The points between two ends, and the weight of each. Roots of the Legendre polynomial by Newton's method.</summary>
    public static (double[] Points, double[] Weights) Between(double low, double high, int count)
    {
        var (points, weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 1.0;
            for (var step = 0; step < 100; step++)
            {
                var (value, before) = (x, 1.0);
                for (var degree = 2; degree <= count; degree++)
                    (value, before) = (((2 * degree - 1) * x * value - (degree - 1) * before) / degree, value);
                slope = count * (x * value - before) / (x * x - 1);
                var move = value / slope;
                x -= move;
                if (Math.Abs(move) < 1e-16)
                    break;
            }
            points[count - 1 - i] = (low + high) / 2 + (high - low) / 2 * x;
            weights[count - 1 - i] = (high - low) / ((1 - x * x) * slope * slope);
        }
        return (points, weights);
    }
}
