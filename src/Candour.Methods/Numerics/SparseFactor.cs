namespace Candour.Methods.Numerics;

/// <summary>
/// A symmetric positive matrix with a fixed pattern: fill <see cref="Values"/>, factor, then solve, or ask for those
/// elements of the inverse that lie on the pattern.
/// </summary>
/// <remarks>
/// Left-looking Cholesky of the sparse columns, dense Cholesky of the block they leave behind. The elements of the inverse
/// follow from the factor without the rest of the inverse: Takahashi, Fagan and Chin (1973); Erisman and Tinney (1975).
/// </remarks>
internal sealed class SparseFactor(SparsePattern pattern)
{
    private readonly double[] _factor = new double[pattern.Length];
    private readonly double[] _work = new double[pattern.Size];
    private readonly int[] _head = new int[pattern.Sparse];
    private readonly int[] _next = new int[pattern.Sparse];
    private readonly int[] _at = new int[pattern.Sparse];
    private double[]? _inverse;

    /// <summary>Where the elements are.</summary>
    public SparsePattern Pattern => pattern;

    /// <summary>The elements of the matrix on and below the diagonal, as the pattern places them.</summary>
    public double[] Values { get; } = new double[pattern.Length];

    /// <summary>The logarithm of the determinant of the factored matrix.</summary>
    public double LogDeterminant => LogDeterminantOf(0, pattern.Size);

    /// <summary>What rows from here up to there, there left out, add to the logarithm of the determinant, those before them eliminated.</summary>
    public double LogDeterminantOf(int from, int to)
    {
        var sum = 0.0;
        for (var j = from; j < to; j++)
            sum += Math.Log(_factor[DiagonalSlot(j)]);
        return 2 * sum;
    }

    /// <summary>Factors the matrix; false where it is not positive, or singular to working precision.</summary>
    public bool Factor()
    {
        Values.CopyTo(_factor, 0);
        Array.Fill(_head, -1);
        var (starts, rows) = (pattern.Starts, pattern.Rows);
        for (var j = 0; j < pattern.Sparse; j++)
        {
            var (start, end) = (starts[j], starts[j + 1]);
            for (var p = start; p < end; p++)
                _work[rows[p]] = _factor[p];
            var given = _work[j];
            for (var k = _head[j]; k >= 0; )
            {
                var (from, until, following) = (_at[k], starts[k + 1], _next[k]);
                var scale = _factor[from];
                for (var p = from; p < until; p++)
                    _work[rows[p]] -= _factor[p] * scale;
                Queue(k, from + 1);
                k = following;
            }
            var pivot = _work[j];
            if (!(pivot > DenseLower.Singular * Math.Abs(given)))
                return false;
            var root = Math.Sqrt(pivot);
            _factor[start] = root;
            for (var p = start + 1; p < end; p++)
                _factor[p] = _work[rows[p]] / root;
            Queue(j, start + 1);
        }
        return FactorTail();
    }

    /// <summary>Solves the factored system in place.</summary>
    public void Solve(Span<double> b)
    {
        var (starts, rows, sparse) = (pattern.Starts, pattern.Rows, pattern.Sparse);
        for (var j = 0; j < sparse; j++)
        {
            var value = b[j] /= _factor[starts[j]];
            for (var p = starts[j] + 1; p < starts[j + 1]; p++)
                b[rows[p]] -= _factor[p] * value;
        }
        var tail = _factor.AsSpan(rows.Length);
        DenseLower.Forward(tail, pattern.Tail, b[sparse..]);
        DenseLower.Backward(tail, pattern.Tail, b[sparse..]);
        for (var j = sparse - 1; j >= 0; j--)
        {
            var sum = b[j];
            for (var p = starts[j] + 1; p < starts[j + 1]; p++)
                sum -= _factor[p] * b[rows[p]];
            b[j] = sum / _factor[starts[j]];
        }
    }

    /// <summary>The elements of the inverse on the pattern, placed as the matrix is. They hold until the next call.</summary>
    public double[] Inverse()
    {
        var inverse = _inverse ??= new double[pattern.Length];
        var (starts, rows, sparse, tail) = (pattern.Starts, pattern.Rows, pattern.Sparse, pattern.Tail);
        DenseLower.Inverse(_factor.AsSpan(rows.Length), tail, inverse.AsSpan(rows.Length));
        for (var j = sparse - 1; j >= 0; j--)
        {
            var (start, end) = (starts[j] + 1, starts[j + 1]);
            var root = _factor[start - 1];
            for (var p = start; p < end; p++)
                _work[rows[p]] = 0;
            for (var p = start; p < end; p++)
            {
                var (k, scale, sum) = (rows[p], _factor[p] / root, 0.0);
                if (k >= sparse)
                {
                    for (var q = start; q < p; q++)
                        if (rows[q] >= sparse)
                        {
                            var element = inverse[rows.Length + (k - sparse) * tail + rows[q] - sparse];
                            sum += element * _factor[q];
                            _work[rows[q]] -= element * scale;
                        }
                    _work[k] -= sum / root + inverse[rows.Length + (k - sparse) * tail + k - sparse] * scale;
                    continue;
                }
                _work[k] -= inverse[starts[k]] * scale;
                var at = starts[k] + 1;
                for (var q = p + 1; q < end; q++)
                {
                    while (rows[at] != rows[q])
                        at++;
                    sum += inverse[at] * _factor[q];
                    _work[rows[q]] -= inverse[at] * scale;
                }
                _work[k] -= sum / root;
            }
            var diagonal = 1 / (root * root);
            for (var p = start; p < end; p++)
            {
                inverse[p] = _work[rows[p]];
                diagonal -= _factor[p] / root * inverse[p];
            }
            inverse[start - 1] = diagonal;
        }
        return inverse;
    }

    /// <summary>Where the diagonal element of a row is held.</summary>
    public int DiagonalSlot(int row) =>
        row < pattern.Sparse ? pattern.Starts[row] : pattern.Rows.Length + (row - pattern.Sparse) * (pattern.Tail + 1);

    /// <summary>A column waits at the row it reaches next.</summary>
    private void Queue(int column, int at)
    {
        if (at >= pattern.Tails[column])
            return;
        _at[column] = at;
        var row = pattern.Rows[at];
        _next[column] = _head[row];
        _head[row] = column;
    }

    private bool FactorTail()
    {
        var (rows, size, sparse) = (pattern.Rows, pattern.Tail, pattern.Sparse);
        var tail = _factor.AsSpan(rows.Length);
        for (var k = 0; k < sparse; k++)
        {
            var end = pattern.Starts[k + 1];
            for (var p = pattern.Tails[k]; p < end; p++)
            {
                var row = tail.Slice((rows[p] - sparse) * size, size);
                var scale = _factor[p];
                for (var q = pattern.Tails[k]; q <= p; q++)
                    row[rows[q] - sparse] -= _factor[q] * scale;
            }
        }
        return DenseLower.Factor(tail, size);
    }
}
