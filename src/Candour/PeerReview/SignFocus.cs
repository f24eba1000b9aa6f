using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.PeerReview;

/// <summary>Host or lead signs the focus as it stands. The contact for a child at risk must be named before.</summary>
public sealed class SignFocus(CandourDb db, ReviewDesk desk, Journal journal, Calendar calendar)
{
    /// <param name="Version">The version that was read: one signs the words one saw.</param>
    public sealed record Request(Guid ReviewId, int Version);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [Roles.LeadReviewer, Roles.Host],
            ["focus"],
            file => Task.FromResult(Decide(file, request)),
            cancel
        );

    private Outcome<Done> Decide(ReviewFile file, Request request)
    {
        if (file.Focus is not { } focus)
            return Refusal.Because("focus.refused.nothing-yet");
        if (focus.Version != request.Version)
            return Refusal.Because("focus.refused.changed");
        if (focus.ContactName.Length == 0 || focus.ContactPhone.Length == 0)
            return Refusal.At("ContactName", "focus.refused.contact");
        if (focus.FirstDay is null)
            return Refusal.At("FirstDay", "focus.refused.no-days");
        if (db.Viewer.RoleIn(file.Review.Id) == Roles.Host)
            focus.HostSignedAt ??= calendar.Now;
        else
            focus.LeadSignedAt ??= calendar.Now;
        focus.Version++;
        if (focus.IsSigned)
        {
            var text = focus.Questions[0].Text;
            file.Review.Question = text.Length <= Review.QuestionLength ? text : text[..(Review.QuestionLength - 1)] + "…";
        }
        journal.Record("focus-signed", focus);
        return new Done();
    }
}
