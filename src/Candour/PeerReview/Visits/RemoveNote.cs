using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.PeerReview.Stages;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Visits;

/// <summary>Throws away a note of one's own that was not handed in.</summary>
public sealed class RemoveNote(CandourDb db, ReviewDesk desk, PeerReviewAccess access, StageCatalogue stages, Journal journal)
{
    public sealed record Request(Guid ReviewId, Guid NoteId);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            Roles.Team,
            stages.TakingNotes,
            async _ =>
            {
                var me = db.Viewer.PersonId;
                var note = await access.ReadableNotes.SingleOrDefaultAsync(
                    n => n.Id == request.NoteId && n.OwnerId == request.ReviewId && n.AuthorId == me,
                    cancel
                );
                if (note is null)
                    return Refusal.NotFound;
                if (note.HandedInAt is not null)
                    return Refusal.Because("note.refused.handed-in");
                journal.Record("note-removed", note);
                db.Remove(note);
                return new Done();
            },
            cancel
        );
}
