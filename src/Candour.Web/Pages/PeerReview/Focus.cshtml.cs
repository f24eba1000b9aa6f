using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Stages;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.PeerReview;

/// <summary>Host and lead write the focus, and both sign the same words.</summary>
[Rule(Door.Circle)]
public sealed class FocusModel(PeerReviewAccess access, PartyNames names, StageCatalogue stages, SaveFocus save, SignFocus sign)
    : ReviewPage(access, names, stages)
{
    public sealed class Form
    {
        public int Version { get; set; } = -1;

        [Words("focus.form.question-1")]
        public string? Question1 { get; set; }

        [Words("focus.form.question-2")]
        public string? Question2 { get; set; }

        [Words("focus.form.question-3")]
        public string? Question3 { get; set; }

        [Words("focus.form.plan")]
        public string? EvidencePlan { get; set; }

        [Words("focus.form.care")]
        public string? Sensitivities { get; set; }

        [Words("focus.form.sharing")]
        public string Sharing { get; set; } = "head";

        [Words("focus.form.contact")]
        public string? ContactName { get; set; }

        [Words("focus.form.phone")]
        public string? ContactPhone { get; set; }

        [Words("focus.form.first")]
        public DateOnly? FirstDay { get; set; }

        [Words("focus.form.last")]
        public DateOnly? LastDay { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>As it stands.</summary>
    public Candour.PeerReview.Focus? Stored { get; private set; }

    /// <summary>Whether somebody changed it while this was being written; both versions are shown.</summary>
    public bool IsContested { get; private set; }

    public bool MayWrite => IsNow("focus") && (IsHost || IsLead);

    public bool HasSigned => Stored is { } f && (IsHost ? f.HostSignedAt : f.LeadSignedAt) is not null;

    public IReadOnlyList<Choice> Sharings => [.. SaveFocus.Sharings.Select(s => new Choice(s, T[$"focus.sharing.{s}"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        if (Stored is { } f)
        {
            Input = new()
            {
                Version = f.Version,
                Question1 = Text(f, 0),
                Question2 = Text(f, 1),
                Question3 = Text(f, 2),
                EvidencePlan = f.EvidencePlan,
                Sensitivities = f.Sensitivities,
                Sharing = f.Sharing,
                ContactName = f.ContactName,
                ContactPhone = f.ContactPhone,
                FirstDay = f.FirstDay,
                LastDay = f.LastDay,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await UnreadAsync(AgainAsync, () => MayWrite);
        var outcome = await save.RunAsync(
            new(
                ReviewId,
                Input.Version,
                [Input.Question1 ?? "", Input.Question2 ?? "", Input.Question3 ?? ""],
                Input.EvidencePlan ?? "",
                Input.Sensitivities ?? "",
                Input.Sharing,
                Input.ContactName ?? "",
                Input.ContactPhone ?? "",
                Input.FirstDay,
                Input.LastDay
            ),
            HttpContext.RequestAborted
        );
        IsContested = outcome.Refusals.Any(r => r.TextKey == "focus.refused.changed");
        return await AnswerAsync(outcome, _ => Done(To("focus"), T["focus.done.saved"]), AgainAsync, "Input");
    }

    public async Task<IActionResult> OnPostSignAsync(int version)
    {
        var outcome = await sign.RunAsync(new(ReviewId, version), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, _ => Done(To(), T["focus.done.signed"]), OnGetAsync, "Input");
    }

    private async Task<IActionResult> AgainAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        // What was typed stays; the next save begins from what stands now.
        ModelState.Remove("Input.Version");
        Input.Version = Stored?.Version ?? -1;
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        if (!await FindAsync(p => p.Role is not null and not Roles.Invited))
            return false;
        Stored = await Access.ReadableFoci.AsNoTracking().FirstOrDefaultAsync(f => f.OwnerId == ReviewId, HttpContext.RequestAborted);
        await NamesAsync();
        return true;
    }

    private static string? Text(Candour.PeerReview.Focus focus, int index) =>
        focus.Questions.Count > index ? focus.Questions[index].Text : null;
}
