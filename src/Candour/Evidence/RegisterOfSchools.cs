using System.Globalization;
using Candour.Records;
using Microsoft.EntityFrameworkCore;

namespace Candour.Evidence;

/// <summary>
/// Figures from the national register. What the register does not know, and what its publisher holds back, is no
/// figure and is left out.
/// </summary>
public sealed class RegisterOfSchools(RecordsAccess records) : IRegisterFigures
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<RegisterFigure>> OfAsync(Guid schoolId, CancellationToken cancel = default) =>
        await records.Entries.FirstOrDefaultAsync(e => e.PartyId == schoolId, cancel) is { } entry ? [.. Of(entry)] : [];

    private static IEnumerable<RegisterFigure> Of(RegisterEntry entry)
    {
        var counted = entry.CensusDate ?? entry.AsAt;
        (RegisterField Field, double? Value, DateOnly AsOf)[] all =
        [
            (RegisterField.Pupils, entry.Pupils, counted),
            (RegisterField.Girls, entry.Girls, counted),
            (RegisterField.Boys, entry.Boys, counted),
            (RegisterField.FreeMeals, entry.FreeMeals, counted),
            (RegisterField.FreeMealsPercent, entry.FreeMealsPercent, counted),
            (RegisterField.Capacity, entry.Capacity, entry.AsAt),
            (RegisterField.ResourcedOnRoll, entry.ResourcedOnRoll, entry.AsAt),
            (RegisterField.SenUnitOnRoll, entry.SenUnitOnRoll, entry.AsAt),
        ];
        return from figure in all
            where figure.Value is not null
            select new RegisterFigure(figure.Field.Key, Printed(figure.Field, figure.Value!.Value), figure.AsOf);
    }

    private static string Printed(RegisterField field, double value) =>
        field.Kind == FieldKind.Percent
            ? value.ToString("0.#'%'", CultureInfo.InvariantCulture)
            : value.ToString("N0", CultureInfo.InvariantCulture);
}
