using Candour.Foundation;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>What came of a review: findings, the talk with the head, the report from draft to issue, the pledges and how they went.</summary>
internal sealed class ReportRows(SampleBook book, SampleReview plan, ReviewRows review, Texts texts)
{
    public IEnumerable<object> All() =>
        [.. plan.Findings.Select(Finding), .. Feedback(), .. Draft(), .. Accuracy(), .. Report(), .. plan.Pledges.SelectMany(Pledge)];

    private Finding Finding(SampleFinding finding, int position) =>
        new()
        {
            Id = book.Of(finding.Key),
            OwnerId = review.Id,
            QuestionKey = review.Questions[finding.QuestionKey],
            Sort = finding.Kind,
            Words = finding.Text,
            NoteIds = [.. finding.NoteKeys.Select(book.Hidden)],
            Position = position + 1,
            SentAt = Sent(),
        };

    /// <summary>When the draft went to the head.</summary>
    private DateTime? Sent() => review.Reached("accuracy") ? book.At(review.Entered("accuracy"), 9) : null;

    private IEnumerable<object> Feedback()
    {
        if (plan.Feedback is not { } feedback)
            yield break;
        yield return new Feedback
        {
            Id = Ids.New(),
            OwnerId = review.Id,
            ToldOn = feedback.Given,
            Heard = feedback.Heard,
            WentWell = feedback.WentWell,
            EvenBetterIf = feedback.EvenBetterIf,
            Questions = feedback.Questions,
        };
    }

    private static string Summary(SampleReport report) => $"{report.Summary}\n\n{report.Thanks}";

    private static string HowWeWorked(SampleReport report) => $"{report.Context}\n\n{report.Method}";

    private IEnumerable<object> Draft()
    {
        if (plan.Report is { } report)
            yield return new DraftReport
            {
                Id = Ids.New(),
                OwnerId = review.Id,
                Summary = Summary(report),
                HowWeWorked = HowWeWorked(report),
                SentAt = Sent(),
                Version = Sent() is null ? 1 : 2,
            };
    }

    private IEnumerable<object> Accuracy()
    {
        if (plan.Report is not { } report || (report.Corrections.Count == 0 && report.Issued is null))
            yield break;
        yield return new Accuracy
        {
            Id = Ids.New(),
            OwnerId = review.Id,
            Reply = report.RightOfReply ?? "",
            Version = 1,
            Corrections = string.Join("\n\n", report.Corrections.Select(c => c.Text)),
            Answer = string.Join(
                "\n\n",
                report
                    .Corrections.Where(c => c.Accepted is not null)
                    .Select(c => texts[c.Accepted!.Value ? "sample.accuracy.taken-in" : "sample.accuracy.left", c.Text])
            ),
            State =
                report.Issued is not null ? PeerReview.Reports.Accuracy.Accepted
                : report.Corrections.Any(c => c.Accepted is null) ? PeerReview.Reports.Accuracy.AwaitingLead
                : PeerReview.Reports.Accuracy.Open,
        };
    }

    private IEnumerable<object> Report()
    {
        if (plan.Report is not { Issued: { } issued } report)
            yield break;
        yield return new Report
        {
            Id = Ids.New(),
            OwnerId = review.Host,
            ReviewId = review.Id,
            Version = report.Version,
            IssuedAt = book.At(issued),
            Question = plan.Focus!.Questions[0].Text,
            Summary = Summary(report),
            HowWeWorked = HowWeWorked(report),
            Reply = report.RightOfReply ?? "",
            Judgements = [.. plan.Focus.Questions.Select(Agreed)],
            Findings = [.. plan.Findings.Select(Printed)],
        };
    }

    private ReportedJudgement Agreed(SampleQuestion question)
    {
        var agreed = plan.Agreed.First(a => a.QuestionKey == question.Key);
        return new ReportedJudgement
        {
            QuestionKey = review.Questions[question.Key],
            Question = question.Text,
            Words = agreed.Text,
            Dissent = string.Join("\n\n", agreed.Dissent.Select(d => d.Text)),
        };
    }

    private ReportedFinding Printed(SampleFinding finding)
    {
        var sources = plan
            .Notes.Where(n => n.HandedIn && finding.NoteKeys.Contains(n.Key))
            .Select(n => new FindingRule.Source(book.Hidden(n.Key), n.Activity, book.Of(n.AuthorKey)))
            .ToList();
        return new ReportedFinding
        {
            FindingId = book.Of(finding.Key),
            QuestionKey = review.Questions[finding.QuestionKey],
            Sort = FindingRule.PrintedAs(finding.Kind, sources),
            Words = finding.Text,
            Notes = sources.Count,
            Activities = sources.Select(s => s.Activity).Distinct(StringComparer.Ordinal).Count(),
        };
    }

    private IEnumerable<object> Pledge(SamplePledge pledge)
    {
        var done = pledge.Checks.Where(c => c.Done is not null).ToList();
        var made = new Pledge
        {
            Id = book.Of(pledge.Key),
            OwnerId = review.Host,
            ReviewId = review.Id,
            FindingId = book.Of(pledge.FindingKey),
            Words = pledge.Text,
            SeenToBy = pledge.OwnerRole,
            Baseline = pledge.Baseline,
            EvidenceTest = pledge.EvidenceTest,
            SupportWanted = pledge.Support ?? "",
            MadeAt = book.At(pledge.Made),
            CheckOn = [.. review.Protocol.CheckAfterDays.Select(pledge.Made.AddDays)],
            Progress = done.Count > 0 ? done[^1].Progress! : PledgeProgress.NotStarted,
            Version = 1 + done.Count,
        };
        return
        [
            made,
            .. done.Select(check => new PledgeCheck
            {
                Id = Ids.New(),
                OwnerId = review.Host,
                ReviewId = review.Id,
                PledgeId = made.Id,
                On = check.Done!.Value,
                For = check.Due,
                Progress = check.Progress!,
                Words = check.Text!,
                ById = review.Head,
            }),
        ];
    }
}
