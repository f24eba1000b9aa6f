namespace Candour.Sample.Plan;

/// <summary>What a school has promised to do about a finding.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="FindingKey">The finding it answers.</param>
/// <param name="Text">What will be done.</param>
/// <param name="Baseline">Where things stand now.</param>
/// <param name="EvidenceTest">How anyone could tell that it has worked.</param>
/// <param name="OwnerRole">The post that holds it, never a name.</param>
/// <param name="Support">What help is wanted, if any.</param>
/// <param name="Made">The day of the workshop.</param>
/// <param name="Due">The day by which it should be so.</param>
/// <param name="Checks">At thirty, ninety and a hundred and eighty days.</param>
public sealed record SamplePledge(
    string Key,
    string FindingKey,
    [property: Written] string Text,
    [property: Written] string Baseline,
    [property: Written] string EvidenceTest,
    string OwnerRole,
    [property: Written] string? Support,
    DateOnly Made,
    DateOnly Due,
    IReadOnlyList<SampleCheck> Checks
);

/// <param name="Days">30, 90 or 180.</param>
/// <param name="Due">The day it falls due.</param>
/// <param name="Done">The day it was made, if it has been.</param>
/// <param name="Progress">"not-started", "early", "moving", "embedded" or "stopped".</param>
/// <param name="Text">What was found.</param>
public sealed record SampleCheck(int Days, DateOnly Due, DateOnly? Done, string? Progress, [property: Written] string? Text);
