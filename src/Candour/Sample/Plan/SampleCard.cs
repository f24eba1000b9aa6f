namespace Candour.Sample.Plan;

/// <summary>A school's report card for families.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="SchoolKey">Whose it is.</param>
/// <param name="Year">Such as "2025/26".</param>
/// <param name="State">"published", "withdrawn" or "draft".</param>
/// <param name="Story">Our story this year.</param>
/// <param name="Proud">What the school is proud of.</param>
/// <param name="WorkingOn">What it is working on.</param>
/// <param name="PeersSaw">What visitors from other schools saw.</param>
/// <param name="PeersBlank">Why that is blank, when it is.</param>
/// <param name="ReviewKey">The review it draws on.</param>
/// <param name="FindingKey">The finding chosen to be proud of, if one was.</param>
/// <param name="PledgeKey">The pledge chosen to be working on, if one was.</param>
/// <param name="Published">The day it was published.</param>
/// <param name="Withdrawn">The day it was withdrawn.</param>
/// <param name="WithdrawnReason">Why.</param>
public sealed record SampleCard(
    string Key,
    string SchoolKey,
    string Year,
    string State,
    [property: Written] string Story,
    [property: Written] string? Proud,
    [property: Written] string? WorkingOn,
    [property: Written] string? PeersSaw,
    [property: Written] string? PeersBlank,
    string? ReviewKey,
    string? FindingKey,
    string? PledgeKey,
    DateOnly? Published,
    DateOnly? Withdrawn,
    [property: Written] string? WithdrawnReason
);
