namespace Candour.Evidence;

/// <summary>What this room writes into the journal.</summary>
public static class EvidenceFacts
{
    public const string Added = "evidence-added";
    public const string Used = "evidence-used";
    public const string Removed = "evidence-removed";
    public const string Restored = "evidence-restored";
    public const string Withdrawn = "evidence-withdrawn";
    public const string Purged = "evidence-purged";
}
