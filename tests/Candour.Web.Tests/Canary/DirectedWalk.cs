using Candour.Foundation.Access;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Visits;
using Candour.Records;
using Candour.ReportCards;
using Candour.Results;
using Candour.SelfEvaluation;
using Candour.Testing;

namespace Candour.Web.Tests.Canary;

/// <summary>Visits, as somebody who may, the pages that show what the fuzz has not happened to see.</summary>
internal sealed class DirectedWalk(CanaryPlace place, CandourApp app, Watch watch, Fuzz fuzz)
{
    private readonly Dictionary<Guid, Caller> _callers = [];
    private readonly HashSet<(Guid? Person, string Path)> _visited = [];
    private readonly Dictionary<Guid, AspectEvaluation[]> _aspects = watch
        .Homes.Records.OfType<AspectEvaluation>()
        .GroupBy(a => a.OwnerId)
        .ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>How many pages were visited.</summary>
    public int Visits => _visited.Count;

    public async Task RunAsync()
    {
        foreach (var token in watch.Homes.Tokens.Where(t => place.Put.Put.ContainsKey(t)).ToList())
        {
            foreach (var row in watch.Homes.Of(token))
                await SeeAsync(token, row);
        }
    }

    private async Task SeeAsync(string token, object row)
    {
        foreach (var person in ReadersOf(row).Take(4))
        {
            foreach (var path in PagesOf(row))
            {
                if (watch.Seen.Contains(token))
                    return;
                if (!_visited.Add((person, path)))
                    continue;
                var caller = _callers.TryGetValue(person, out var known)
                    ? known
                    : _callers[person] = place.Call(app, watch.Homes, person, $"person {person}");
                await fuzz.GetAsync(caller, path);
            }
        }
    }

    /// <summary>People near the record who may read it: whoever holds a role at its owner or has a part in its review.</summary>
    private IEnumerable<Guid> ReadersOf(object row)
    {
        var owner = ((IGuarded)row).OwnerId;
        var facts = watch.Homes.Facts;
        var organisations = facts.Ties.Where(t => t.Group == owner && t.Kind == "review").Select(t => t.Party).Append(owner).ToHashSet();
        if (row is IConvened convened)
            organisations.Add(convened.ConvenerId);
        return facts
            .Posts.Where(p => organisations.Contains(p.At))
            .Select(p => p.Person)
            .Concat(organisations)
            .Distinct()
            .Where(p => watch.Homes.Accounts.ContainsKey(p) && watch.Homes.MayRead(p, row));
    }

    private IEnumerable<string> PagesOf(object row) =>
        row switch
        {
            Agreement r => [$"/agreements/{r.Id}"],
            Framework r => [$"/frameworks/{r.Id}", "/frameworks"],
            Cycle => ["/reviews/new", "/reviews"],
            LocalSchoolDetail r => [$"/schools/{r.SchoolId}", $"/schools/{r.SchoolId}/detail"],
            AspectEvaluation r =>
            [
                $"/self-evaluations/{r.SelfEvaluationId}/aspects/{r.AspectKey}",
                $"/self-evaluations/{r.SelfEvaluationId}/read",
            ],
            Candour.Evidence.EvidenceItem r =>
            [
                $"/schools/{r.OwnerId}/evidence",
                .. _aspects.GetValueOrDefault(r.OwnerId, []).Select(a => $"/self-evaluations/{a.SelfEvaluationId}/aspects/{a.AspectKey}"),
            ],
            Candour.SelfEvaluation.Snapshot r =>
            [
                $"/snapshots/{r.Id}",
                $"/schools/{r.OwnerId}/self-evaluation",
                $"/schools/{r.OwnerId}/grants?q=ma",
            ],
            Result r => [$"/schools/{r.OwnerId}/card", $"/schools/{r.OwnerId}/card/proof"],
            Card r => [$"/schools/{r.OwnerId}/card", $"/schools/{r.OwnerId}/card/proof"],
            CardEdition r => [$"/cards/{r.Slug}/{r.Version}", $"/cards/{r.Slug}/versions", $"/cards/{r.Slug}/{r.Version}/data"],
            EditionContent r => EditionPages(r),
            _ => PagesOfReview(row),
        };

    private IEnumerable<string> EditionPages(EditionContent content) =>
        from edition in watch.Homes.Records.OfType<CardEdition>()
        where edition.Id == content.EditionId
        from page in new[] { $"/cards/{edition.Slug}/{edition.Version}", $"/cards/{edition.Slug}/{edition.Version}/data" }
        select page;

    private static IEnumerable<string> PagesOfReview(object row)
    {
        string[] parts = row switch
        {
            Review => ["", "/state"],
            Candour.PeerReview.Teams.TeamMember => ["/team", "/conflicts"],
            ReviewTask => [""],
            Mark => ["", "/workshop", "/plan"],
            Checklist => [""],
            Focus => ["/focus", "/visit", "/risk"],
            Feedback => ["/feedback"],
            VisitNote r => ["/visit", $"/visit/{r.Id}", "/draft"],
            Judgement => ["/judgement", "/opened"],
            Absence => ["/opened"],
            AgreedJudgement => ["/opened", "/draft"],
            Finding => ["/draft", "/accuracy", "/draft/finding"],
            DraftReport => ["/draft", "/accuracy"],
            Accuracy => ["/accuracy"],
            Report => ["/report"],
            Pledge => ["/pledges", "/workshop"],
            PledgeCheck => ["/pledges"],
            _ => [""],
        };
        var review = row switch
        {
            Report r => r.ReviewId,
            Pledge r => r.ReviewId,
            PledgeCheck r => r.ReviewId,
            _ => ((IGuarded)row).OwnerId,
        };
        return parts.Select(p => $"/reviews/{review}{p}").Append("/");
    }
}
