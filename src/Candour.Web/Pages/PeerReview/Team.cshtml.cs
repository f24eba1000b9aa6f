using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The partnership lead puts the team together: each candidate is held against every rule before they are asked, and the page says why somebody cannot serve.</summary>
[Rule(Door.PartnershipLead)]
public sealed class TeamModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    CandidateAccess candidates,
    AskToServe ask,
    EndService end,
    SettleConflict settle
) : ReviewPage(access, names, stages)
{
    private const int Shown = 8;

    public sealed record Candidate(
        Guid Id,
        string Name,
        string Where,
        IReadOnlyList<string> No,
        IReadOnlyList<string> Look,
        IReadOnlyList<string> For
    );

    public sealed class Form
    {
        public Guid PersonId { get; set; }

        public Guid MemberId { get; set; }

        public string Role { get; set; } = Roles.Reviewer;

        [Words("team.form.reason")]
        public string? Reason { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true), Words("team.form.role")]
    public string? RoleAsked { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<TeamMember> Members { get; private set; } = [];

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public bool HasMore { get; private set; }

    public IReadOnlyList<Choice> RolesToAsk =>
        [
            .. new[] { Roles.LeadReviewer, Roles.Reviewer, Roles.Moderator, Roles.Facilitator }.Select(r => new Choice(
                r,
                T[$"review.role.{r}"]
            )),
        ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindWithProtocolAsync(p => p.IsConvener))
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        Members = await Access.ReadableMembers.AsNoTracking().Where(t => t.OwnerId == ReviewId).OrderBy(t => t.Role).ToListAsync(cancel);
        var role = RolesToAsk.FirstOrDefault(r => r.Value == RoleAsked)?.Value ?? Roles.Reviewer;
        RoleAsked = role;
        // Nobody is asked to join a review that has ended; whoever serves already is not offered again.
        var found = Review.IsRunning
            ? await candidates.LookAsync(
                new(Query, role, [.. Members.Where(m => m.Stands).Select(m => m.PersonId)], Shown + 1),
                Review,
                Protocol!,
                Access,
                cancel
            )
            : [];
        HasMore = found.Count > Shown;
        await NamesAsync(
            Members.SelectMany(m => new[] { m.PersonId, m.SchoolId ?? Guid.Empty }).Concat(found.SelectMany(f => f.Facts.Schools))
        );
        Candidates =
        [
            .. found
                .Take(Shown)
                .Select(f => new Candidate(
                    f.Facts.PersonId,
                    f.Facts.Name,
                    T.List([.. f.Facts.Schools.Select(Name)]),
                    [.. f.Findings.Where(x => x.IsHard).Select(x => T[x.TextKey, f.Facts.Name])],
                    [.. f.Findings.Where(x => !x.IsHard).Select(x => T[x.TextKey, f.Facts.Name])],
                    [.. TeamRules.InFavour(f.Facts, Review).Select(k => T[k])]
                )),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        var outcome = await ask.RunAsync(new(ReviewId, Input.PersonId, Input.Role), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("team"), T["team.done.asked"]), OnGetAsync, "Input");
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        var outcome = await end.RunAsync(new(ReviewId, Input.MemberId, Input.Reason ?? ""), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("team"), T["team.done.ended"]), OnGetAsync, "Input");
    }

    public Task<IActionResult> OnPostClearAsync() => SettleAsync(stands: false);

    public Task<IActionResult> OnPostConflictAsync() => SettleAsync(stands: true);

    private async Task<IActionResult> SettleAsync(bool stands)
    {
        var outcome = await settle.RunAsync(new(ReviewId, Input.MemberId, stands, Input.Reason ?? ""), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("team"), T["team.done.settled"]), OnGetAsync, "Input");
    }
}
