using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Seals;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Visits;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// Moves a review through its protocol: as long as nothing in the present stage waits, on to the next. It runs after
/// each change, in the same transaction, and again by the clock, so that a review never stays behind what was done.
/// </summary>
public sealed class StageEngine(CandourDb db, ViewerScope scope, PeerReviewAccess access, ReviewFiles files, StageCatalogue stages, SealOpener opener, Journal journal, Calendar calendar)
{
    /// <summary>The stage whose entering opens the seals.</summary>
    private const string Opening = "opened";

    /// <summary>Moves the review as far as it goes now. Call inside the transaction of the change, after saving it.</summary>
    public async Task MoveOnAsync(Guid reviewId, CancellationToken cancel = default)
    {
        using var asClock = scope.As(Viewers.Clock(ClockJob.Stages));
        var file = await files.LoadAsync(reviewId, cancel);
        if (file is null || await FreezeAsync(file, cancel) || !file.Review.IsRunning)
            return;
        var moved = false;
        while (file.Protocol.After(file.Review.Stage) is { } next && stages[file.Review.Stage].MayLeave(file))
        {
            await EnterAsync(file, next, cancel);
            moved = true;
            // Entering can change what the next stage reads: opened seals, for one.
            await db.SaveChangesAsync(cancel);
            file = (await files.LoadAsync(reviewId, cancel))!;
        }
        if (!moved)
            KeepClock(file);
        await KeepChecklistAsync(file, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task KeepChecklistAsync(ReviewFile file, CancellationToken cancel)
    {
        var items = Checklist.Write(stages[file.Review.Stage].Checks(file));
        var kept = await access.ReadableChecklists.SingleOrDefaultAsync(c => c.Id == file.Review.Id, cancel);
        if (kept is null)
            db.Add(new Checklist { Id = file.Review.Id, OwnerId = file.Review.Id, Stage = file.Review.Stage, Items = items });
        else
            (kept.Stage, kept.Items) = (file.Review.Stage, items);
    }

    /// <summary>
    /// Keeps the review's state true to its holds: anybody in the circle may raise one, whatever else they may write.
    /// </summary>
    private async Task<bool> FreezeAsync(ReviewFile file, CancellationToken cancel)
    {
        var state = (file.Review.State, file.IsHeld) switch
        {
            (ReviewStates.Running, true) => ReviewStates.Halted,
            (ReviewStates.Halted, false) => ReviewStates.Running,
            _ => null,
        };
        if (state is null)
            return false;
        file.Review.State = state;
        file.Review.Version++;
        journal.Record($"review-{state}", file.Review);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task EnterAsync(ReviewFile file, string next, CancellationToken cancel)
    {
        var review = file.Review;
        review.History.Add(new StageEntry { Stage = review.Stage, LeftOn = calendar.Today });
        review.Stage = next;
        review.StageSince = calendar.Now;
        review.Due = stages[next].Due(file, calendar);
        review.Version++;
        if (next == Opening)
            await opener.OpenAsync(review, cancel);
        if (file.Protocol.After(next) is null)
            review.State = ReviewStates.Closed;
        journal.Record($"entered-{next}", review);
    }

    /// <summary>A stage with a clock of its own (the next date of a pledge) keeps the review's date right.</summary>
    private void KeepClock(ReviewFile file)
    {
        var stage = stages[file.Review.Stage];
        if (file.Protocol.Settings(stage.Key).WorkingDays is not null || stage.Due(file, calendar) is not { } due || due == file.Review.Due)
            return;
        file.Review.Due = due;
        file.Review.Version++;
        journal.Record("date-moved", file.Review);
    }
}

/// <summary>Opens all seals of a review together, and shows when one was altered since sealing.</summary>
public sealed class SealOpener(PeerReviewAccess access, SealKeys seals, Journal journal, Calendar calendar)
{
    public async Task OpenAsync(Review review, CancellationToken cancel)
    {
        var judgements = await access.ReadableJudgements.Where(j => j.OwnerId == review.Id && j.Sealed != null).ToListAsync(cancel);
        review.OpenedAt = calendar.Now;
        foreach (var judgement in judgements)
        {
            var words = seals.Open(review.Id, judgement.Sealed!);
            if (!SealKeys.Matches(judgement.SealDigest!, words))
                throw new InvalidOperationException($"The sealed judgement {judgement.Id} was altered since it was sealed; the review stays shut. Run check-data.");
            var content = SealedWords.FromJson(words);
            judgement.Words = content.Words;
            judgement.Grade = content.Grade;
            judgement.OpenedAt = review.OpenedAt;
            journal.Record("judgement-opened", judgement);
        }
    }
}
