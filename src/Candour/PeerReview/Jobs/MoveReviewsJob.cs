using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Candour.PeerReview.Jobs;

/// <summary>
/// Looks at every open review again, each in a transaction of its own: what time alone decides happens, and nothing
/// stays behind what was done. A review on which nothing waits moves; on the others it changes nothing.
/// </summary>
public sealed class MoveReviewsJob(
    CandourDb db,
    UnitOfWork work,
    PeerReviewAccess access,
    StageEngine engine,
    ILogger<MoveReviewsJob> logger
) : IJobHandler
{
    /// <inheritdoc />
    public static string Kind => "move-reviews";

    /// <inheritdoc />
    public static ClockJob Clock => ClockJob.Stages;

    /// <inheritdoc />
    public static TimeSpan? Every => TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var open = await access
            .ReadableReviews.Where(r => r.State == ReviewStates.Running || r.State == ReviewStates.Halted)
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(cancel);
        foreach (var (done, id) in open.Index())
        {
            try
            {
                await MoveAsync(id, cancel);
            }
            catch (Exception error) when (!cancel.IsCancellationRequested && !StorageTrouble.IsCauseOf(error))
            {
                // One that cannot be moved (a seal that was altered, say) holds up no other.
                logger.LogError(error, "The review {Review} cannot be looked at.", id);
            }
            db.ChangeTracker.Clear();
            run.Progress(100 * (done + 1) / open.Count);
        }
    }

    private Task<Outcome<Done>> MoveAsync(Guid id, CancellationToken cancel) =>
        work.RunAsync<Done>(
            async () =>
            {
                await engine.MoveOnAsync(id, cancel);
                return new Done();
            },
            cancel
        );
}
