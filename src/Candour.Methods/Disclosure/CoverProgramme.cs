using Candour.Methods.Optimisation;

namespace Candour.Methods.Disclosure;

/// <summary>
/// The least weight of part-hidden cells that meets all barriers: the bound no whole pattern can go below. Barriers may be added
/// and cells held hidden or shown between solutions, each of which goes on from the last.
/// </summary>
internal sealed class CoverProgramme
{
    private readonly Simplex _simplex;
    private readonly List<Row> _added = [];

    /// <summary>A programme without barriers.</summary>
    /// <param name="weights">What each cell costs.</param>
    public CoverProgramme(IEnumerable<double> weights) => _simplex = new(new Programme([.. weights.Select(w => new Variable(w))], []));

    /// <summary>How much of a cell is hidden: from 0 to 1, whatever rounding made of it.</summary>
    public double this[int cell] => Math.Clamp(_simplex.Value(cell), 0, 1);

    /// <summary>No pattern weighs less.</summary>
    public double Bound => _simplex.SafeBound();

    /// <summary>Holds a cell between these, such as 1 and 1: hidden.</summary>
    public void Hold(int cell, double low, double high) => _simplex.Bound(cell, low, high);

    /// <summary>One more row: the shares of its cells, numbered as the weights are, come to this at least.</summary>
    public void Add(IEnumerable<(int Cell, double Share)> barrier, double least = 1) =>
        _added.Add(new(least, double.PositiveInfinity, [.. barrier.Select(b => new Term(b.Cell, b.Share))]));

    /// <summary>Solves; false when no pattern meets all barriers with the cells as they are held.</summary>
    public bool Solve()
    {
        if (_added.Count > 0)
            _simplex.AddRows(_added);
        _added.Clear();
        return _simplex.Solve(long.MaxValue) == Outcome.Best;
    }
}
