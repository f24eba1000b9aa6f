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

/// <summary>A member of the team says whether anything stands in the way of a fair look at this school.</summary>
[Rule(Door.Circle)]
public sealed class ConflictsModel(PeerReviewAccess access, PartyNames names, StageCatalogue stages, DeclareConflict declare)
    : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        [Words("conflict.form.answer")]
        public string? Conflict { get; set; }

        [Words("conflict.form.words")]
        public string? Words { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public TeamMember Member { get; private set; } = null!;

    public IReadOnlyList<Choice> Answers =>
        [
            .. new[]
            {
                Candour.PeerReview.Teams.Conflicts.None,
                Candour.PeerReview.Teams.Conflicts.Potential,
                Candour.PeerReview.Teams.Conflicts.Conflict,
            }.Select(c => new Choice(c, T[$"conflict.answer.{c}"])),
        ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(p => p.IsTeam || p.Role is Roles.Moderator or Roles.Facilitator))
            return NotFound();
        var mine = await Access
            .ReadableMembers.AsNoTracking()
            .FirstOrDefaultAsync(t => t.OwnerId == ReviewId && t.PersonId == Viewer.PersonId && t.Answer == TeamAnswers.Accepted);
        if (mine is null)
            return NotFound();
        Member = mine;
        Input.Conflict ??=
            mine.Conflict is Candour.PeerReview.Teams.Conflicts.PinnedNone ? Candour.PeerReview.Teams.Conflicts.None : mine.Conflict;
        Input.Words ??= mine.ConflictWords;
        await NamesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await declare.RunAsync(new(ReviewId, Input.Conflict ?? "", Input.Words), HttpContext.RequestAborted);
        var stays = Input.Conflict != Candour.PeerReview.Teams.Conflicts.Conflict;
        return await AnswerAsync(
            outcome,
            _ => Done(stays ? To() : "/reviews", T[stays ? "conflict.done" : "conflict.done.out"]),
            OnGetAsync,
            "Input"
        );
    }
}
