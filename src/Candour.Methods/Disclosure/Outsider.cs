namespace Candour.Methods.Disclosure;

/// <summary>
/// Somebody who knows every cell that is shown, every relation and all bounds, and asks how far a hidden cell can lie
/// from its true value. Made for one set of hidden cells; some may be closed (shown) again and opened.
/// </summary>
internal abstract class Outsider
{
    /// <summary>An outsider of a table: by flows where the relations are those of a network, else by the simplex.</summary>
    /// <param name="table">The table.</param>
    /// <param name="hidden">For each cell whether it is hidden.</param>
    /// <param name="explains">Whether <see cref="Barriers"/> will be asked.</param>
    public static Outsider Of(AdditiveTable table, bool[] hidden, bool explains) =>
        table.Network is { } network ? new FlowOutsider(table, network, hidden) : new SimplexOutsider(table, hidden, explains);

    /// <summary>
    /// How far a hidden cell can lie above (or below) its value for all an outsider knows; infinite when nothing stops
    /// it. It need not look further than enough.
    /// </summary>
    public abstract double Reach(int cell, bool up, double enough);

    /// <summary>The cells that differ from the truth in the example the last reach found.</summary>
    public abstract IReadOnlyList<int> Example();

    /// <summary>
    /// After a reach that fell short: for all that can ever be hidden, reach ≤ Σ gain over the hidden cells. The cells
    /// that could widen it are those named; each list is one such bound.
    /// </summary>
    public abstract IEnumerable<IReadOnlyList<(int Cell, double Gain)>> Barriers();

    /// <summary>Shows a hidden cell, or hides it again.</summary>
    public abstract void Show(int cell, bool shown);

    /// <summary>The least and most a cell can be. It is the true value alone when the cell is shown.</summary>
    public OutsiderRange Range(AdditiveTable table, int cell)
    {
        var value = table[cell].Value;
        var (below, above) = (Reach(cell, up: false, double.PositiveInfinity), Reach(cell, up: true, double.PositiveInfinity));
        return new(double.IsFinite(below) ? value - below : null, double.IsFinite(above) ? value + above : null);
    }
}

/// <summary>What an outsider can say of a figure.</summary>
/// <param name="Low">It is at least this; null when nothing can be said.</param>
/// <param name="High">It is at most this; null when nothing can be said.</param>
public readonly record struct OutsiderRange(double? Low, double? High)
{
    /// <summary>How wide it is; null when it has no end.</summary>
    public double? Width => High - Low;

    /// <summary>Whether the figure stays as open as its cell asks for.</summary>
    internal bool Protects(TableCell cell)
    {
        var slack = 1e-6 * (1 + Math.Abs(cell.Value));
        return !(Low > cell.Value - cell.OpenBelow + slack)
            && !(High < cell.Value + cell.OpenAbove - slack)
            && !(Width < cell.OpenWidth - slack);
    }
}
