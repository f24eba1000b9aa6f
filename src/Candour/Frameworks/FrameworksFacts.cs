namespace Candour.Frameworks;

/// <summary>What this room writes into the journal.</summary>
public static class FrameworksFacts
{
    public const string Adopted = "framework-adopted";
    public const string Published = "framework-published";
}
