using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.PeerReview;

/// <summary>Writes the focus. A change after a signature takes both signatures off: they were for other words.</summary>
public sealed class SaveFocus(CandourDb db, ReviewDesk desk, Journal journal)
{
    /// <param name="Version">The version the person began from; -1 when there was none.</param>
    public sealed record Request(
        Guid ReviewId,
        int Version,
        IReadOnlyList<string> Questions,
        string EvidencePlan,
        string Sensitivities,
        string Sharing,
        string ContactName,
        string ContactPhone,
        DateOnly? FirstDay,
        DateOnly? LastDay
    );

    /// <summary>Who reads the report beside the head, narrowest first.</summary>
    public static IReadOnlyList<string> Sharings { get; } = ["head", "group", "cluster", "partnership"];

    public Task<Outcome<Done>> RunAsync(Request request, CancellationToken cancel = default) =>
        desk.ChangeAsync<Done>(
            request.ReviewId,
            [Roles.LeadReviewer, Roles.Host],
            ["focus"],
            file =>
            {
                var refusals = Check(request, file).ToList();
                if (refusals.Count > 0)
                    return Task.FromResult(Outcome<Done>.Refused(refusals));
                var focus = file.Focus;
                if (focus is null)
                {
                    focus = new Focus
                    {
                        Id = Ids.New(),
                        OwnerId = file.Review.Id,
                        Questions = [],
                    };
                    db.Add(focus);
                }
                Write(focus, request);
                journal.Record("focus-written", focus);
                return Task.FromResult<Outcome<Done>>(new Done());
            },
            cancel
        );

    private static IEnumerable<Refusal> Check(Request request, ReviewFile file)
    {
        var questions = request.Questions.Where(q => !string.IsNullOrWhiteSpace(q)).ToList();
        if (file.Focus is { } there && there.Version != request.Version)
            yield return Refusal.Because("focus.refused.changed");
        if (questions.Count is 0 or > Focus.MostQuestions)
            yield return Refusal.At("Questions", "focus.refused.questions", Focus.MostQuestions);
        if (questions.Any(q => q.Length > Focus.QuestionLength))
            yield return Refusal.At("Questions", "focus.refused.long", Focus.QuestionLength);
        if (!Sharings.Contains(request.Sharing))
            yield return Refusal.At("Sharing", "focus.refused.sharing");
        if (request is { FirstDay: { } first, LastDay: { } last } && last < first)
            yield return Refusal.At("LastDay", "focus.refused.days");
    }

    private static void Write(Focus focus, Request request)
    {
        var questions = request.Questions.Where(q => !string.IsNullOrWhiteSpace(q)).Select(q => q.Trim()).ToList();
        focus.Questions = [.. questions.Select((text, i) => new EnquiryQuestion { Key = $"q{i + 1}", Text = text })];
        focus.EvidencePlan = request.EvidencePlan.Trim();
        focus.Sensitivities = request.Sensitivities.Trim();
        focus.Sharing = request.Sharing;
        focus.ContactName = request.ContactName.Trim();
        focus.ContactPhone = request.ContactPhone.Trim();
        focus.FirstDay = request.FirstDay;
        focus.LastDay = request.LastDay ?? request.FirstDay;
        focus.HostSignedAt = null;
        focus.LeadSignedAt = null;
        focus.Version++;
    }
}
