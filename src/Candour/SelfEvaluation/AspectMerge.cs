using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Candour.SelfEvaluation;

/// <summary>
/// What somebody had before them when they began to write: the version, and a digest of each text. It travels in the
/// form, so that a save can tell which texts they changed without keeping every older version at hand.
/// </summary>
public sealed record AspectBase(int Version, IReadOnlyList<string> Digests)
{
    /// <summary>Nothing is known of what the writer began from: every text in which two versions differ is contested.</summary>
    public static AspectBase Unknown { get; } = new(-1, [.. AspectWords.Fields.Select(_ => "")]);

    /// <summary>The base of a form that shows these words.</summary>
    public static AspectBase Of(int version, AspectWords words) => new(version, [.. AspectWords.Fields.Select(f => Digest(words[f]))]);

    /// <summary>Reads what the form sent back; null when it is not a base.</summary>
    public static AspectBase? Read(string? token)
    {
        var parts = (token ?? "").Split('.');
        return
            parts.Length == AspectWords.Fields.Count + 1
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new AspectBase(version, parts[1..])
            : null;
    }

    /// <summary>Whether a text is as it was.</summary>
    public bool Had(string field, string text) => Digests[AspectWords.Fields.ToList().IndexOf(field)] == Digest(text);

    /// <summary>As it travels in a form.</summary>
    public override string ToString() => $"{Version.ToString(CultureInfo.InvariantCulture)}.{string.Join('.', Digests)}";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}

/// <summary>
/// Two people wrote the same aspect at once. Texts that only one of them touched are put together; a text that both
/// changed is for a person to settle, with both versions in sight.
/// </summary>
/// <param name="Words">The texts put together; where both changed one, mine.</param>
/// <param name="Contested">The texts that both changed, and to different words.</param>
public sealed record AspectMerge(AspectWords Words, IReadOnlyList<string> Contested)
{
    /// <summary>Puts mine and theirs together, given what I began from.</summary>
    public static AspectMerge Of(AspectBase began, AspectWords mine, AspectWords theirs)
    {
        var words = mine;
        var contested = new List<string>();
        foreach (var field in AspectWords.Fields)
        {
            if (mine[field] == theirs[field] || began.Had(field, theirs[field]))
                continue;
            if (began.Had(field, mine[field]))
                words = words.With(field, theirs[field]);
            else
                contested.Add(field);
        }
        return new AspectMerge(words, contested);
    }

    /// <summary>One text out of two, as somebody chose: mine, theirs, or both with mine first.</summary>
    public static string Settle(string mine, string theirs, string choice) =>
        choice switch
        {
            Choices.Mine => mine,
            Choices.Theirs => theirs,
            Choices.Both when mine.Length == 0 => theirs,
            Choices.Both when theirs.Length == 0 => mine,
            Choices.Both => $"{mine}\n\n{theirs}",
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Two versions are settled as mine, theirs or both."),
        };

    /// <summary>The ways to settle a text.</summary>
    public static class Choices
    {
        public const string Mine = "mine";
        public const string Theirs = "theirs";
        public const string Both = "both";

        public static IReadOnlyList<string> All { get; } = [Mine, Theirs, Both];
    }
}
