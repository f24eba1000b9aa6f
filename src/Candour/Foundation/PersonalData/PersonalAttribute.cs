namespace Candour.Foundation.PersonalData;

/// <summary>
/// Marks a stored property as personal data. The record of processing, the export of a person's data and erasure
/// are made from these marks, and a test fails on a mapped property that has neither mark.
/// </summary>
/// <param name="subject">Whose data it is: "author", "named person", "account holder", "head".</param>
/// <param name="purpose">Why it is held, in a few words a parent would understand.</param>
/// <param name="retention">How long: a key of the retention table (<see cref="Retention"/>).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(string subject, string purpose, string retention) : Attribute
{
    /// <summary>Whose data it is.</summary>
    public string Subject { get; } = subject;

    /// <summary>Why it is held.</summary>
    public string Purpose { get; } = purpose;

    /// <summary>A key of <see cref="Retention"/>.</summary>
    public string Retention { get; } = retention;
}

/// <summary>Marks a property, or every property of a class that has no mark of its own, as no personal data.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class NotPersonalAttribute : Attribute;

/// <summary>How long each kind of personal data is kept.</summary>
public static class Retention
{
    /// <summary>As long as the account lives, then erased.</summary>
    public const string Account = "account";

    /// <summary>Six years after the review closes: a full round of two cycles of three years.</summary>
    public const string Review = "review";

    /// <summary>Two years: who read what.</summary>
    public const string ReadLog = "read-log";

    /// <summary>Thirty days: drafts, invitations not taken up, mail that was sent.</summary>
    public const string Passing = "passing";

    /// <summary>As long as the partnership keeps its history; the name goes when the person is erased.</summary>
    public const string History = "history";

    /// <summary>The table, in days where a clock runs; null where something else ends it.</summary>
    public static IReadOnlyDictionary<string, int?> Days { get; } =
        new Dictionary<string, int?>
        {
            [Account] = null,
            [Review] = 2192,
            [ReadLog] = 731,
            [Passing] = 30,
            [History] = null,
        };
}
