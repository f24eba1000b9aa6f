using System.ComponentModel.DataAnnotations;
using Candour.Foundation.Access;
using Candour.Foundation.Time;
using Candour.ReportCards;
using Candour.Results;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.ReportCards;

/// <summary>The head writes the card and sees what it will say; senior leaders see it.</summary>
[Rule(Door.SchoolLeader)]
public sealed class EditModel(ReportCardsAccess access, CardProofs proofs, SaveCard save, Calendar calendar) : CandourPage
{
    private const string None = "none";
    private const int LongestChoice = 90;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version of the card that the form was opened with.</summary>
    [BindProperty(SupportsGet = true, Name = "v")]
    public int Version { get; set; }

    [BindProperty]
    public CardForm Input { get; set; } = new();

    public CardProof Proof { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CardEdition> Editions { get; private set; } = [];

    public CardEdition? Last => Editions.Count > 0 ? Editions[0] : null;

    public bool IsHead => Viewer.Is(Id, Roles.Head);

    /// <summary>Whether there is anything to choose from.</summary>
    public bool HasReport => Proof.Results.Any(r => CardChoices.MayBeProud(r) || CardChoices.MayBeWorkedOn(r) || CardChoices.MayBePeers(r));

    public IEnumerable<Choice> ProudChoices => Choices(CardChoices.MayBeProud);

    public IEnumerable<Choice> WorkChoices => Choices(CardChoices.MayBeWorkedOn);

    public IEnumerable<Choice> PeersChoices =>
        Proof
            .Results.Where(CardChoices.MayBePeers)
            .Select(r => new Choice(r.Id.ToString(), r.Words!, T["card.source.report", r.AsOf]))
            .Append(new Choice(None, T["card.edit.peers.none"]));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        Input = CardForm.Of(Proof.Card);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await AgainAsync(cancel);
        Guid? peers = Guid.TryParse(Input.PeersResultId, out var id) ? id : null;
        var outcome = await save.RunAsync(
            new(Id, Version, Input.Story, [.. Input.Proud.Select(s => s.ToItem())], [.. Input.WorkingOn.Select(s => s.ToItem())], peers),
            cancel
        );
        return await AnswerAsync(outcome, _ => Done($"/schools/{Id}/card", T["card.edit.saved"]), () => AgainAsync(cancel), nameof(Input));
    }

    /// <summary>The local day of a moment.</summary>
    public DateOnly Day(DateTime? at) => calendar.DateOf(at!.Value);

    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        Input.Fill();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!(Viewer.ActAs(Id, Roles.Head) || Viewer.ActAs(Id, Roles.SeniorLeader)) || await proofs.OfAsync(Id, cancel) is not { } proof)
            return false;
        Proof = proof;
        // The next save is of what is saved now: who was told that it changed has both before them.
        Version = proof.Card?.Version ?? 0;
        Editions = await access
            .Editions.AsNoTracking()
            .Where(e => e.OwnerId == Id)
            .OrderByDescending(e => e.Version)
            .Take(50)
            .ToListAsync(cancel);
        return true;
    }

    private IEnumerable<Choice> Choices(Func<Result, bool> may) =>
        Proof
            .Results.Where(may)
            .Select(r => new Choice(
                r.Id.ToString(),
                T[$"card.choice.{r.Measure}", r.Words!.Length <= LongestChoice ? r.Words : r.Words[..LongestChoice] + "…"]
            ));

    /// <summary>What is typed.</summary>
    public sealed class CardForm
    {
        [Words("card.edit.story"), MaxLength(Card.StoryLength)]
        public string? Story { get; set; }

        public List<Slot> Proud { get; set; } = [];

        public List<Slot> WorkingOn { get; set; } = [];

        /// <summary>A paragraph's result, or "none".</summary>
        [Words("card.edit.peers")]
        public string? PeersResultId { get; set; }

        public static CardForm Of(Card? card)
        {
            var form = new CardForm
            {
                Story = card?.Story,
                PeersResultId = card?.PeersResultId?.ToString() ?? None,
                Proud = [.. (card?.Proud ?? []).Select(Slot.Of)],
                WorkingOn = [.. (card?.WorkingOn ?? []).Select(Slot.Of)],
            };
            form.Fill();
            return form;
        }

        /// <summary>Room for as many as a card has room for.</summary>
        public void Fill()
        {
            foreach (var slots in (List<Slot>[])[Proud, WorkingOn])
            {
                while (slots.Count < Card.Most)
                    slots.Add(new Slot());
            }
        }
    }

    /// <summary>Room for one thing: what it rests on, and the words.</summary>
    public sealed class Slot
    {
        public Guid? ResultId { get; set; }

        [MaxLength(ChosenResult.WordsLength), Words("card.edit.slot")]
        public string? Words { get; set; }

        public SaveCard.Item ToItem() => new(ResultId, Words);

        public static Slot Of(ChosenResult chosen) => new() { ResultId = chosen.ResultId, Words = chosen.Words };
    }
}
