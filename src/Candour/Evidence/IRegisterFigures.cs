namespace Candour.Evidence;

/// <summary>Figures of a school that stand in the national register, to be taken as evidence.</summary>
public interface IRegisterFigures
{
    /// <summary>What the register knows of a school; empty when the school is not in it.</summary>
    Task<IReadOnlyList<RegisterFigure>> OfAsync(Guid schoolId, CancellationToken cancel = default);
}

/// <summary>One figure.</summary>
/// <param name="Key">Its word; the label is the text <c>records.field.{Key}</c>.</param>
/// <param name="Value">As it is printed.</param>
/// <param name="AsOf">The date of the register it was read from.</param>
public sealed record RegisterFigure(string Key, string Value, DateOnly AsOf);

/// <summary>All figures of a school, from every room that has some.</summary>
public sealed class RegisterFigures(IEnumerable<IRegisterFigures> sources)
{
    /// <summary>The figures of a school, in the order of their sources.</summary>
    public async Task<IReadOnlyList<RegisterFigure>> OfAsync(Guid schoolId, CancellationToken cancel = default)
    {
        var all = new List<RegisterFigure>();
        foreach (var source in sources)
            all.AddRange(await source.OfAsync(schoolId, cancel));
        return all;
    }
}
