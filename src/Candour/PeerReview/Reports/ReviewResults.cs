using Candour.Foundation.Time;
using Candour.PeerReview.Pledges;
using Candour.Results;

namespace Candour.PeerReview.Reports;

/// <summary>What a review says to Results: each finding, each paragraph and each pledge, word for word.</summary>
public static class ReviewResults
{
    /// <summary>The part that a finding is.</summary>
    public static string Finding(Guid findingId) => $"finding:{findingId}";

    /// <summary>The part that a pledge is.</summary>
    public static string Pledge(Guid pledgeId) => $"pledge:{pledgeId}";

    /// <summary>The part that a paragraph of a judgement is, counted from one.</summary>
    public static string Judgement(string questionKey, int paragraph) => $"judgement:{questionKey}:{paragraph}";

    /// <summary>All that an issued report says, and what was pledged after it.</summary>
    public static IEnumerable<ResultEntry> Of(Report report, IEnumerable<Pledge> pledges, Calendar calendar) =>
        [.. Of(report, calendar), .. pledges.SelectMany(p => Of(p, calendar))];

    private static IEnumerable<ResultEntry> Of(Report report, Calendar calendar)
    {
        var issued = calendar.DateOf(report.IssuedAt);
        foreach (var finding in report.Findings)
            yield return ResultEntry.Statement(Finding(finding.FindingId), Voices.Peers, MeasureOf(finding.Sort), issued, finding.Words);
        foreach (var (part, words) in Paragraphs(report))
            yield return ResultEntry.Statement(part, Voices.Peers, Measures.Paragraph, issued, words);
    }

    /// <summary>A pledge that the school stopped is not what it is working on.</summary>
    private static IEnumerable<ResultEntry> Of(Pledge pledge, Calendar calendar)
    {
        if (pledge.Progress != PledgeProgress.Stopped)
            yield return ResultEntry.Statement(
                Pledge(pledge.Id),
                Voices.School,
                Measures.Pledge,
                calendar.DateOf(pledge.MadeAt),
                pledge.Words
            );
    }

    private static IEnumerable<(string Part, string Words)> Paragraphs(Report report)
    {
        var summary = Split(report.Summary).Select((words, i) => ($"summary:{i + 1}", words));
        var judgements = report.Judgements.SelectMany(j => Split(j.Words).Select((words, i) => (Judgement(j.QuestionKey, i + 1), words)));
        return [.. summary, .. judgements, .. Split(report.HowWeWorked).Select((words, i) => ($"how-we-worked:{i + 1}", words))];
    }

    /// <summary>A paragraph ends where its writer began a new line.</summary>
    private static string[] Split(string text) =>
        text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string MeasureOf(string sort) =>
        sort switch
        {
            FindingSorts.Strength => Measures.Strength,
            FindingSorts.EvenBetterIf => Measures.EvenBetterIf,
            _ => Measures.Question,
        };
}
