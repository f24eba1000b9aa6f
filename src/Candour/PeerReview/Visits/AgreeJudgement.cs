using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview.Visits;

/// <summary>Writes what the team agrees for a question. A judgement that differs from what was sealed needs the reason; dissent is kept.</summary>
public sealed class AgreeJudgement(CandourDb db, ReviewDesk desk, PeerReviewAccess access, Journal journal)
{
    public sealed record Request(
        Guid ReviewId,
        string QuestionKey,
        int Version,
        string Words,
        string? Grade,
        bool Changed,
        string ChangedBecause,
        string Dissent
    );

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            Roles.Team,
            ["opened"],
            async file =>
            {
                var sealedGrades = await access
                    .ReadableJudgements.Where(j =>
                        j.OwnerId == request.ReviewId && j.QuestionKey == request.QuestionKey && j.OpenedAt != null
                    )
                    .Select(j => j.Grade)
                    .ToListAsync(cancel);
                var refusals = Check(request, file, sealedGrades).ToList();
                if (refusals.Count > 0)
                    return Outcome<Done>.Refused(refusals);
                var agreed = file.Agreed.SingleOrDefault(a => a.QuestionKey == request.QuestionKey);
                if (agreed is not null && agreed.Version != request.Version)
                    return Refusal.Because("agreed.refused.changed");
                if (agreed is null)
                {
                    agreed = new AgreedJudgement
                    {
                        Id = Ids.New(),
                        OwnerId = file.Review.Id,
                        QuestionKey = request.QuestionKey,
                        Words = "",
                    };
                    db.Add(agreed);
                }
                agreed.Words = request.Words.Trim();
                agreed.Grade = request.Grade;
                agreed.ChangedBecause = request.ChangedBecause.Trim();
                agreed.Dissent = request.Dissent.Trim();
                agreed.Version++;
                journal.Record("judgement-agreed", agreed, agreed.ChangedBecause.Length > 0 ? agreed.ChangedBecause : null);
                return new Done();
            },
            cancel
        );

    private static IEnumerable<Refusal> Check(Request request, ReviewFile file, List<string?> sealedGrades)
    {
        if (file.Has(Marks.TalkClosed))
            yield return Refusal.Because("agreed.refused.closed");
        if (file.Questions.All(q => q.Key != request.QuestionKey))
            yield return Refusal.Because("judgement.refused.question");
        if (string.IsNullOrWhiteSpace(request.Words))
            yield return Refusal.At("Words", "agreed.refused.words");
        if (new[] { request.Words, request.ChangedBecause, request.Dissent }.Any(w => w.Length > AgreedJudgement.WordsLength))
            yield return Refusal.At("Words", "judgement.refused.long", AgreedJudgement.WordsLength);
        if (file.Protocol.Scale.Count > 0 && (request.Grade is null || !file.Protocol.Scale.Contains(request.Grade)))
            yield return Refusal.At("Grade", "judgement.refused.grade");
        var differs = request.Changed || (request.Grade is not null && sealedGrades.Any(g => g != request.Grade));
        if (differs && string.IsNullOrWhiteSpace(request.ChangedBecause))
            yield return Refusal.At("ChangedBecause", "agreed.refused.because");
    }
}
