using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>The head checks the facts, asks for corrections, replies and accepts; the lead answers corrections.</summary>
[Rule(Door.Circle)]
public sealed class AccuracyModel(
    PeerReviewAccess access,
    PartyNames names,
    StageCatalogue stages,
    AskCorrections ask,
    AnswerCorrections answer,
    AcceptFacts accept,
    Candour.Foundation.ReadLog.ReadLog readLog
) : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        public int Version { get; set; }

        [Words("accuracy.form.corrections")]
        public string? Corrections { get; set; }

        [Words("accuracy.form.reply")]
        public string? Reply { get; set; }

        [Words("accuracy.form.answer")]
        public string? Answer { get; set; }

        [Words("draft.form.summary")]
        public string? Summary { get; set; }

        [Words("draft.form.worked")]
        public string? HowWeWorked { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public DraftReport Stored { get; private set; } = null!;

    public Accuracy? Talk { get; private set; }

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public bool WaitsForLead => Talk?.State == Candour.PeerReview.Reports.Accuracy.AwaitingLead;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        Input.Version = Stored.Version;
        Input.Summary ??= Stored.Summary;
        Input.HowWeWorked ??= Stored.HowWeWorked;
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        var outcome = await ask.RunAsync(new(ReviewId, Input.Corrections ?? ""), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["accuracy.done.asked"]), OnGetAsync, "Input");
    }

    public async Task<IActionResult> OnPostAnswerAsync()
    {
        var outcome = await answer.RunAsync(
            new(ReviewId, Input.Version, Input.Answer ?? "", Input.Summary ?? "", Input.HowWeWorked ?? ""),
            HttpContext.RequestAborted
        );
        return await AnswerAsync(outcome, _ => Done(To(), T["accuracy.done.answered"]), OnGetAsync, "Input");
    }

    public async Task<IActionResult> OnPostAcceptAsync()
    {
        var outcome = await accept.RunAsync(new(ReviewId, Input.Version, Input.Reply ?? ""), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To("report"), T["accuracy.done.accepted"]), OnGetAsync, "Input");
    }

    private async Task<bool> ReadAsync()
    {
        if (!await FindAsync(p => (p.IsHost || p.IsTeam || p.Role == Roles.Moderator) && p.IsNow("accuracy")))
            return false;
        var cancel = HttpContext.RequestAborted;
        var draft = await Access.ReadableDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.OwnerId == ReviewId, cancel);
        if (draft is null)
            return false;
        await readLog.WriteAsync([draft], cancel);
        Stored = draft;
        Talk = await Access.ReadableAccuracies.AsNoTracking().FirstOrDefaultAsync(a => a.OwnerId == ReviewId, cancel);
        Findings = await Access
            .ReadableFindings.AsNoTracking()
            .Where(f => f.OwnerId == ReviewId)
            .OrderBy(f => f.Position)
            .ToListAsync(cancel);
        ModelState.Remove("Input.Version");
        await NamesAsync();
        return true;
    }
}
