namespace Candour.Methods.Numerics;

/// <summary>The value of a function and its gradient, which is written; not a number where the function is not defined.</summary>
internal delegate double Slope(ReadOnlySpan<double> at, Span<double> gradient);

/// <summary>The lowest point of a smooth function of a few variables.</summary>
/// <remarks>
/// Steps by the inverse Hessian of Broyden, Fletcher, Goldfarb and Shanno with an Armijo search; then, where rounding hides
/// whether the function still falls, steps that are good when the gradient shrinks. Source: Nocedal and Wright (2006), chapter 6.
/// </remarks>
/// <param name="slope">The function.</param>
/// <param name="size">How many variables it has.</param>
/// <param name="curvatures">About how sharply it bends along each variable; the nearer, the fewer the steps.</param>
internal sealed class QuasiNewton(Slope slope, int size, double[]? curvatures = null)
{
    /// <summary>How far to go.</summary>
    public enum Finish
    {
        /// <summary>Until the gradient is small enough to compare values.</summary>
        Rough,

        /// <summary>To the last digits.</summary>
        Exact,

        /// <summary>To the last digits, and with second derivatives, which cost two gradients for each variable.</summary>
        Bends,
    }

    private const int Most = 200;
    private const int Polish = 12;

    /// <summary>A gradient from which no step leads on to a better point in double precision.</summary>
    private const double Least = 1e-9;

    /// <summary>The longest step; the first are shorter, until it is known which way the function bends.</summary>
    private const double Farthest = 2;

    private const double Rounding = 1e-12;

    private readonly double[] _trial = new double[size];
    private readonly double[] _gradient = new double[size];
    private double _farthest = Farthest / 8;

    /// <summary>The value at the lowest point.</summary>
    public double Value { get; private set; }

    /// <summary>The second derivatives at the lowest point, row by row.</summary>
    public double[] Hessian { get; private set; } = new double[size * size];

    /// <summary>The greatest element of the gradient at the lowest point.</summary>
    public double Steepest { get; private set; }

    /// <summary>Moves the point to the lowest; false where none was reached.</summary>
    /// <param name="point">Where to begin; then the lowest point.</param>
    /// <param name="rough">From which gradient on the last steps are made.</param>
    /// <param name="finish">Whether to make those last steps.</param>
    public bool Run(double[] point, double rough = 1e-5, Finish finish = Finish.Bends)
    {
        var (inverse, gradient) = (new double[size * size], new double[size]);
        Restart(inverse, 1);
        Value = slope(point, gradient);
        if (!double.IsFinite(Value))
            return false;
        var (direction, change, turn) = (new double[size], new double[size], new double[size]);
        var fresh = true;
        for (var step = 0; step < Most && Greatest(gradient) > rough * (1 + Math.Abs(Value) * 1e-3); step++)
        {
            var descent = 0.0;
            for (var i = 0; i < size; i++)
            {
                direction[i] = -DenseLower.Dot(inverse.AsSpan(i * size, size), gradient);
                descent += direction[i] * gradient[i];
            }
            if (!Search(point, direction, descent, change, turn, gradient))
            {
                if (fresh)
                    break;
                Restart(inverse, 0.1);
                fresh = true;
                continue;
            }
            Update(inverse, change, turn, fresh);
            fresh = false;
        }
        if (finish == Finish.Exact)
            Close(point, inverse, gradient, change, turn);
        if (finish == Finish.Bends)
            Settle(point, gradient);
        Steepest = Greatest(gradient);
        return Steepest <= 1e-3 * (1 + Math.Abs(Value) * 1e-3);
    }

    /// <summary>Goes along the direction, as far as has been good so far, until the function falls enough.</summary>
    private bool Search(double[] point, double[] direction, double descent, double[] change, double[] turn, double[] gradient)
    {
        var length = Math.Sqrt(DenseLower.Dot(direction, direction));
        var (share, steepest) = (Math.Min(1, _farthest / length), Greatest(gradient));
        for (var attempt = 0; attempt < 40; attempt++, share /= attempt < 3 ? 2 : 4)
        {
            for (var i = 0; i < size; i++)
                _trial[i] = point[i] + share * direction[i];
            var value = slope(_trial, _gradient);
            // A fall that rounding hides is believed when the gradient shrinks.
            var hidden = -share * descent < Rounding * (1 + Math.Abs(Value));
            if (hidden && !(Greatest(_gradient) < steepest))
                return false;
            if (!hidden && !(value <= Value + 1e-4 * share * descent))
                continue;
            if (share < 1)
                _farthest = Math.Clamp(share * length * (attempt == 0 ? 2 : 1), Farthest / 100, Farthest);
            for (var i = 0; i < size; i++)
            {
                (change[i], turn[i]) = (_trial[i] - point[i], _gradient[i] - gradient[i]);
                (point[i], gradient[i]) = (_trial[i], _gradient[i]);
            }
            Value = value;
            return true;
        }
        return false;
    }

    private void Update(double[] inverse, double[] change, double[] turn, bool fresh)
    {
        var curvature = DenseLower.Dot(change, turn);
        if (curvature <= 1e-12 * Math.Sqrt(DenseLower.Dot(change, change) * DenseLower.Dot(turn, turn)))
            return;
        if (fresh)
        {
            var along = 0.0;
            for (var i = 0; i < size; i++)
                along += turn[i] * turn[i] * Guess(i);
            Restart(inverse, curvature / along);
        }
        var moved = new double[size];
        for (var i = 0; i < size; i++)
            moved[i] = DenseLower.Dot(inverse.AsSpan(i * size, size), turn);
        var factor = (1 + DenseLower.Dot(turn, moved) / curvature) / curvature;
        for (var i = 0; i < size; i++)
        for (var j = 0; j < size; j++)
            inverse[i * size + j] += factor * change[i] * change[j] - (moved[i] * change[j] + change[i] * moved[j]) / curvature;
    }

    /// <summary>Whole steps by the inverse Hessian that the search has learnt, which goes on learning, while the gradient shrinks.</summary>
    private void Close(double[] point, double[] inverse, double[] gradient, double[] change, double[] turn)
    {
        var steepest = Greatest(gradient);
        for (var step = 0; step < Polish && steepest > Least; step++)
        {
            for (var i = 0; i < size; i++)
            {
                change[i] = -DenseLower.Dot(inverse.AsSpan(i * size, size), gradient);
                _trial[i] = point[i] + change[i];
            }
            var value = slope(_trial, _gradient);
            var found = Greatest(_gradient);
            if (!(found < steepest))
                return;
            for (var i = 0; i < size; i++)
                turn[i] = _gradient[i] - gradient[i];
            Update(inverse, change, turn, fresh: false);
            (steepest, Value) = (found, value);
            _trial.CopyTo(point, 0);
            _gradient.CopyTo(gradient, 0);
        }
    }

    /// <summary>Newton's steps by one Hessian from differences: each takes off most of the error that the last has left.</summary>
    private void Settle(double[] point, double[] gradient)
    {
        Hessian = Differences(point);
        var factor = Hessian.ToArray();
        if (!DenseLower.Factor(factor, size))
            return;
        var steepest = Greatest(gradient);
        for (var step = 0; step < Polish && steepest > 0; step++)
        {
            var move = gradient.ToArray();
            DenseLower.Forward(factor, size, move);
            DenseLower.Backward(factor, size, move);
            for (var i = 0; i < size; i++)
                _trial[i] = point[i] - move[i];
            var value = slope(_trial, _gradient);
            var found = Greatest(_gradient);
            if (!(found < steepest))
                return;
            (steepest, Value) = (found, value);
            _trial.CopyTo(point, 0);
            _gradient.CopyTo(gradient, 0);
        }
    }

    private double[] Differences(double[] point)
    {
        var (hessian, at) = (new double[size * size], point.ToArray());
        var (up, down) = (new double[size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            var h = 1e-4 * Math.Max(1, Math.Abs(point[i]));
            at[i] = point[i] + h;
            slope(at, up);
            at[i] = point[i] - h;
            slope(at, down);
            at[i] = point[i];
            for (var j = 0; j < size; j++)
                hessian[i * size + j] = (up[j] - down[j]) / (2 * h);
        }
        for (var i = 0; i < size; i++)
        for (var j = 0; j < i; j++)
            hessian[i * size + j] = hessian[j * size + i] = (hessian[i * size + j] + hessian[j * size + i]) / 2;
        return hessian;
    }

    private double Guess(int i) => curvatures is null ? 0.1 : 1 / curvatures[i];

    private void Restart(double[] inverse, double scale)
    {
        Array.Clear(inverse);
        for (var i = 0; i < size; i++)
            inverse[i * size + i] = scale * Guess(i);
    }

    private static double Greatest(ReadOnlySpan<double> values)
    {
        var greatest = 0.0;
        foreach (var value in values)
            greatest = Math.Max(greatest, Math.Abs(value));
        return greatest;
    }
}
