namespace Candour.Methods.Benchmark;

/// <summary>What the Department for Education's comparison knows of a school: size and intake, no results.</summary>
/// <param name="Urn">The school's unique reference number.</param>
/// <param name="Region">The region it lies in; schools of the same come first.</param>
/// <param name="Phase">Its phase; only schools of the same are compared.</param>
/// <param name="Pupils">How many pupils; null where not known.</param>
/// <param name="FreeMeals">Per cent eligible for free school meals at any time in six years; null where not known.</param>
/// <param name="SpecialNeeds">Per cent with special educational needs; null where not known. Not used for special schools.</param>
public sealed record SchoolFacts(long Urn, string Region, string Phase, double? Pupils, double? FreeMeals, double? SpecialNeeds)
{
    /// <summary>
    /// For special schools: the per cent of pupils by kind of primary need, the same kinds in the same order for all of a
    /// phase. Empty for every other school.
    /// </summary>
    public IReadOnlyList<double?> Needs { get; init; } = [];
}

/// <summary>A school beside the one that is looked at.</summary>
/// <param name="Urn">Its unique reference number.</param>
/// <param name="Distance">How unlike it is: 0 is alike in everything compared; at most about 1 outside special schools.</param>
/// <param name="SameRegion">Whether it lies in the same region.</param>
public readonly record struct Comparator(long Urn, double Distance, bool SameRegion);

/// <summary>The schools to put beside one, as the Department for Education's tool would.</summary>
/// <param name="Urn">The school.</param>
/// <param name="Others">
/// Up to 29: those of its region first, each part in order of distance and then of number. The order says how alike they
/// are, and nothing of how well they do.
/// </param>
public sealed record ComparatorSet(long Urn, IReadOnlyList<Comparator> Others);
