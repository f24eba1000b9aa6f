namespace Candour.Foundation;

/// <summary>Makes keys. Version 7 keeps rows of a time together; version 4 says nothing about when.</summary>
public static class Ids
{
    /// <summary>A key that sorts by the time it was made.</summary>
    public static Guid New() => Guid.CreateVersion7();

    /// <summary>A key that tells nothing: judgements, notes, invitations and answers, where order or time would give somebody away.</summary>
    public static Guid Random() => Guid.NewGuid();
}
