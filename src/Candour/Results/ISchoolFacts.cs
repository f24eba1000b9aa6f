using Candour.Methods.Disclosure;

namespace Candour.Results;

/// <summary>
/// Public facts of a school that a room reads where they lie and does not record again: the register would be fifty
/// thousand results a month that nobody asked for. A room that has such facts registers one.
/// </summary>
public interface ISchoolFacts
{
    /// <summary>What is known of a school; null when this source has never heard of it.</summary>
    Task<SchoolFacts?> OfAsync(Guid schoolId, CancellationToken cancel = default);
}

/// <summary>What one source knows of a school.</summary>
/// <param name="SourceKey">The text that names the source, with the date as its argument.</param>
/// <param name="AsOf">The day it speaks of.</param>
/// <param name="Numbers">Figures by measure.</param>
/// <param name="Words">Words by measure.</param>
public sealed record SchoolFacts(
    string SourceKey,
    DateOnly AsOf,
    IReadOnlyDictionary<string, Stated<double>> Numbers,
    IReadOnlyDictionary<string, Stated<string>> Words
);
