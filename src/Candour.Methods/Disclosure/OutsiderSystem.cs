namespace Candour.Methods.Disclosure;

/// <summary>A figure nobody has told, with what everybody knows of it.</summary>
/// <param name="Low">It is at least this; null when nothing is known.</param>
/// <param name="High">It is at most this; null when nothing is known.</param>
/// <param name="Whole">Whether everybody knows that it is a whole number, such as a count.</param>
public readonly record struct UntoldFigure(double? Low, double? High, bool Whole = true);

/// <summary>What has been told: low ≤ Σ coefficient × figure ≤ high. A rounded figure tells an interval.</summary>
/// <param name="Terms">Figures by their number, from 0, each once.</param>
/// <param name="Low">The least it can be; null when it has no end.</param>
/// <param name="High">The most it can be; null when it has no end.</param>
public sealed record ToldSum(IReadOnlyList<RelationTerm> Terms, double? Low, double? High);

/// <summary>
/// Everything an outsider has been told, as a linear system over figures that have not: cuts, roundings, releases and
/// years together. It answers what follows for each figure.
/// </summary>
/// <remarks>
/// Over the reals two linear programmes a figure (bounded simplex); over the whole numbers branch and bound, which is
/// what somebody who knows that people come whole can do: 29 pupils at 41, 34 and 24 per cent are exactly 12, 10 and 7.
/// Errors: a sum that names a figure that is not there, names one twice, or has an end that is not finite, throws
/// <see cref="ArgumentException"/>.
/// </remarks>
public sealed class OutsiderSystem
{
    private const double Whole = 1e-6;

    private readonly UntoldFigure[] _figures;
    private readonly ToldSum[] _sums;

    private OutsiderSystem(UntoldFigure[] figures, ToldSum[] sums) => (_figures, _sums) = (figures, sums);

    /// <summary>A system.</summary>
    /// <param name="figures">What has not been told.</param>
    /// <param name="sums">What has.</param>
    public static OutsiderSystem Of(IEnumerable<UntoldFigure> figures, IEnumerable<ToldSum> sums)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(sums);
        UntoldFigure[] all = [.. figures];
        ToldSum[] told = [.. sums.Select(s => s with { Terms = Array.AsReadOnly(s.Terms.ToArray()) })];
        foreach (var end in all.SelectMany(f => (double?[])[f.Low, f.High]).Concat(told.SelectMany(s => (double?[])[s.Low, s.High])))
            if (end is { } number && !double.IsFinite(number))
                throw new ArgumentException("An end is a finite number, or null when there is none.", nameof(sums));
        foreach (var sum in told)
        {
            if (sum.Terms.Any(t => t.Cell < 0 || t.Cell >= all.Length || !double.IsFinite(t.Coefficient)))
                throw new ArgumentException("A sum names a figure that is not there, or a coefficient that is no number.", nameof(sums));
            if (sum.Terms.DistinctBy(t => t.Cell).Count() < sum.Terms.Count)
                throw new ArgumentException("A sum names a figure twice.", nameof(sums));
        }
        return new(all, told);
    }

    /// <summary>How many figures.</summary>
    public int Count => _figures.Length;

    /// <summary>What follows for a figure over the reals; null when what was told contradicts itself.</summary>
    /// <param name="figure">The figure that the outsider is after, by its place.</param>
    public OutsiderRange? Range(int figure) => Range([new(figure, 1)]);

    /// <summary>What follows for a sum of figures over the reals; null when what was told contradicts itself.</summary>
    /// <param name="sum">A sum of figures that the outsider is after: which, and how often each.</param>
    public OutsiderRange? Range(IReadOnlyList<RelationTerm> sum)
    {
        var programme = Programme(sum, out var target);
        return programme.Repair() ? new(Pushed(programme, target, -1), Pushed(programme, target, 1)) : null;
    }

    /// <summary>What follows for a figure, whole figures being whole; null when what was told contradicts itself.</summary>
    /// <param name="figure">Its number.</param>
    /// <param name="nodes">
    /// The most part-questions for each end. When they run out, the end is the furthest found possible: the range may be too
    /// narrow, never too wide, so that a check errs on the side of refusing.
    /// </param>
    public OutsiderRange? WholeRange(int figure, int nodes = 2000) => WholeRange([new(figure, 1)], nodes);

    /// <summary>What follows for a sum of figures, whole figures being whole; null when what was told contradicts itself.</summary>
    /// <param name="sum">The figures and coefficients.</param>
    /// <param name="nodes">As for one figure.</param>
    public OutsiderRange? WholeRange(IReadOnlyList<RelationTerm> sum, int nodes = 2000)
    {
        var (low, high) = (Furthest(sum, -1, nodes), Furthest(sum, 1, nodes));
        return double.IsNaN(low) || double.IsNaN(high) ? null : new(double.IsFinite(low) ? low : null, double.IsFinite(high) ? high : null);
    }

    private double Furthest(IReadOnlyList<RelationTerm> sum, int sign, int nodes)
    {
        var best = double.NaN;
        var open = new Stack<(double[] Low, double[] High)>();
        open.Push(([.. _figures.Select(Lowest)], [.. _figures.Select(Highest)]));
        while (nodes-- > 0 && open.TryPop(out var node))
        {
            var programme = Programme(sum, out var target, node.Low, node.High);
            if (!programme.Repair())
                continue;
            var end = programme.Push(target, sign, sign * double.PositiveInfinity);
            if (double.IsInfinity(end))
                return end;
            if (!double.IsNaN(best) && sign * (end - best) <= Whole)
                continue;
            var part = Enumerable
                .Range(0, Count)
                .FirstOrDefault(f => _figures[f].Whole && Math.Abs(programme[f] - Math.Round(programme[f])) > Whole, -1);
            if (part < 0)
            {
                best = end;
                continue;
            }
            double[] under = [.. node.High];
            double[] over = [.. node.Low];
            (under[part], over[part]) = (Math.Floor(programme[part]), Math.Ceiling(programme[part]));
            open.Push((node.Low, under));
            open.Push((over, node.High));
        }
        return Math.Abs(best - Math.Round(best)) <= Whole ? Math.Round(best) : best;
    }

    private static double Lowest(UntoldFigure figure) =>
        figure.Low is not { } low ? double.NegativeInfinity
        : figure.Whole ? Math.Ceiling(low - Whole)
        : low;

    private static double Highest(UntoldFigure figure) =>
        figure.High is not { } high ? double.PositiveInfinity
        : figure.Whole ? Math.Floor(high + Whole)
        : high;

    private OutsiderProgramme Programme(IReadOnlyList<RelationTerm> target, out int row) =>
        Programme(
            target,
            out row,
            [.. _figures.Select(f => f.Low ?? double.NegativeInfinity)],
            [.. _figures.Select(f => f.High ?? double.PositiveInfinity)]
        );

    private OutsiderProgramme Programme(IReadOnlyList<RelationTerm> target, out int row, double[] low, double[] high)
    {
        var columns = new List<(int, double)>[Count];
        for (var figure = 0; figure < Count; figure++)
            columns[figure] = [];
        for (var sum = 0; sum < _sums.Length; sum++)
            foreach (var term in _sums[sum].Terms)
                columns[term.Cell].Add((sum, term.Coefficient));
        foreach (var term in target)
            columns[term.Cell].Add((_sums.Length, term.Coefficient));
        row = Count + _sums.Length;
        double[] start =
        [
            .. low.Select(
                (l, i) =>
                    double.IsFinite(l) ? l
                    : double.IsFinite(high[i]) ? high[i]
                    : 0
            ),
        ];
        return new(
            _sums.Length + 1,
            [.. columns.Select(c => c.ToArray())],
            [.. low, .. _sums.Select(s => s.Low ?? double.NegativeInfinity), double.NegativeInfinity],
            [.. high, .. _sums.Select(s => s.High ?? double.PositiveInfinity), double.PositiveInfinity],
            start
        );
    }

    private static double? Pushed(OutsiderProgramme programme, int target, int sign)
    {
        var end = programme.Push(target, sign, sign * double.PositiveInfinity);
        return double.IsFinite(end) ? end : null;
    }
}
