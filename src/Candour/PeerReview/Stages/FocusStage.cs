using Candour.Foundation.Access;

namespace Candour.PeerReview.Stages;

/// <summary>Host and lead agree one to three questions, and both sign.</summary>
public sealed class FocusStage : Stage
{
    /// <summary>Working days before the visit by which the brief should be with the team.</summary>
    private const int BriefAhead = 5;

    public override string Key => "focus";

    public override IReadOnlyList<string> Actors => [Roles.LeadReviewer, Roles.Host];

    public override string Page => "focus";

    public override IEnumerable<CheckItem> Checks(ReviewFile file)
    {
        var focus = file.Focus;
        var hasContact = focus is { ContactName.Length: > 0, ContactPhone.Length: > 0 };
        yield return CheckItem.Of(file.Questions.Count is > 0 and <= Focus.MostQuestions, "review.check.questions", Roles.LeadReviewer);
        yield return CheckItem.Of(focus?.FirstDay is not null, "review.check.days", Roles.LeadReviewer);
        yield return CheckItem.Of(hasContact, "review.check.contact", Roles.Host);
        yield return CheckItem.Of(focus?.LeadSignedAt is not null, "review.check.lead-signed", Roles.LeadReviewer);
        yield return CheckItem.Of(focus?.HostSignedAt is not null, "review.check.host-signed", Roles.Host);
        if (focus?.FirstDay is { } first && first < file.Today.AddDays(BriefAhead + 2))
            yield return CheckItem.Warn("review.check.brief-late", first);
    }
}
