namespace Candour.Sample.Plan;

/// <summary>What one reviewer thought about one question before reading anybody else.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="QuestionKey">The question.</param>
/// <param name="ReviewerKey">Who.</param>
/// <param name="Text">The judgement.</param>
/// <param name="Evidence">How strong they think the evidence is: "strong", "some" or "thin".</param>
/// <param name="Sealed">The day it was sealed.</param>
public sealed record SampleJudgement(
    string Key,
    string QuestionKey,
    string ReviewerKey,
    [property: Written] string Text,
    string Evidence,
    DateOnly Sealed
);

/// <summary>What the team agreed about one question once the seals were opened.</summary>
/// <param name="QuestionKey">The question.</param>
/// <param name="Text">The judgement agreed.</param>
/// <param name="Changes">Who moved, and why.</param>
/// <param name="Dissent">Who did not, and what they hold.</param>
public sealed record SampleAgreed(
    string QuestionKey,
    [property: Written] string Text,
    IReadOnlyList<SampleChange> Changes,
    IReadOnlyList<SampleChange> Dissent
);

/// <param name="ReviewerKey">Who.</param>
/// <param name="Text">Why they changed, or what they still hold.</param>
public sealed record SampleChange(string ReviewerKey, [property: Written] string Text);
