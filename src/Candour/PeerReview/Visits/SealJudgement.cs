using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Seals;
using Candour.Foundation.Storage;

namespace Candour.PeerReview.Visits;

/// <summary>
/// Seals a reviewer's own judgement of every question. When it is the last, all open together in the same
/// transaction; nobody learns whose was last.
/// </summary>
public sealed class SealJudgement(CandourDb db, ReviewDesk desk, PeerReviewAccess access, SealKeys seals, Journal journal)
{
    public sealed record Request(Guid ReviewId);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            Roles.Team,
            ["sealed"],
            async file =>
            {
                var me = db.Viewer.PersonId!.Value;
                if (file.Judges.All(j => j.PersonId != me))
                    return Refusal.Because("judgement.refused.absent");
                var mine = await SaveJudgement.MineAsync(access, db.Viewer, request.ReviewId, cancel);
                var missing = file
                    .Questions.Where(q =>
                        mine.SingleOrDefault(j => j.QuestionKey == q.Key) is not { } j
                        || (!j.IsSealed && j.Words.Length == 0)
                        || (file.Protocol.Scale.Count > 0 && !j.IsSealed && j.Grade is null)
                    )
                    .Select(q => Refusal.At($"Words-{q.Key}", "judgement.refused.missing", q.Text))
                    .ToList();
                if (missing.Count > 0)
                    return Outcome<Done>.Refused(missing);
                foreach (var judgement in mine.Where(j => !j.IsSealed))
                    Seal(judgement);
                return new Done();
            },
            cancel
        );

    private void Seal(Judgement judgement)
    {
        var words = new SealedWords(judgement.Words, judgement.Grade).ToJson();
        judgement.Sealed = seals.Seal(judgement.OwnerId, words);
        judgement.SealDigest = SealKeys.Digest(words);
        judgement.Words = "";
        judgement.Grade = null;
        journal.Record("judgement-sealed", judgement);
    }
}
