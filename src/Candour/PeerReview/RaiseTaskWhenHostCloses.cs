using System.Globalization;
using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Records;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>
/// When the register says that a school closes while it hosts a review, the lead is asked to decide. The review goes on
/// as it was until then: the register may be wrong, and a successor may carry on.
/// </summary>
public sealed class RaiseTaskWhenHostCloses(CandourDb db, PeerReviewAccess access, Journal journal, Foundation.Time.Calendar calendar)
    : IWhenSchoolCloses
{
    /// <summary>The fact's verb.</summary>
    public const string Raised = "task-raised";

    /// <inheritdoc />
    public async Task RunAsync(IReadOnlyList<ClosingSchool> schools, CancellationToken cancel)
    {
        var byParty = schools.ToDictionary(s => s.PartyId);
        var hosts = byParty.Keys.ToList();
        var running = await access
            .ReadableReviews.Where(r => r.State == ReviewStates.Running && EF.Parameter(hosts).Contains(r.HostId))
            .Select(r => new
            {
                r.OwnerId,
                r.ConvenerId,
                r.HostId,
            })
            .ToListAsync(cancel);
        var reviews = running.ConvertAll(r => r.OwnerId);
        var waiting = await access
            .ReadableTasks.Where(t => t.DoneAt == null && EF.Parameter(reviews).Contains(t.OwnerId))
            .ToListAsync(cancel);
        foreach (var review in running)
        {
            var (key, arguments) = Said(byParty[review.HostId]);
            // A second file that says the same asks nobody twice.
            if (
                waiting.Exists(t =>
                    t.OwnerId == review.OwnerId && t.TextKey == key && t.Arguments.SequenceEqual(arguments, StringComparer.Ordinal)
                )
            )
                continue;
            var task = new ReviewTask
            {
                Id = Ids.New(),
                OwnerId = review.OwnerId,
                ConvenerId = review.ConvenerId,
                TextKey = key,
                Arguments = arguments,
                RaisedAt = calendar.Now,
            };
            db.Add(task);
            journal.Record(Raised, task);
        }
    }

    private static (string Key, List<string> Arguments) Said(ClosingSchool school)
    {
        var day = school.On?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        return (school.HasClosed, day) switch
        {
            (true, not null) => ("records.closing.closed-on", [school.Name, day]),
            (true, null) => ("records.closing.closed", [school.Name]),
            (false, not null) => ("records.closing.will-close-on", [school.Name, day]),
            (false, null) => ("records.closing.will-close", [school.Name]),
        };
    }
}
