using System.Text.Json;

namespace Candour.PeerReview.Visits;

/// <summary>What lies under a seal.</summary>
public sealed record SealedWords(string Words, string? Grade)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static SealedWords FromJson(string json) => JsonSerializer.Deserialize<SealedWords>(json)!;
}
