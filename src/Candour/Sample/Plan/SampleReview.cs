namespace Candour.Sample.Plan;

/// <summary>A review of one school, with everything that has happened in it so far.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="CycleKey">Its cycle.</param>
/// <param name="HostKey">The school reviewed.</param>
/// <param name="Stage">Where it is: a stage key, or "halted", "withdrawn" or "deferred".</param>
/// <param name="History">Each stage entered, in order, the present one last.</param>
/// <param name="VisitDays">The days on site, once they are fixed.</param>
/// <param name="Team">Those who serve, and those who stepped down.</param>
/// <param name="Evaluation">The host's self-evaluation, once it is begun.</param>
/// <param name="Focus">The focus, once it is under discussion.</param>
/// <param name="Notes">What was written down on site.</param>
/// <param name="Judgements">What each reviewer sealed.</param>
/// <param name="Agreed">What the team agreed after opening.</param>
/// <param name="Findings">What it says, and on which notes it rests.</param>
/// <param name="Feedback">The talk with the head, once it was held.</param>
/// <param name="Report">The report, from the first draft on.</param>
/// <param name="Pledges">What the host has promised.</param>
/// <param name="Useful">What the head said of the review afterwards.</param>
/// <param name="Aside">Why it stands outside the line of stages, when it does.</param>
public sealed record SampleReview(
    string Key,
    string CycleKey,
    string HostKey,
    string Stage,
    IReadOnlyList<SampleStageEntry> History,
    IReadOnlyList<DateOnly> VisitDays,
    IReadOnlyList<SampleTeamMember> Team,
    SampleEvaluation? Evaluation,
    SampleFocus? Focus,
    IReadOnlyList<SampleNote> Notes,
    IReadOnlyList<SampleJudgement> Judgements,
    IReadOnlyList<SampleAgreed> Agreed,
    IReadOnlyList<SampleFinding> Findings,
    SampleFeedback? Feedback,
    SampleReport? Report,
    IReadOnlyList<SamplePledge> Pledges,
    SampleUseful? Useful,
    SampleAside? Aside
);

/// <param name="Stage">A stage key.</param>
/// <param name="Entered">The day it began.</param>
/// <param name="Due">The day by which it should be over, inclusive.</param>
public sealed record SampleStageEntry(string Stage, DateOnly Entered, DateOnly? Due);

/// <param name="PersonKey">Who.</param>
/// <param name="Role">"lead", "reviewer", "moderator", "facilitator" or "convener".</param>
/// <param name="SchoolKey">The school they came from, if from a school.</param>
/// <param name="State">"asked", "accepted" or "ended".</param>
/// <param name="Reply">What they said when asked.</param>
/// <param name="Declaration">What they declared: "none", "potential", "conflict", or nothing yet.</param>
/// <param name="DeclarationText">In their own words.</param>
public sealed record SampleTeamMember(
    string PersonKey,
    string Role,
    string? SchoolKey,
    string State,
    [property: Written] string? Reply,
    string? Declaration,
    [property: Written] string? DeclarationText
);

/// <param name="Kind">"halted", "withdrawn" or "deferred".</param>
/// <param name="Reason">Nothing for one that was halted: why is written nowhere.</param>
/// <param name="Since">The day it was decided.</param>
/// <param name="Until">For a deferral, the day to look again.</param>
/// <param name="AtStage">The stage it had reached.</param>
public sealed record SampleAside(string Kind, [property: Written] string? Reason, DateOnly Since, DateOnly? Until, string AtStage);

/// <param name="Rating">"very" or "partly".</param>
/// <param name="Text">Why.</param>
/// <param name="Given">The day.</param>
public sealed record SampleUseful(string Rating, [property: Written] string Text, DateOnly Given);
