namespace Candour.Methods.Mixed;

/// <summary>
/// How likely a grade is on a scale with thresholds, and how that changes: written here by <see cref="At"/>, so that a run
/// over many grades allocates nothing. With l the logarithm of the probability and η the linear predictor.
/// </summary>
internal abstract class GradeKernel
{
    protected GradeKernel(int thresholds, int free)
    {
        (Thresholds, Free) = (thresholds, free);
        (LogByThreshold, SlopeByThreshold, CurveByThreshold) = (new double[thresholds], new double[thresholds], new double[thresholds]);
        Between = new double[thresholds * thresholds];
    }

    /// <summary>How many thresholds there are: one less than grades.</summary>
    public int Thresholds { get; }

    /// <summary>How many of them are free; where one less, they add up to nought.</summary>
    public int Free { get; }

    /// <summary>l.</summary>
    public double Log { get; protected set; }

    /// <summary>dl/dη.</summary>
    public double Slope { get; protected set; }

    /// <summary>-d²l/dη².</summary>
    public double Curve { get; protected set; }

    /// <summary>The derivative of <see cref="Curve"/> by η.</summary>
    public double Bend { get; protected set; }

    /// <summary>dl/dτ.</summary>
    public double[] LogByThreshold { get; }

    /// <summary>The derivatives of <see cref="Slope"/> by the thresholds.</summary>
    public double[] SlopeByThreshold { get; }

    /// <summary>The derivatives of <see cref="Curve"/> by the thresholds.</summary>
    public double[] CurveByThreshold { get; }

    /// <summary>-d²l/dτdτ, row by row.</summary>
    public double[] Between { get; }

    /// <summary>Takes the thresholds that hold from now on.</summary>
    public abstract void Set(ReadOnlySpan<double> thresholds);

    /// <summary>Writes l, slope, curve and bend; the others too where asked.</summary>
    /// <param name="eta">The linear predictor.</param>
    /// <param name="grade">The grade, from 0.</param>
    /// <param name="thresholds">Whether to write the derivatives by the thresholds.</param>
    public abstract void At(double eta, int grade, bool thresholds);

    /// <summary>Thresholds from their free part.</summary>
    public double[] Whole(ReadOnlySpan<double> free)
    {
        var whole = new double[Thresholds];
        free.CopyTo(whole);
        for (var i = Free; i < Thresholds; i++)
            foreach (var value in free)
                whole[i] -= value;
        return whole;
    }

    /// <summary>The derivative by a free threshold, from those by all.</summary>
    public double ByFree(double[] derivatives, int free) => derivatives[free] - (Free < Thresholds ? derivatives[^1] : 0);
}

/// <summary>
/// Adjacent categories: log P(k)/P(k-1) = η - τ_k; the thresholds add up to nought. The many-facet model.
/// </summary>
internal sealed class AdjacentKernel(int grades) : GradeKernel(grades - 1, Math.Max(0, grades - 2))
{
    private readonly double[] _sums = new double[grades];
    private readonly double[] _shares = new double[grades];

    /// <summary>The probability of each grade where <see cref="At"/> last was.</summary>
    public ReadOnlySpan<double> Shares => _shares;

    /// <summary>The expected grade, from 0, where <see cref="At"/> last was.</summary>
    public double Expected { get; private set; }

    /// <inheritdoc />
    public override void Set(ReadOnlySpan<double> thresholds)
    {
        for (var k = 1; k < grades; k++)
            _sums[k] = _sums[k - 1] + thresholds[k - 1];
    }

    /// <inheritdoc />
    public override void At(double eta, int grade, bool thresholds)
    {
        var (shares, sums) = (_shares, _sums);
        var top = 0.0;
        for (var k = 0; k < shares.Length; k++)
            top = Math.Max(top, shares[k] = k * eta - sums[k]);
        var chosen = shares[grade];
        var (total, first) = (0.0, 0.0);
        for (var k = 0; k < shares.Length; k++)
        {
            var share = shares[k] = Math.Exp(shares[k] - top);
            total += share;
            first += k * share;
        }
        var (expected, second, third) = (first / total, 0.0, 0.0);
        for (var k = 0; k < shares.Length; k++)
        {
            shares[k] /= total;
            var (from, squared) = (k - expected, (k - expected) * (k - expected));
            second += shares[k] * squared;
            third += shares[k] * squared * from;
        }
        Log = chosen - top - Math.Log(total);
        (Expected, Slope, Curve, Bend) = (expected, grade - expected, second, third);
        if (thresholds)
            ByThresholds(grade);
    }

    private void ByThresholds(int grade)
    {
        // Sums from the top: the probability of reaching grade j + 1, and the parts of the moments from there.
        var (reach, first, second) = (0.0, 0.0, 0.0);
        for (var j = Thresholds - 1; j >= 0; j--)
        {
            var from = j + 1 - Expected;
            reach += _shares[j + 1];
            first += _shares[j + 1] * from;
            second += _shares[j + 1] * from * from;
            LogByThreshold[j] = reach - (grade > j ? 1 : 0);
            SlopeByThreshold[j] = first;
            CurveByThreshold[j] = reach * Curve - second;
            Between[j * Thresholds + j] = reach;
        }
        for (var j = 0; j < Thresholds; j++)
        for (var k = 0; k < j; k++)
            Between[j * Thresholds + k] = Between[k * Thresholds + j] = Between[j * Thresholds + j] * (1 - Between[k * Thresholds + k]);
        for (var j = 0; j < Thresholds; j++)
            Between[j * Thresholds + j] *= 1 - Between[j * Thresholds + j];
    }
}

/// <summary>Cumulative logits: P(grade ≤ k) = 1 / (1 + exp(η - τ_k)), with ascending thresholds.</summary>
internal sealed class CumulativeKernel(int grades) : GradeKernel(grades - 1, grades - 1)
{
    private readonly double[] _thresholds = new double[grades - 1];

    /// <inheritdoc />
    public override void Set(ReadOnlySpan<double> thresholds) => thresholds.CopyTo(_thresholds);

    /// <inheritdoc />
    public override void At(double eta, int grade, bool thresholds)
    {
        // The probability is F(a) - F(b) at the threshold above and below; e^(b - a) keeps its digits in the tails.
        var above = grade < Thresholds ? Logistic.At(_thresholds[grade] - eta) : Logistic.Ceiling;
        var below = grade > 0 ? Logistic.At(_thresholds[grade - 1] - eta) : Logistic.Floor;
        var share = above.F * below.Rest;
        if (grade > 0 && grade < Thresholds)
        {
            var nearness = Math.Exp(_thresholds[grade - 1] - _thresholds[grade]);
            share = nearness < 1 ? share * (1 - nearness) : double.NaN;
        }
        var (p1, p2, p3) = (below.F1 - above.F1, above.F2 - below.F2, below.F3 - above.F3);
        var (r1, r2) = (p1 / share, p2 / share);
        Log = Math.Log(share);
        Slope = r1;
        Curve = r1 * r1 - r2;
        Bend = 3 * r1 * r2 - p3 / share - 2 * r1 * r1 * r1;
        if (!thresholds)
            return;
        Array.Clear(LogByThreshold);
        Array.Clear(SlopeByThreshold);
        Array.Clear(CurveByThreshold);
        Array.Clear(Between);
        if (grade < Thresholds)
            ByThreshold(grade, above, 1, share, r1, r2);
        if (grade > 0)
            ByThreshold(grade - 1, below, -1, share, r1, r2);
        if (grade > 0 && grade < Thresholds)
            Between[grade * Thresholds + grade - 1] = Between[(grade - 1) * Thresholds + grade] =
                LogByThreshold[grade] * LogByThreshold[grade - 1];
    }

    private void ByThreshold(int at, Logistic f, int sign, double share, double r1, double r2)
    {
        var (q1, q2, q3) = (sign * f.F1 / share, sign * f.F2 / share, sign * f.F3 / share);
        LogByThreshold[at] = q1;
        SlopeByThreshold[at] = -q2 - r1 * q1;
        CurveByThreshold[at] = 2 * r1 * SlopeByThreshold[at] - q3 + r2 * q1;
        Between[at * Thresholds + at] = q1 * q1 - q2;
    }

    /// <summary>The logistic distribution at a point: F, 1 - F, and three derivatives.</summary>
    private readonly record struct Logistic(double F, double Rest, double F1, double F2, double F3)
    {
        public static readonly Logistic Floor = new(0, 1, 0, 0, 0);
        public static readonly Logistic Ceiling = new(1, 0, 0, 0, 0);

        public static Logistic At(double x)
        {
            var (f, rest) = (1 / (1 + Math.Exp(-x)), 1 / (1 + Math.Exp(x)));
            var f1 = f * rest;
            return new Logistic(f, rest, f1, f1 * (rest - f), f1 * (1 - 6 * f1));
        }
    }
}
