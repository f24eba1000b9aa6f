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
        // Row i of this is column i of the inverse factor, so that both steps run along rows.
        var columns = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            var row = columns.AsSpan(i * n, n);
            row[i] = 1 / factor[i * n + i];
            for (var k = i + 1; k < n; k++)
                row[k] = -Dot(factor.Slice(k * n + i, k - i), row[i..k]) / factor[k * n + k];
        }
        for (var i = 0; i < n; i++)
        for (var j = 0; j <= i; j++)
            inverse[i * n + j] = Dot(columns.AsSpan(i * n + i, n - i), columns.AsSpan(j * n + i, n - i));
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
        for (var j = 0; j < i; j++)
        {
            var above = a.Slice(j * n, j);
            var r0 = a.Slice(i * n, j + 1);
            var r1 = a.Slice((i + 1) * n, j + 1);
            var r2 = a.Slice((i + 2) * n, j + 1);
            var r3 = a.Slice((i + 3) * n, j + 1);
            var v = MemoryMarshal.Cast<double, Vector<double>>(above);
            var v0 = MemoryMarshal.Cast<double, Vector<double>>(r0[..j]);
            var v1 = MemoryMarshal.Cast<double, Vector<double>>(r1[..j]);
            var v2 = MemoryMarshal.Cast<double, Vector<double>>(r2[..j]);
            var v3 = MemoryMarshal.Cast<double, Vector<double>>(r3[..j]);
            var (s0, s1, s2, s3) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            for (var k = 0; k < v.Length; k++)
            {
                var with = v[k];
                s0 += with * v0[k];
                s1 += with * v1[k];
                s2 += with * v2[k];
                s3 += with * v3[k];
            }
            var (d0, d1, d2, d3) = (Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2), Vector.Sum(s3));
            for (var k = v.Length * Vector<double>.Count; k < j; k++)
            {
                d0 += above[k] * r0[k];
                d1 += above[k] * r1[k];
                d2 += above[k] * r2[k];
                d3 += above[k] * r3[k];
            }
            var pivot = a[j * n + j];
            r0[j] = (r0[j] - d0) / pivot;
            r1[j] = (r1[j] - d1) / pivot;
            r2[j] = (r2[j] - d2) / pivot;
            r3[j] = (r3[j] - d3) / pivot;
        }
    }
}
