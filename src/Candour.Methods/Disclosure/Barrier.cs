namespace Candour.Methods.Disclosure;

/// <summary>What a primary cell asks for.</summary>
internal enum DemandSide
{
    Above,
    Below,
    Width,
}

/// <summary>How far an outsider's range of a primary cell must reach, to one side or in all.</summary>
internal readonly record struct Demand(int Cell, DemandSide Side, double Amount)
{
    public static Demand[] Of(AdditiveTable table)
    {
        var all = new List<Demand>();
        foreach (var cell in table.Primary)
        {
            all.Add(new(cell, DemandSide.Above, table[cell].OpenAbove));
            all.Add(new(cell, DemandSide.Below, table[cell].OpenBelow));
            all.Add(new(cell, DemandSide.Width, table[cell].OpenWidth));
        }
        return [.. all.Where(d => d.Amount > 0)];
    }
}

/// <summary>
/// Something every safe pattern must do: hide so many of these cells that their shares come to one. It comes from an outsider's
/// proof that a range is too narrow, and holds for all patterns of the table, not only for the one it was found with.
/// </summary>
/// <remarks>
/// From amount ≤ Σ gain over the hidden cells: what primary cells give is taken off the amount, and no share is more
/// than one, because a pattern hides a cell or does not. Source: the capacity constraints of Fischetti and Salazar (2001).
/// </remarks>
internal sealed record Barrier(int[] Cells, double[] Shares)
{
    private const double Least = 1e-7;

    public static Barrier Of(AdditiveTable table, Demand demand, IEnumerable<(int Cell, double Gain)> gains)
    {
        var (amount, others) = (demand.Amount, new List<(int Cell, double Gain)>());
        foreach (var (cell, gain) in gains)
        {
            if (table[cell].Role == CellRole.Primary)
                amount -= Math.Min(gain, demand.Amount);
            else if (table[cell].Role == CellRole.MayCover)
                others.Add((cell, gain));
        }
        amount = Math.Max(amount, Least);
        var shares = others.Select(o => (o.Cell, Share: Math.Min(1, o.Gain / amount))).Where(o => o.Share > Least).ToArray();
        return new([.. shares.Select(s => s.Cell)], [.. shares.Select(s => s.Share)]);
    }

    /// <summary>How far a pattern, or a part-pattern, meets it: one is enough.</summary>
    public double Met(Func<int, double> hidden)
    {
        var sum = 0.0;
        for (var i = 0; i < Cells.Length; i++)
            sum += Shares[i] * hidden(Cells[i]);
        return sum;
    }
}

/// <summary>The barriers found so far, each once.</summary>
internal sealed class BarrierPool
{
    private readonly List<Barrier> _all = [];
    private readonly HashSet<string> _seen = [];

    public IReadOnlyList<Barrier> All => _all;

    /// <summary>Takes a barrier; false when it is there already.</summary>
    public bool Add(Barrier barrier)
    {
        var key = string.Join(' ', barrier.Cells.Zip(barrier.Shares, (cell, share) => FormattableString.Invariant($"{cell}:{share:F9}")));
        if (!_seen.Add(key))
            return false;
        _all.Add(barrier);
        return true;
    }
}

/// <summary>How far a pattern meets each barrier, kept up to date as cells are shown again.</summary>
internal sealed class BarrierLedger
{
    private const double Enough = 1 - 1e-7;

    private readonly List<(int Barrier, double Share)>?[] _stands;
    private readonly double[] _met;

    public BarrierLedger(int cells, IReadOnlyList<Barrier> barriers, bool[] hidden)
    {
        _stands = new List<(int, double)>?[cells];
        _met = [.. barriers.Select(b => b.Met(c => hidden[c] ? 1 : 0))];
        for (var b = 0; b < barriers.Count; b++)
        for (var i = 0; i < barriers[b].Cells.Length; i++)
            (_stands[barriers[b].Cells[i]] ??= []).Add((b, barriers[b].Shares[i]));
    }

    /// <summary>Whether a barrier that is met would no longer be.</summary>
    public bool Needs(int cell) => _stands[cell]?.Exists(s => _met[s.Barrier] >= Enough && _met[s.Barrier] - s.Share < Enough) ?? false;

    /// <summary>Shows a cell.</summary>
    public void Release(int cell)
    {
        foreach (var (barrier, share) in _stands[cell] ?? [])
            _met[barrier] -= share;
    }
}
