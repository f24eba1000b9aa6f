namespace Candour.Methods.Disclosure;

/// <summary>What may become of a cell.</summary>
public enum CellRole
{
    /// <summary>It is shown if it can be, and may be hidden to cover another.</summary>
    MayCover,

    /// <summary>It must be hidden: shown, it would tell of few (a primary cell).</summary>
    Primary,

    /// <summary>It is shown whatever happens: a nought, or a figure that is known already.</summary>
    Shown,
}

/// <summary>
/// One figure of a table, with what an outsider knows of it beforehand and, for a primary cell, how much must stay
/// open. A count of 3 of which an outsider must not learn more than "1 to 5" is open by 2 below and 2 above.
/// </summary>
/// <remarks>
/// Units: those of the table, mostly people. Errors: a number that is not finite where it must be, a value outside its
/// own bounds, a weight or protection below nought, throws <see cref="ArgumentException"/>.
/// Source: the protection levels of Hundepool and others (2012), Statistical Disclosure Control, chapter 4.
/// </remarks>
public sealed record TableCell
{
    /// <summary>A cell.</summary>
    /// <param name="value">The true figure.</param>
    /// <param name="role">What may become of it.</param>
    /// <param name="weight">What it costs to hide it: 1 counts cells, the value itself counts people.</param>
    /// <param name="lower">What everybody knows it is at least; nought for counts.</param>
    /// <param name="upper">What everybody knows it is at most; null when nothing is known.</param>
    /// <param name="openBelow">A primary cell's range must reach at least this far below the value.</param>
    /// <param name="openAbove">A primary cell's range must reach at least this far above the value.</param>
    /// <param name="openWidth">A primary cell's range must be at least this wide in all.</param>
    public TableCell(
        double value,
        CellRole role = CellRole.MayCover,
        double weight = 1,
        double lower = 0,
        double? upper = null,
        double openBelow = 0,
        double openAbove = 0,
        double openWidth = 0
    )
    {
        if (!double.IsFinite(value) || !double.IsFinite(lower) || upper is { } top && !double.IsFinite(top))
            throw new ArgumentException("The value of a cell and its bounds are finite numbers.", nameof(value));
        if (value < lower || value > upper)
            throw new ArgumentException($"The value {value} lies outside what is known of it.", nameof(value));
        if (!Enum.IsDefined(role))
            throw new ArgumentException($"There is no role {role}.", nameof(role));
        ThrowUnlessAmount(weight, nameof(weight));
        ThrowUnlessAmount(openBelow, nameof(openBelow));
        ThrowUnlessAmount(openAbove, nameof(openAbove));
        ThrowUnlessAmount(openWidth, nameof(openWidth));
        (Value, Role, Weight, Lower, Upper) = (value, role, weight, lower, upper);
        (OpenBelow, OpenAbove, OpenWidth) = (openBelow, openAbove, openWidth);
    }

    /// <summary>The true figure.</summary>
    public double Value { get; }

    /// <summary>What may become of it.</summary>
    public CellRole Role { get; }

    /// <summary>What it costs to hide it.</summary>
    public double Weight { get; }

    /// <summary>What everybody knows it is at least.</summary>
    public double Lower { get; }

    /// <summary>What everybody knows it is at most; null when nothing is known.</summary>
    public double? Upper { get; }

    /// <summary>How far below the value an outsider's range must reach, if the cell is primary.</summary>
    public double OpenBelow { get; }

    /// <summary>How far above the value an outsider's range must reach, if the cell is primary.</summary>
    public double OpenAbove { get; }

    /// <summary>How wide an outsider's range must be, if the cell is primary.</summary>
    public double OpenWidth { get; }

    /// <summary>How far the figure could lie above its value for all that is known beforehand.</summary>
    internal double RoomAbove => Upper is { } top ? top - Value : double.PositiveInfinity;

    /// <summary>How far the figure could lie below its value for all that is known beforehand.</summary>
    internal double RoomBelow => Value - Lower;

    /// <summary>
    /// A count of people by the rule of small counts: nought is shown and covers nothing; from one to below the limit is
    /// primary, and an outsider must be left with at least one to the limit; more may cover.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="limit">The smallest count that may be shown, such as 5.</param>
    /// <param name="weight">What it costs to hide it; null: one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count below nought or a limit below one.</exception>
    public static TableCell OfPeople(long count, int limit, double? weight = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var cost = weight ?? 1;
        if (count == 0)
            return new(0, CellRole.Shown, cost);
        return count < limit
            ? new(count, CellRole.Primary, cost, openBelow: count - 1, openAbove: limit - count)
            : new(count, CellRole.MayCover, cost);
    }

    private static void ThrowUnlessAmount(double amount, string name)
    {
        if (!double.IsFinite(amount) || amount < 0)
            throw new ArgumentException("A weight or a protection is a finite number of nought or more.", name);
    }
}

/// <summary>A cell within a relation.</summary>
/// <param name="Cell">The number of the cell, from 0.</param>
/// <param name="Coefficient">How often it counts: 1 for a part, -1 for the total; not nought.</param>
public readonly record struct RelationTerm(int Cell, double Coefficient);

/// <summary>What holds between cells and everybody knows: the sum of coefficient × value is the total.</summary>
/// <param name="Terms">The cells, each once.</param>
/// <param name="Total">What they add up to; nought when the total is itself a cell.</param>
public sealed record Relation(IReadOnlyList<RelationTerm> Terms, double Total = 0);
