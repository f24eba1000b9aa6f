using System.Text.RegularExpressions;
using Candour.Sample.Plan;

namespace Candour.Tests.Sample;

/// <summary>Plans for the tests of this folder, made once, and an independent reading of their sentences.</summary>
internal static partial class Plans
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    public static SamplePlan Usual { get; } = SamplePlan.Create(Day);

    /// <summary>The usual one and others from other seeds and days, weekends and holidays among them.</summary>
    public static IReadOnlyList<SamplePlan> Several { get; } =
    [
        Usual,
        SamplePlan.Create(new DateOnly(2027, 2, 28), 1),
        SamplePlan.Create(new DateOnly(2027, 8, 7), 2),
        SamplePlan.Create(new DateOnly(2028, 9, 1), 3),
        SamplePlan.Create(new DateOnly(2026, 12, 25), 4),
    ];

    public static IEnumerable<SampleReview> Line(SamplePlan plan) =>
        plan.Reviews.Where(review => review.CycleKey == plan.Cycles[1].Key && review.Aside is null);

    /// <summary>Every text of every record, titles and names included, not only those marked as written.</summary>
    public static IEnumerable<(object Record, string Text)> Texts(object record)
    {
        foreach (var property in record.GetType().GetProperties())
        {
            switch (property.GetValue(record))
            {
                case string text:
                    yield return (record, text);
                    break;
                case System.Collections.IEnumerable list:
                    foreach (var found in list.Cast<object>().Where(IsRecord).SelectMany(Texts))
                        yield return found;
                    break;
                case { } part when IsRecord(part) && property.CanWrite:
                    foreach (var found in Texts(part))
                        yield return found;
                    break;
            }
        }
    }

    /// <summary>How many records hold each sentence of six words or more.</summary>
    public static Dictionary<string, int> Sentences(SamplePlan plan)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var texts in Texts(plan).GroupBy(text => text.Record, ReferenceEqualityComparer.Instance))
        {
            foreach (var sentence in texts.SelectMany(text => Cut(text.Text)).Distinct())
                counts[sentence] = counts.GetValueOrDefault(sentence) + 1;
        }

        return counts;
    }

    private static IEnumerable<string> Cut(string text) =>
        End()
            .Split(text)
            .Select(sentence => string.Join(' ', Word().Matches(sentence.ToLowerInvariant()).Select(word => word.Value)))
            .Where(sentence => sentence.Count(letter => letter == ' ') >= 5);

    private static bool IsRecord(object? value) => value?.GetType().Namespace == typeof(SamplePlan).Namespace;

    [GeneratedRegex("""[.!?]+["')”]*(\s+|$)""")]
    private static partial Regex End();

    [GeneratedRegex(@"[\p{L}\p{N}'’-]+")]
    private static partial Regex Word();
}
