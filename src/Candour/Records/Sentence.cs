namespace Candour.Records;

/// <summary>
/// Something to tell a person: the key of a sentence in <c>Records.en.json</c> and what goes into its gaps. The rooms
/// never hold the words themselves, so that they can be said in another language.
/// </summary>
public sealed record Sentence(string Key, IReadOnlyList<string> With)
{
    /// <summary>A sentence with what goes into its gaps, in order.</summary>
    public static Sentence Of(string key, params string[] with) => new(key, with);

    /// <inheritdoc/>
    public bool Equals(Sentence? other) =>
        other is not null
        && string.Equals(Key, other.Key, StringComparison.Ordinal)
        && With.SequenceEqual(other.With, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, With.Count);

    /// <inheritdoc/>
    public override string ToString() => With.Count == 0 ? Key : $"{Key} ({string.Join(", ", With)})";
}
