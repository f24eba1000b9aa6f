using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.PeerReview.Reports;

/// <summary>
/// The head accepts the facts, with a reply if they wish; that issues the report: a new record, owned by the school.
/// It is the head's act in the head's own capacity, so nobody else can put a report into a school's keeping.
/// </summary>
public sealed class AcceptFacts(CandourDb db, ReviewDesk desk, Journal journal, Foundation.Jobs.Jobs jobs, Calendar calendar)
{
    /// <param name="Version">The version of the draft that was read.</param>
    public sealed record Request(Guid ReviewId, int Version, string Reply);

    public Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Guid>(
            request.ReviewId,
            [Roles.Host],
            ["accuracy"],
            file =>
            {
                if (file.Draft is not { SentAt: not null } draft)
                    return Task.FromResult<Outcome<Guid>>(Refusal.NotFound);
                if (draft.Version != request.Version)
                    return Task.FromResult<Outcome<Guid>>(Refusal.Because("draft.refused.changed"));
                if (file.Accuracy?.State == Accuracy.AwaitingLead)
                    return Task.FromResult<Outcome<Guid>>(Refusal.Because("accuracy.refused.waiting"));
                if (request.Reply.Length > Accuracy.WordsLength)
                    return Task.FromResult<Outcome<Guid>>(Refusal.At("Reply", "judgement.refused.long", Accuracy.WordsLength));
                var accuracy = AskCorrections.Open(db, file);
                accuracy.Reply = request.Reply.Trim();
                accuracy.State = Accuracy.Accepted;
                accuracy.Version++;
                journal.Record("facts-accepted", accuracy);
                var report = Issue(file, draft, accuracy);
                db.Add(report);
                journal.Record("report-issued", report);
                jobs.Add(RecordReviewJob.Kind, new RecordReviewJob.Payload(file.Review.Id));
                return Task.FromResult<Outcome<Guid>>(report.Id);
            },
            cancel
        );

    private Report Issue(ReviewFile file, DraftReport draft, Accuracy accuracy) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = file.Review.HostId,
            ReviewId = file.Review.Id,
            Version = file.ReportVersions + 1,
            IssuedAt = calendar.Now,
            Question = file.Review.Question ?? "",
            Summary = draft.Summary,
            HowWeWorked = draft.HowWeWorked,
            Reply = accuracy.Reply,
            Judgements =
            [
                .. from q in file.Questions
                let agreed = file.Agreed.FirstOrDefault(a => a.QuestionKey == q.Key)
                where agreed is not null
                select new ReportedJudgement
                {
                    QuestionKey = q.Key,
                    Question = q.Text,
                    Words = agreed.Words,
                    Grade = agreed.Grade,
                    Dissent = agreed.Dissent,
                },
            ],
            Findings = [.. file.Findings.Select(f => Printed(file, f))],
        };

    private static ReportedFinding Printed(ReviewFile file, Finding finding)
    {
        var sources = file.SourcesOf(finding);
        return new ReportedFinding
        {
            FindingId = finding.Id,
            QuestionKey = finding.QuestionKey,
            Sort = FindingRule.PrintedAs(finding.Sort, sources),
            Words = finding.Words,
            Notes = sources.Count,
            Activities = sources.Select(s => s.Activity).Distinct(StringComparer.Ordinal).Count(),
        };
    }
}
