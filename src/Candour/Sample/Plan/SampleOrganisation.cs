namespace Candour.Sample.Plan;

/// <summary>A partnership, trust, diocese or council.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="Kind">"partnership", "trust", "diocese" or "council".</param>
/// <param name="Name">As people say it.</param>
/// <param name="Town">Where its office is.</param>
public sealed record SampleOrganisation(string Key, string Kind, string Name, string Town);

/// <summary>A standing set of schools, cut into groups.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="Name">Such as "Hart valley cluster".</param>
/// <param name="Phase">"primary", "secondary" or "special".</param>
/// <param name="LeadKey">The person who leads it.</param>
/// <param name="Groups">Pairs, triads and fours.</param>
public sealed record SampleCluster(string Key, string Name, string Phase, string LeadKey, IReadOnlyList<SampleGroup> Groups);

/// <summary>A pair, triad or four of schools that visit one another.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="Name">Such as "triad 3".</param>
/// <param name="Size">"pair", "triad" or "four".</param>
/// <param name="SchoolKeys">Its schools.</param>
public sealed record SampleGroup(string Key, string Name, string Size, IReadOnlyList<string> SchoolKeys);

/// <summary>What schools have agreed to share with whom.</summary>
/// <param name="Text">What it says, in plain words.</param>
/// <param name="Shares">Which kind of record may go how far.</param>
/// <param name="Signatures">One for each school that has signed.</param>
/// <param name="UnsignedSchoolKeys">Schools in a group that have not signed yet.</param>
public sealed record SampleAgreement(
    [property: Written] string Text,
    IReadOnlyList<SampleShare> Shares,
    IReadOnlyList<SampleSignature> Signatures,
    IReadOnlyList<string> UnsignedSchoolKeys
);

/// <param name="Record">"self-evaluation", "report", "pledge" or "card".</param>
/// <param name="With">"group", "cluster", "partnership" or "public".</param>
public sealed record SampleShare(string Record, string With);

public sealed record SampleSignature(string SchoolKey, string PersonKey, DateOnly Signed);
