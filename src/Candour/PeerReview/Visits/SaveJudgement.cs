using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Visits;

/// <summary>Keeps what a reviewer writes before sealing. Nobody else reads it.</summary>
public sealed class SaveJudgement(CandourDb db, ReviewDesk desk, PeerReviewAccess access, Journal journal)
{
    public sealed record Answer(string QuestionKey, string Words, string? Grade);

    public sealed record Request(Guid ReviewId, IReadOnlyList<Answer> Answers);

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            Roles.Team,
            ["sealed"],
            async file =>
            {
                var mine = await MineAsync(access, db.Viewer, request.ReviewId, cancel);
                if (mine.Any(j => j.IsSealed))
                    return Refusal.Because("judgement.refused.sealed");
                var refusals = Check(request, file).ToList();
                if (refusals.Count > 0)
                    return Outcome<Done>.Refused(refusals);
                foreach (var answer in request.Answers)
                    Write(mine, file, answer);
                return new Done();
            },
            cancel
        );

    internal static Task<List<Judgement>> MineAsync(PeerReviewAccess access, Viewer viewer, Guid reviewId, CancellationToken cancel) =>
        access.ReadableJudgements.Where(j => j.OwnerId == reviewId && j.AuthorId == viewer.PersonId).ToListAsync(cancel);

    private void Write(List<Judgement> mine, ReviewFile file, Answer answer)
    {
        var judgement = mine.SingleOrDefault(j => j.QuestionKey == answer.QuestionKey);
        if (judgement is null)
        {
            judgement = new Judgement
            {
                Id = Ids.Random(),
                OwnerId = file.Review.Id,
                AuthorId = db.Viewer.PersonId!.Value,
                QuestionKey = answer.QuestionKey,
            };
            mine.Add(judgement);
            db.Add(judgement);
        }
        judgement.Words = answer.Words.Trim();
        judgement.Grade = answer.Grade;
        journal.Record("judgement-written", judgement);
    }

    private static IEnumerable<Refusal> Check(Request request, ReviewFile file)
    {
        foreach (var answer in request.Answers)
        {
            if (file.Questions.All(q => q.Key != answer.QuestionKey))
                yield return Refusal.Because("judgement.refused.question");
            if (answer.Words.Length > Judgement.WordsLength)
                yield return Refusal.At($"Words-{answer.QuestionKey}", "judgement.refused.long", Judgement.WordsLength);
            if (answer.Grade is not null && !file.Protocol.Scale.Contains(answer.Grade))
                yield return Refusal.At($"Grade-{answer.QuestionKey}", "judgement.refused.grade");
        }
    }
}
