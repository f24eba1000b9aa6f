using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.PeerReview.Stages;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Visits;

/// <summary>Writes or changes a note of one's own, until it is handed in. Sent twice it is written once: the device makes the key.</summary>
public sealed class WriteNote(
    CandourDb db,
    ReviewDesk desk,
    PeerReviewAccess access,
    StageCatalogue stages,
    Journal journal,
    Calendar calendar
)
{
    /// <param name="NoteId">The note's key, made where it is written.</param>
    /// <param name="Version">The version the words began from; 0 for a new note.</param>
    public sealed record Request(
        Guid ReviewId,
        Guid NoteId,
        int Version,
        string Activity,
        int? Number,
        string? QuestionKey,
        string Described,
        string Inferred,
        string Asked
    );

    public Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Guid>(
            request.ReviewId,
            Roles.Team,
            stages.TakingNotes,
            async file =>
            {
                var refusals = Check(request, file).ToList();
                if (refusals.Count > 0)
                    return Outcome<Guid>.Refused(refusals);
                var me = db.Viewer.PersonId!.Value;
                var note = await access.ReadableNotes.SingleOrDefaultAsync(
                    n => n.Id == request.NoteId && n.OwnerId == request.ReviewId && n.AuthorId == me,
                    cancel
                );
                if (note is { HandedInAt: not null })
                    return Refusal.Because("note.refused.handed-in");
                if (note is not null && note.Version != request.Version)
                    return Refusal.Because("note.refused.changed");
                var isNew = note is null;
                if (note is null)
                {
                    note = new VisitNote
                    {
                        Id = request.NoteId,
                        OwnerId = request.ReviewId,
                        AuthorId = me,
                        Activity = request.Activity,
                        WrittenAt = calendar.Now,
                    };
                    db.Add(note);
                }
                note.Activity = request.Activity;
                note.Number = request.Number;
                note.QuestionKey = request.QuestionKey;
                note.Described = request.Described.Trim();
                note.Inferred = request.Inferred.Trim();
                note.Asked = request.Asked.Trim();
                note.Version++;
                journal.Record("note-written", note);
                // A key that is another's note, here or anywhere, is as good as none: it says nothing and writes nothing.
                return isNew && !await IsSavedAsync(cancel) ? Refusal.NotFound : note.Id;
            },
            cancel
        );

    private async Task<bool> IsSavedAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException error) when (StorageTrouble.IsTakenKey(error))
        {
            return false;
        }
    }

    private static IEnumerable<Refusal> Check(Request request, ReviewFile file)
    {
        if (!Activities.All.Contains(request.Activity))
            yield return Refusal.At("Activity", "note.refused.activity");
        if (string.IsNullOrWhiteSpace(request.Described))
            yield return Refusal.At("Described", "note.refused.described");
        if (request.Number is < 1 or > 200)
            yield return Refusal.At("Number", "note.refused.number");
        if (request.QuestionKey is { } key && file.Questions.All(q => q.Key != key))
            yield return Refusal.At("QuestionKey", "note.refused.question");
        foreach (var (field, words) in new[] { ("Described", request.Described), ("Inferred", request.Inferred), ("Asked", request.Asked) })
        {
            if (words.Length > VisitNote.WordsLength)
                yield return Refusal.At(field, "note.refused.long", VisitNote.WordsLength);
        }
    }
}
