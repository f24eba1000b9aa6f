namespace Candour.Sample.Plan;

/// <summary>A school's report card for families.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="SchoolKey">Whose it is.</param>
/// <param name="State">"published", "withdrawn" or "draft".</param>
/// <param name="Story">Our story this year.</param>
/// <param name="Proud">What the school is proud of.</param>
/// <param name="WorkingOn">What it is working on.</param>
/// <param name="ReviewKey">The review it draws on; nothing where nobody has visited.</param>
/// <param name="QuotesQuestion">The question whose agreed judgement is quoted; nothing where nothing is.</param>
/// <param name="Published">The day it was published.</param>
/// <param name="Withdrawn">The day it was withdrawn.</param>
/// <param name="WithdrawnReason">Why.</param>
/// <param name="Earlier">The edition before this one, of a year in which nobody had visited.</param>
public sealed record SampleCard(
    string Key,
    string SchoolKey,
    string State,
    [property: Written] string Story,
    IReadOnlyList<SampleChosen> Proud,
    IReadOnlyList<SampleChosen> WorkingOn,
    string? ReviewKey,
    string? QuotesQuestion,
    DateOnly? Published,
    DateOnly? Withdrawn,
    [property: Written] string? WithdrawnReason,
    SampleEdition? Earlier
);

/// <param name="RestsOn">The key of the finding or pledge that was chosen.</param>
/// <param name="Words">The school's own words about it.</param>
public sealed record SampleChosen(string RestsOn, [property: Written] string Words);

/// <param name="Story">What the school told of itself then.</param>
/// <param name="Published">The day.</param>
public sealed record SampleEdition([property: Written] string Story, DateOnly Published);
