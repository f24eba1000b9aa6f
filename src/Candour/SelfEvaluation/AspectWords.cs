using Candour.Foundation;

namespace Candour.SelfEvaluation;

/// <summary>The five texts of an aspect, by name and by the stable word of each.</summary>
public sealed record AspectWords(string Strong = "", string LeastSure = "", string Helps = "", string Hinders = "", string Next = "")
{
    /// <summary>The most that fits into one text: about two pages.</summary>
    public const int Length = 6000;

    /// <summary>The stable words, in the order in which they are asked.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["strong", "least-sure", "helps", "hinders", "next"];

    /// <summary>The name of a field's property, as forms call it.</summary>
    public static string PropertyOf(string field) =>
        field switch
        {
            "strong" => nameof(Strong),
            "least-sure" => nameof(LeastSure),
            "helps" => nameof(Helps),
            "hinders" => nameof(Hinders),
            "next" => nameof(Next),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "An aspect has no such text."),
        };

    /// <summary>The text of a field.</summary>
    public string this[string field] =>
        field switch
        {
            "strong" => Strong,
            "least-sure" => LeastSure,
            "helps" => Helps,
            "hinders" => Hinders,
            "next" => Next,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "An aspect has no such text."),
        };

    /// <summary>The same with one text replaced.</summary>
    public AspectWords With(string field, string text) =>
        field switch
        {
            "strong" => this with { Strong = text },
            "least-sure" => this with { LeastSure = text },
            "helps" => this with { Helps = text },
            "hinders" => this with { Hinders = text },
            "next" => this with { Next = text },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "An aspect has no such text."),
        };

    /// <summary>As they are stored, so that what was typed and what was read back compare equal.</summary>
    public AspectWords Cleaned() => new(Clean(Strong), Clean(LeastSure), Clean(Helps), Clean(Hinders), Clean(Next));

    /// <summary>Whether the judgement, which comes first, has been written.</summary>
    public bool HasJudgement => Strong.Length > 0 || LeastSure.Length > 0;

    /// <summary>Whether nothing at all is written.</summary>
    public bool IsEmpty => Fields.All(f => this[f].Length == 0);

    private static string Clean(string? text) => Fold.Cleaned(text ?? "").Trim();
}
