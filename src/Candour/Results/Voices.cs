namespace Candour.Results;

/// <summary>Whose statement it is. A statement always wears its voice: a colour, a mark and a word.</summary>
public static class Voices
{
    /// <summary>The school itself.</summary>
    public const string School = "school";

    /// <summary>Colleagues from other schools.</summary>
    public const string Peers = "peers";

    /// <summary>Children, families and staff.</summary>
    public const string People = "people";

    /// <summary>Figures.</summary>
    public const string Data = "data";

    /// <summary>All four, in the order in which a card puts them side by side.</summary>
    public static IReadOnlyList<string> All { get; } = [School, Peers, People, Data];
}
