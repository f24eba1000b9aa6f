namespace Candour.ReportCards;

/// <summary>What this room writes into the journal.</summary>
public static class ReportCardsFacts
{
    public const string Saved = "card-saved";
    public const string Published = "card-published";
    public const string Withdrawn = "card-withdrawn";
    public const string Purged = "card-purged";
}
