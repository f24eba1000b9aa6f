using Candour.Methods.Disclosure;
using Candour.Results;
using Microsoft.EntityFrameworkCore;

namespace Candour.Records;

/// <summary>What the register says of a school, for whoever shows it: known, not known, held back and none are kept apart.</summary>
public sealed class RegisterFacts(RecordsAccess access) : ISchoolFacts
{
    /// <summary>Numbers of the national register have six figures; a sample's schools have seven, so that none is taken for a real one.</summary>
    public static bool IsMadeUp(int urn) => urn > 999_999;

    /// <summary>The reason of a field that the register leaves empty.</summary>
    private static readonly Reason NotInRegister = new("not-in-register");

    /// <inheritdoc />
    public async Task<SchoolFacts?> OfAsync(Guid schoolId, CancellationToken cancel = default)
    {
        var entry = await access.Entries.SingleOrDefaultAsync(e => e.PartyId == schoolId, cancel);
        return entry is null
            ? null
            : new SchoolFacts(
                IsMadeUp(entry.Urn) ? "records.facts.made-up" : "records.facts.source",
                entry.AsAt,
                Numbers(entry),
                Words(entry)
            );
    }

    private static Dictionary<string, Stated<double>> Numbers(RegisterEntry entry)
    {
        var withheld = RegisterColumns.WithheldSet(entry.Withheld);
        return new(StringComparer.Ordinal)
        {
            [Measures.Pupils] = Number(entry.Pupils, RegisterField.Pupils, withheld),
            [Measures.Places] = Number(entry.Capacity, RegisterField.Capacity, withheld),
            [Measures.LowAge] = Number(entry.LowAge, RegisterField.LowAge, withheld),
            [Measures.HighAge] = Number(entry.HighAge, RegisterField.HighAge, withheld),
            [Measures.FreeMealsPercent] = Number(entry.FreeMealsPercent, RegisterField.FreeMealsPercent, withheld),
        };
    }

    private static Dictionary<string, Stated<string>> Words(RegisterEntry entry) =>
        new(StringComparer.Ordinal)
        {
            [Measures.Phase] = Stated.WordsOr(entry.Phase, NotInRegister),
            [Measures.Type] = Stated.WordsOr(entry.Type, NotInRegister),
            [Measures.Town] = Stated.WordsOr(entry.Town, NotInRegister),
        };

    private static Stated<double> Number(double? value, RegisterField field, ulong withheld)
    {
        if (value is { } number)
            return Stated.Number(number);
        return (withheld & field.Bit) != 0 ? Stated.Withheld<double>(Reason.HeldByPublisher) : Stated.Unknown<double>(NotInRegister);
    }
}
