using System.Text.Json;

namespace Candour.PeerReview.Protocols;

/// <summary>
/// A method of review as data: an ordered list of stages with settings. It is pinned when a cycle opens, so that a
/// running review keeps the rules it began with.
/// </summary>
public sealed record Protocol
{
    /// <summary>Its key: "peer-enquiry".</summary>
    public required string Key { get; init; }

    public required int Version { get; init; }

    /// <summary>The stages, in order.</summary>
    public required IReadOnlyList<StageSettings> Stages { get; init; }

    /// <summary>The words of the scale, lowest first; empty for grade-free, which is the default.</summary>
    public IReadOnlyList<string> Scale { get; init; } = [];

    /// <summary>How many people judge, lead included.</summary>
    public int FewestReviewers { get; init; } = 2;

    public int MostReviewers { get; init; } = 5;

    /// <summary>Whether schools of one group may review each other in the same cycle.</summary>
    public bool ReciprocalGroups { get; init; } = true;

    /// <summary>Whether somebody from outside the host's trust must moderate.</summary>
    public bool NeedsModerator { get; init; }

    /// <summary>Days after the workshop on which a pledge is looked at again.</summary>
    public IReadOnlyList<int> CheckAfterDays { get; init; } = [30, 90, 180];

    /// <summary>Whether this protocol has the stage.</summary>
    public bool Has(string stage) => Stages.Any(s => s.Key == stage);

    /// <summary>The settings of a stage.</summary>
    public StageSettings Settings(string stage) => Stages.First(s => s.Key == stage);

    /// <summary>The stage after another; null after the last.</summary>
    public string? After(string stage)
    {
        var index = IndexOf(stage);
        return index + 1 < Stages.Count ? Stages[index + 1].Key : null;
    }

    /// <summary>Where a stage stands in the order; -1 when it is not in this protocol.</summary>
    public int IndexOf(string stage)
    {
        for (var i = 0; i < Stages.Count; i++)
        {
            if (Stages[i].Key == stage)
                return i;
        }
        return -1;
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = false };

    /// <summary>As it is pinned.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>From what was pinned or shipped.</summary>
    public static Protocol FromJson(string json) =>
        JsonSerializer.Deserialize<Protocol>(json, Json) ?? throw new JsonException("An empty protocol.");
}

/// <summary>A stage in a protocol, with its clock.</summary>
public sealed record StageSettings
{
    public required string Key { get; init; }

    /// <summary>Working days it may take; null where no clock runs.</summary>
    public int? WorkingDays { get; init; }
}
