using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.PeerReview.Teams;

/// <summary>A member of the team says whether anything stands between them and a fair look at this school.</summary>
public sealed class DeclareConflict(CandourDb db, ReviewDesk desk, CircleTies ties, Journal journal)
{
    public sealed record Request(Guid ReviewId, string Conflict, string? Words);

    private static readonly string[] Answers = [Conflicts.None, Conflicts.Potential, Conflicts.Conflict];

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [.. Roles.Team, Roles.Moderator, Roles.Facilitator],
            [],
            async file =>
            {
                var member = file.Team.SingleOrDefault(t => t.PersonId == db.Viewer.PersonId && t.Answer == TeamAnswers.Accepted);
                if (member is null)
                    return Refusal.NotFound;
                if (!Answers.Contains(request.Conflict))
                    return Refusal.At("Conflict", "team.refused.declare");
                if (request.Conflict != Conflicts.None && string.IsNullOrWhiteSpace(request.Words))
                    return Refusal.At("Words", "team.refused.declare-words");
                // What the system inferred stays to be looked at, even if the person sees nothing in it.
                member.Conflict =
                    member.Conflict == Conflicts.Potential && request.Conflict == Conflicts.None ? Conflicts.Potential : request.Conflict;
                member.ConflictWords = request.Words?.Trim();
                if (request.Conflict == Conflicts.Conflict)
                    member.Answer = TeamAnswers.Ended;
                journal.Record("conflict-declared", member);
                if (request.Conflict == Conflicts.Conflict)
                {
                    await db.SaveChangesAsync(cancel);
                    await ties.EndAsync(file.Review.Id, member.PersonId, wall: true, cancel);
                }
                return new Done();
            },
            cancel
        );
}
