namespace Candour.Evidence;

/// <summary>Figures of a school that stand in the national register, to be taken as evidence.</summary>
public interface IRegisterFigures
{
    /// <summary>What the register knows of a school; empty when the school is not in it.</summary>
    Task<IReadOnlyList<RegisterFigure>> OfAsync(Guid schoolId, CancellationToken cancel = default);
}

/// <summary>One figure.</summary>
/// <param name="Key">Its word; the label is the text <c>evidence.figure.{Key}</c>.</param>
/// <param name="Value">As it is printed.</param>
/// <param name="AsOf">The date of the register it was read from.</param>
public sealed record RegisterFigure(string Key, string Value, DateOnly AsOf);
