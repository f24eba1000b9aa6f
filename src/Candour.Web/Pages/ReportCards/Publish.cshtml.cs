using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.ReportCards;
using Candour.Web.Access;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.ReportCards;

/// <summary>The checklist before publishing, and the act.</summary>
[Rule(Door.Head)]
public sealed class PublishModel(CardProofs proofs, ICardPrinter printer, PublishEdition publish, Calendar calendar) : CandourPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version of the card that was read.</summary>
    [BindProperty(SupportsGet = true, Name = "v")]
    public int Version { get; set; }

    [BindProperty, Words("card.publish.read")]
    public bool HasRead { get; set; }

    public CardProof Proof { get; private set; } = null!;

    public IReadOnlyList<CheckLine> Lines { get; private set; } = [];

    public bool IsReady => Lines.All(line => !line.Blocks);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Viewer.ActAs(Id, Roles.Head) || await proofs.OfAsync(Id, cancel) is not { Card: { } card } proof)
            return NotFound();
        Proof = proof;
        Version = card.Version;
        Lines = CardChecklist.Of(proof, await printer.PrintAsync(new(proof.Composed, null, null, calendar.Today), cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(
            await publish.RunAsync(new(Id, Version, HasRead), cancel),
            done => Done($"/schools/{Id}/card", T["card.publish.done", done.Version]),
            () => OnGetAsync(cancel)
        );
}
