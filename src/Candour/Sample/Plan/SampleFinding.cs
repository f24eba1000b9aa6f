namespace Candour.Sample.Plan;

/// <summary>One thing the team says to the school.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="QuestionKey">The question it answers.</param>
/// <param name="Kind">"strength", "even-better-if" or "question".</param>
/// <param name="Text">What is said.</param>
/// <param name="NoteKeys">The notes it rests on.</param>
public sealed record SampleFinding(
    string Key,
    string QuestionKey,
    string Kind,
    [property: Written] string Text,
    IReadOnlyList<string> NoteKeys
);

/// <summary>The talk with the head at the end of the visit.</summary>
/// <param name="Given">The day.</param>
/// <param name="Heard">Who was in the room, by role.</param>
/// <param name="WentWell">What was said about what went well.</param>
/// <param name="EvenBetterIf">What was said about what would be better still.</param>
/// <param name="Questions">What was left as a question.</param>
public sealed record SampleFeedback(
    DateOnly Given,
    [property: Written] string Heard,
    [property: Written] string WentWell,
    [property: Written] string EvenBetterIf,
    [property: Written] string Questions
);

/// <summary>The report. Its findings are those of the review.</summary>
/// <param name="Version">One, until it is issued again.</param>
/// <param name="Summary">What a busy reader needs.</param>
/// <param name="Context">The school, in a few facts.</param>
/// <param name="Method">What was done on site.</param>
/// <param name="Thanks">How it ends.</param>
/// <param name="Corrections">What the head asked to have put right.</param>
/// <param name="RightOfReply">What the head wanted printed with it.</param>
/// <param name="Issued">The day it was issued, if it has been.</param>
public sealed record SampleReport(
    int Version,
    [property: Written] string Summary,
    [property: Written] string Context,
    [property: Written] string Method,
    [property: Written] string Thanks,
    IReadOnlyList<SampleCorrection> Corrections,
    [property: Written] string? RightOfReply,
    DateOnly? Issued
);

/// <param name="Text">What is wrong and what is right.</param>
/// <param name="Accepted">Whether the lead has taken it in; nothing while that is open.</param>
public sealed record SampleCorrection([property: Written] string Text, bool? Accepted);
