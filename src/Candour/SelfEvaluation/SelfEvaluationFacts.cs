namespace Candour.SelfEvaluation;

/// <summary>What this room writes into the journal.</summary>
public static class SelfEvaluationFacts
{
    public const string Started = "self-evaluation-started";
    public const string AspectSaved = "aspect-saved";
    public const string Submitted = "self-evaluation-submitted";
    public const string Locked = "snapshot-locked";
    public const string Shown = "snapshot-shown-to-review";
}
