using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Time;
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
            new(new(report.OwnerId, RecordedSource.Review, reviewId), [.. ReviewResults.Of(report, pledges, calendar)]),
            cancel
        );
        _ = outcome.Value;
    }
}
