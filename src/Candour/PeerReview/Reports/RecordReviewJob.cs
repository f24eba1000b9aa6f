using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Time;
using Candour.PeerReview.Pledges;
using Candour.Results;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Reports;

/// <summary>
/// Hands what an issued report says, and what the school pledged after it, to Results, word for word. It hands in the
/// whole of the review each time, so running it twice changes nothing.
/// </summary>
public sealed class RecordReviewJob(PeerReviewAccess access, RecordResults record, Calendar calendar) : IJobHandler
{
    /// <summary>What the job is about.</summary>
    public sealed record Payload(Guid ReviewId);

    /// <inheritdoc />
    public static string Kind => "record-review";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Record;

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var reviewId = run.Read<Payload>().ReviewId;
        var report = await access
            .ReadableReports.AsNoTracking()
            .Where(r => r.ReviewId == reviewId)
            .OrderByDescending(r => r.Version)
            .FirstOrDefaultAsync(cancel);
        if (report is null)
            return;
        var pledges = await access.ReadablePledges.AsNoTracking().Where(p => p.ReviewId == reviewId).OrderBy(p => p.Id).ToListAsync(cancel);
        var outcome = await record.RunAsync(
            new(new(report.OwnerId, RecordedSource.Review, reviewId), [.. Of(report), .. pledges.SelectMany(Of)]),
            cancel
        );
        _ = outcome.Value;
    }

    private IEnumerable<ResultEntry> Of(Report report)
    {
        var issued = calendar.DateOf(report.IssuedAt);
        foreach (var finding in report.Findings)
            yield return ResultEntry.Statement(
                $"finding:{finding.FindingId}",
                Voices.Peers,
                MeasureOf(finding.Sort),
                issued,
                finding.Words
            );
        foreach (var (part, words) in Paragraphs(report))
            yield return ResultEntry.Statement(part, Voices.Peers, Measures.Paragraph, issued, words);
    }

    /// <summary>A pledge that the school stopped is not what it is working on.</summary>
    private IEnumerable<ResultEntry> Of(Pledge pledge)
    {
        if (pledge.Progress != PledgeProgress.Stopped)
            yield return ResultEntry.Statement(
                $"pledge:{pledge.Id}",
                Voices.School,
                Measures.Pledge,
                calendar.DateOf(pledge.MadeAt),
                pledge.Words
            );
    }

    private static IEnumerable<(string Part, string Words)> Paragraphs(Report report)
    {
        var summary = Split(report.Summary).Select((words, i) => ($"summary:{i + 1}", words));
        var judgements = report.Judgements.SelectMany(j =>
            Split(j.Words).Select((words, i) => ($"judgement:{j.QuestionKey}:{i + 1}", words))
        );
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
