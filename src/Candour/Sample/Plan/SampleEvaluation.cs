namespace Candour.Sample.Plan;

/// <summary>A school's evaluation of itself against a framework.</summary>
/// <param name="Framework">Key of the framework.</param>
/// <param name="Started">First day.</param>
/// <param name="Locked">The day it was submitted and locked; nothing while it is being written.</param>
/// <param name="Aspects">One entry for each aspect evaluated so far.</param>
public sealed record SampleEvaluation(string Framework, DateOnly Started, DateOnly? Locked, IReadOnlyList<SampleAspect> Aspects);

/// <param name="Aspect">Key of the aspect.</param>
/// <param name="Strong">What the school thinks of itself.</param>
/// <param name="LeastSure">What it is least sure of.</param>
/// <param name="AuthorKey">Who wrote it.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Helps">What helps.</param>
/// <param name="Hinders">What hinders.</param>
/// <param name="Next">What comes next.</param>
public sealed record SampleAspect(
    string Aspect,
    [property: Written] string Strong,
    [property: Written] string? LeastSure,
    string AuthorKey,
    IReadOnlyList<SampleEvidence> Evidence,
    [property: Written] string? Helps,
    [property: Written] string? Hinders,
    [property: Written] string? Next
);

/// <param name="Form">"note" or "link".</param>
/// <param name="Title">A word or two.</param>
/// <param name="Shows">What it is and what it shows.</param>
/// <param name="Strength">"first-hint", "one-source" or "several-sources".</param>
/// <param name="Link">Where it is, for a link.</param>
public sealed record SampleEvidence(string Form, string Title, [property: Written] string Shows, string Strength, string? Link);

/// <summary>What the host and the lead agreed to look at.</summary>
/// <param name="Hope">What the school hopes to learn.</param>
/// <param name="Sensitivities">What visitors should know before they come.</param>
/// <param name="Sharing">How far the report may go: "head", "group" or "cluster".</param>
/// <param name="SafeguardingContact">Who to ring: a post, never a name.</param>
/// <param name="SafeguardingPhone">On which number.</param>
/// <param name="Questions">One to three.</param>
/// <param name="HostSigned">The day the head signed.</param>
/// <param name="LeadSigned">The day the lead signed.</param>
public sealed record SampleFocus(
    [property: Written] string Hope,
    [property: Written] string Sensitivities,
    string Sharing,
    string SafeguardingContact,
    string SafeguardingPhone,
    IReadOnlyList<SampleQuestion> Questions,
    DateOnly? HostSigned,
    DateOnly? LeadSigned
);

/// <param name="Key">Unique over the plan.</param>
/// <param name="Text">The question.</param>
/// <param name="Why">Why the school asks it.</param>
/// <param name="WhereToLook">How the team will find out.</param>
/// <param name="Aspects">Aspects of the framework that it touches.</param>
public sealed record SampleQuestion(
    string Key,
    [property: Written] string Text,
    [property: Written] string Why,
    [property: Written] string WhereToLook,
    IReadOnlyList<string> Aspects
);
