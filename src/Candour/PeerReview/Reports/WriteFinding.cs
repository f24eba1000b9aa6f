using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.PeerReview.Reports;

/// <summary>Writes or changes a finding, with the notes it rests on.</summary>
public sealed class WriteFinding(CandourDb db, ReviewDesk desk, Journal journal)
{
    /// <param name="FindingId">Null for a new one.</param>
    /// <param name="Began">What the writer had before them (<see cref="Finding.Stand"/>); null where nobody can have changed it meanwhile.</param>
    public sealed record Request(
        Guid ReviewId,
        Guid? FindingId,
        string QuestionKey,
        string Sort,
        string Words,
        IReadOnlyList<Guid> NoteIds,
        string? Began = null
    );

    public Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Guid>(
            request.ReviewId,
            Roles.Team,
            ["opened", "fed-back", "draft"],
            file => Task.FromResult(Decide(file, request)),
            cancel
        );

    private Outcome<Guid> Decide(ReviewFile file, Request request)
    {
        var refusals = Check(request, file).ToList();
        if (refusals.Count > 0)
            return Outcome<Guid>.Refused(refusals);
        var finding = file.Findings.SingleOrDefault(f => f.Id == request.FindingId);
        if (request.FindingId is not null && finding is null)
            return Refusal.NotFound;
        if (finding is not null && request.Began is { } began && began != finding.Stand())
            return Refusal.Because("finding.refused.changed");
        if (finding is null)
        {
            finding = new Finding
            {
                Id = Ids.New(),
                OwnerId = file.Review.Id,
                QuestionKey = request.QuestionKey,
                Sort = request.Sort,
                Words = "",
                NoteIds = [],
                Position = file.Findings.Count == 0 ? 1 : file.Findings.Max(f => f.Position) + 1,
            };
            db.Add(finding);
        }
        finding.QuestionKey = request.QuestionKey;
        finding.Sort = request.Sort;
        finding.Words = request.Words.Trim();
        finding.NoteIds = [.. request.NoteIds.Distinct()];
        journal.Record("finding-written", finding);
        return finding.Id;
    }

    private static IEnumerable<Refusal> Check(Request request, ReviewFile file)
    {
        if (file.Draft?.SentAt is not null)
            yield return Refusal.Because("draft.refused.sent");
        if (file.Questions.All(q => q.Key != request.QuestionKey))
            yield return Refusal.At("QuestionKey", "judgement.refused.question");
        if (!FindingSorts.All.Contains(request.Sort))
            yield return Refusal.At("Sort", "finding.refused.sort");
        if (string.IsNullOrWhiteSpace(request.Words))
            yield return Refusal.At("Words", "finding.refused.words");
        if (request.Words.Length > Finding.WordsLength)
            yield return Refusal.At("Words", "judgement.refused.long", Finding.WordsLength);
        if (request.NoteIds.Any(id => !file.Notes.Any(n => n.Id == id && n.HandedIn)))
            yield return Refusal.At("NoteIds", "finding.refused.notes");
    }
}
