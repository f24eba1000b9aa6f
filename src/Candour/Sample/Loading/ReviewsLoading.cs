using Candour.Foundation.Seals;
using Candour.Foundation.Storage;
using Candour.PeerReview;
using Candour.PeerReview.Stages;

namespace Candour.Sample.Loading;

/// <summary>
/// Loads the reviews, and then has the engine look at each: a review of the sample stands where the plan says because
/// everything before is done and something there still waits.
/// </summary>
public sealed class ReviewsLoading(CandourDb db, SealKeys seals, Texts texts, ReviewFiles files, StageCatalogue stages, StageEngine engine)
{
    /// <summary>The rows of each review, one save's worth at a time: first whom they belong to, then what they hold.</summary>
    internal IEnumerable<(string Key, IReadOnlyList<object> Circle, IReadOnlyList<object> Content)> Rows(SampleBook book)
    {
        foreach (var plan in book.Plan.Reviews)
        {
            var review = new ReviewRows(book, plan);
            yield return (
                plan.Key,
                [.. review.Circle()],
                [
                    .. review.Thread(),
                    .. new EvaluationRows(book, plan, review).All(),
                    .. new VisitRows(book, plan, review, seals).All(),
                    .. new ReportRows(book, plan, review, texts).All(),
                ]
            );
        }
    }

    /// <summary>Writes the checklists. A running review's is the engine's to write; one that stands still keeps the last it had.</summary>
    internal async Task CheckAsync(SampleBook book, CancellationToken cancel)
    {
        foreach (var plan in book.Plan.Reviews)
        {
            var id = book.Of(plan.Key);
            await engine.MoveOnAsync(id, cancel);
            var file = (await files.LoadAsync(id, cancel))!;
            if (file.Review.Stage != (plan.Aside?.AtStage ?? plan.Stage))
                throw new InvalidOperationException(
                    $"The review {plan.Key} should stand at {plan.Stage} and went on to {file.Review.Stage}."
                );
            if (!file.Review.IsRunning)
                db.Add(
                    new Checklist
                    {
                        Id = id,
                        OwnerId = id,
                        Stage = file.Review.Stage,
                        Items = Checklist.Write(stages[file.Review.Stage].Checks(file)),
                    }
                );
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
