namespace Candour.Methods.Numerics;

/// <summary>Linear equations of a few dozen unknowns.</summary>
/// <remarks>Gaussian elimination with partial pivoting after scaling by the diagonal; Golub and Van Loan (2013), section 3.4.</remarks>
internal static class SmallLinear
{
    /// <summary>Below this a pivot of the scaled matrix counts as nought.</summary>
    private const double Singular = 1e-12;

    /// <summary>The solution of matrix × x = right; null where the matrix is singular to working precision.</summary>
    public static double[]? Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var columns = new double[n, 1];
        for (var i = 0; i < n; i++)
            columns[i, 0] = right[i];
        if (Eliminate(matrix, columns) is null)
            return null;
        var x = new double[n];
        for (var i = 0; i < n; i++)
            x[i] = columns[i, 0];
        return x;
    }

    /// <summary>The inverse, and the natural logarithm of the determinant's size; null where there is none.</summary>
    public static (double[,] Inverse, double LogDeterminant)? Invert(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var inverse = new double[n, n];
        for (var i = 0; i < n; i++)
            inverse[i, i] = 1;
        return Eliminate(matrix, inverse) is { } log ? (inverse, log) : null;
    }

    /// <summary>
    /// The coefficients of a least-squares fit from its normal equations; where a column depends on earlier ones its
    /// coefficient is 0, and the fit is the same.
    /// </summary>
    public static double[] SolveNormal(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var a = (double[,])matrix.Clone();
        var x = (double[])right.Clone();
        var kept = new bool[n];
        for (var i = 0; i < n; i++)
        {
            kept[i] = a[i, i] > Singular * Math.Abs(matrix[i, i]) && a[i, i] > 0;
            for (var r = i + 1; kept[i] && r < n; r++)
            {
                var factor = a[r, i] / a[i, i];
                for (var c = i; c < n; c++)
                    a[r, c] -= factor * a[i, c];
                x[r] -= factor * x[i];
            }
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var c = i + 1; c < n && kept[i]; c++)
                x[i] -= a[i, c] * x[c];
            x[i] = kept[i] ? x[i] / a[i, i] : 0;
        }
        return x;
    }

    /// <summary>Turns the right-hand sides into solutions; gives the logarithm of the determinant's size.</summary>
    private static double? Eliminate(double[,] matrix, double[,] right)
    {
        var (n, sides) = (matrix.GetLength(0), right.GetLength(1));
        var scale = new double[n];
        var log = 0.0;
        for (var i = 0; i < n; i++)
        {
            scale[i] = matrix[i, i] == 0 ? 1 : 1 / Math.Sqrt(Math.Abs(matrix[i, i]));
            log -= 2 * Math.Log(scale[i]);
        }
        var a = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                a[i, j] = matrix[i, j] * scale[i] * scale[j];
            for (var j = 0; j < sides; j++)
                right[i, j] *= scale[i];
        }
        for (var i = 0; i < n; i++)
        {
            var pivot = i;
            for (var r = i + 1; r < n; r++)
                pivot = Math.Abs(a[r, i]) > Math.Abs(a[pivot, i]) ? r : pivot;
            // Also false for what is not a number.
            if (!(Math.Abs(a[pivot, i]) > Singular))
                return null;
            Swap(a, i, pivot);
            Swap(right, i, pivot);
            log += Math.Log(Math.Abs(a[i, i]));
            for (var r = i + 1; r < n; r++)
            {
                var factor = a[r, i] / a[i, i];
                if (factor == 0)
                    continue;
                for (var c = i; c < n; c++)
                    a[r, c] -= factor * a[i, c];
                for (var c = 0; c < sides; c++)
                    right[r, c] -= factor * right[i, c];
            }
        }
        for (var side = 0; side < sides; side++)
        for (var i = n - 1; i >= 0; i--)
        {
            var value = right[i, side];
            for (var c = i + 1; c < n; c++)
                value -= a[i, c] * right[c, side];
            right[i, side] = value / a[i, i];
        }
        for (var i = 0; i < n; i++)
        for (var side = 0; side < sides; side++)
            right[i, side] *= scale[i];
        return log;
    }

    private static void Swap(double[,] rows, int i, int j)
    {
        for (var c = 0; i != j && c < rows.GetLength(1); c++)
            (rows[i, c], rows[j, c]) = (rows[j, c], rows[i, c]);
    }
}
