using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.PeerReview.Stages;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Visits;

/// <summary>Hands one's notes to the team. From then on they do not change.</summary>
public sealed class HandInNotes(
    CandourDb db,
    ReviewDesk desk,
    PeerReviewAccess access,
    StageCatalogue stages,
    Journal journal,
    Calendar calendar
)
{
    public sealed record Request(Guid ReviewId);

    /// <summary>Answers how many were handed in.</summary>
    public Task<Outcome<int>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<int>(
            request.ReviewId,
            Roles.Team,
            stages.TakingNotes,
            async _ =>
            {
                var me = db.Viewer.PersonId;
                var notes = await access
                    .ReadableNotes.Where(n => n.OwnerId == request.ReviewId && n.AuthorId == me && n.HandedInAt == null)
                    .ToListAsync(cancel);
                foreach (var note in notes)
                {
                    note.HandedInAt = calendar.Now;
                    note.Version++;
                    journal.Record("note-handed-in", note);
                }
                return notes.Count;
            },
            cancel
        );
}
