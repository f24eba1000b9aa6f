namespace Candour.Sample.Plan;

/// <summary>A made-up school.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="Urn">In a range of seven digits that the register has never used.</param>
/// <param name="Name">Full name, as the register would have it.</param>
/// <param name="ShortName">What people call it.</param>
/// <param name="Phase">"primary", "secondary" or "special".</param>
/// <param name="Type">As in the register: "Community school", "Academy converter"…</param>
/// <param name="LowAge">Youngest age taught.</param>
/// <param name="HighAge">Oldest age taught.</param>
/// <param name="Pupils">Number on roll.</param>
/// <param name="Places">Places in the school.</param>
/// <param name="FreeMeals">Children who may have free school meals, in per cent.</param>
/// <param name="Street">First line of the address.</param>
/// <param name="Town">Town or village.</param>
/// <param name="Postcode">In an area that does not exist.</param>
/// <param name="Telephone">From the numbers kept free for fiction.</param>
/// <param name="Website">Under a name that cannot resolve.</param>
/// <param name="HeadEmail">The school's own address.</param>
/// <param name="Faith">"ce", "rc" or nothing.</param>
/// <param name="TrustKey">The trust it belongs to, if it does.</param>
/// <param name="DioceseKey">The diocese it belongs to, if it does.</param>
/// <param name="ClusterKey">The cluster it belongs to, if it is in a group.</param>
/// <param name="GroupKey">The group it belongs to, if it is in one.</param>
/// <param name="OutsideGroupReason">Why it is in no group, when it is in none.</param>
/// <param name="Opened">When it opened, if that was lately.</param>
/// <param name="Closed">When it closed.</param>
/// <param name="SuccessorKey">The school that it became.</param>
public sealed record SampleSchool(
    string Key,
    int Urn,
    string Name,
    string ShortName,
    string Phase,
    string Type,
    int LowAge,
    int HighAge,
    int Pupils,
    int Places,
    double FreeMeals,
    string Street,
    string Town,
    string Postcode,
    string Telephone,
    string Website,
    string HeadEmail,
    string? Faith,
    string? TrustKey,
    string? DioceseKey,
    string? ClusterKey,
    string? GroupKey,
    [property: Written] string? OutsideGroupReason,
    DateOnly? Opened,
    DateOnly? Closed,
    string? SuccessorKey
);
