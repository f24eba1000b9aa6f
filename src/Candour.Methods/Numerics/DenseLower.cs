using System.Numerics;
using System.Runtime.InteropServices;

namespace Candour.Methods.Numerics;

/// <summary>Symmetric positive matrices stored whole, row by row, of which only the lower triangle is read and written.</summary>
/// <remarks>Row-oriented Cholesky: every inner loop is a product of two contiguous rows. Source: Golub and Van Loan (2013), section 4.2.</remarks>
internal static class DenseLower
{
    /// <summary>Below this share of its own diagonal a pivot counts as nought: the matrix is singular to working precision.</summary>
    public const double Singular = 1e-13;

    /// <summary>Turns the matrix into its lower factor; false where it is not positive.</summary>
    public static bool Factor(Span<double> a, int n)
    {
        for (var i = 0; i < n; i += 4)
        {
            var rows = Math.Min(4, n - i);
            if (rows == 4)
                FourRows(a, n, i);
            else
                for (var r = i; r < i + rows; r++)
                for (var j = 0; j < i; j++)
                    a[r * n + j] = (a[r * n + j] - Dot(a.Slice(r * n, j), a.Slice(j * n, j))) / a[j * n + j];
            for (var r = i; r < i + rows; r++)
            {
                var row = a.Slice(r * n, r + 1);
                for (var j = i; j < r; j++)
                    row[j] = (row[j] - Dot(row[..j], a.Slice(j * n, j))) / a[j * n + j];
                var pivot = row[r] - Dot(row[..r], row[..r]);
                if (!(pivot > Singular * Math.Abs(row[r])))
                    return false;
                row[r] = Math.Sqrt(pivot);
            }
        }
        return true;
    }

    /// <summary>Solves L x = b in place.</summary>
    public static void Forward(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++)
            b[i] = (b[i] - Dot(factor.Slice(i * n, i), b[..i])) / factor[i * n + i];
    }

    /// <summary>Solves Lᵀ x = b in place.</summary>
    public static void Backward(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = n - 1; i >= 0; i--)
        {
            var value = b[i] /= factor[i * n + i];
            var row = factor.Slice(i * n, i);
            for (var j = 0; j < i; j++)
                b[j] -= row[j] * value;
        }
    }

    /// <summary>The inverse of the factored matrix; its lower triangle is written.</summary>
    public static void Inverse(ReadOnlySpan<double> factor, int n, Span<double> inverse)
    {
        // Row i of this is column i of the inverse factor, so that both steps run along rows; four rows at a time.
        var columns = new double[(n + 3) / 4 * 4 * n];
        Span<double> sums = stackalloc double[4];
        for (var i = 0; i < n; i += 4)
        {
            var rows = columns.AsSpan(i * n, 4 * n);
            for (var k = i; k < n; k++)
            {
                Dot(factor.Slice(k * n + i, k - i), rows[i..], n, sums);
                var pivot = factor[k * n + k];
                for (var r = 0; r < 4 && i + r <= k; r++)
                    rows[r * n + k] = i + r == k ? 1 / pivot : -sums[r] / pivot;
            }
        }
        for (var i = 0; i < n; i += 4)
        {
            var rows = columns.AsSpan(i * n, 4 * n);
            for (var j = 0; j < Math.Min(n, i + 4); j++)
            {
                Dot(columns.AsSpan(j * n + i, n - i), rows[i..], n, sums);
                for (var r = Math.Max(0, j - i); r < 4 && i + r < n; r++)
                    inverse[(i + r) * n + j] = sums[r];
            }
        }
    }

    /// <summary>The sum of products of two rows.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var vx = MemoryMarshal.Cast<double, Vector<double>>(x);
        var vy = MemoryMarshal.Cast<double, Vector<double>>(y);
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        var v = 0;
        for (; v + 1 < vx.Length; v += 2)
        {
            first += vx[v] * vy[v];
            second += vx[v + 1] * vy[v + 1];
        }
        if (v < vx.Length)
            first += vx[v] * vy[v];
        var sum = Vector.Sum(first + second);
        for (var i = vx.Length * Vector<double>.Count; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    /// <summary>Four rows at once against the rows above them: each of those is then read once in place of four times.</summary>
    private static void FourRows(Span<double> a, int n, int i)
    {
        Span<double> sums = stackalloc double[4];
        for (var j = 0; j < i; j++)
        {
            Dot(a.Slice(j * n, j), a[(i * n)..], n, sums);
            var pivot = a[j * n + j];
            for (var r = 0; r < 4; r++)
                a[(i + r) * n + j] = (a[(i + r) * n + j] - sums[r]) / pivot;
        }
    }

    /// <summary>The sums of products of one row with four others, which lie a stride apart.</summary>
    private static void Dot(ReadOnlySpan<double> with, ReadOnlySpan<double> four, int stride, Span<double> sums)
    {
        var length = with.Length;
        var v = MemoryMarshal.Cast<double, Vector<double>>(with);
        var v0 = MemoryMarshal.Cast<double, Vector<double>>(four[..length]);
        var v1 = MemoryMarshal.Cast<double, Vector<double>>(four.Slice(stride, length));
        var v2 = MemoryMarshal.Cast<double, Vector<double>>(four.Slice(2 * stride, length));
        var v3 = MemoryMarshal.Cast<double, Vector<double>>(four.Slice(3 * stride, length));
        var (s0, s1, s2, s3) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var k = 0; k < v.Length; k++)
        {
            var value = v[k];
            s0 += value * v0[k];
            s1 += value * v1[k];
            s2 += value * v2[k];
            s3 += value * v3[k];
        }
        var (d0, d1, d2, d3) = (Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2), Vector.Sum(s3));
        for (var k = v.Length * Vector<double>.Count; k < length; k++)
        {
            d0 += with[k] * four[k];
            d1 += with[k] * four[stride + k];
            d2 += with[k] * four[2 * stride + k];
            d3 += with[k] * four[3 * stride + k];
        }
        (sums[0], sums[1], sums[2], sums[3]) = (d0, d1, d2, d3);
    }
}
