using Candour.Evidence;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Evidence;

/// <summary>All that a school has put together as evidence, newest first.</summary>
[Rule(Door.SchoolLeader)]
public sealed class SchoolModel(EvidenceAccess access, WithdrawEvidence withdraw, PartyNames names) : CandourPage
{
    public const int PageSize = 20;

    public sealed record Piece(EvidenceItem Item, int Uses);

    /// <summary>The school's key, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = PagingTagHelper.Parameter)]
    public int PageNumber { get; set; } = 1;

    public string SchoolName { get; private set; } = "";

    public IReadOnlyList<Piece> Pieces { get; private set; } = [];

    public int Total { get; private set; }

    private bool IsLeader => Viewer.Is(Id, Roles.Head, Roles.SeniorLeader);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsLeader)
            return NotFound();
        Viewer.ActFor(Id);
        var cancel = HttpContext.RequestAborted;
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        SchoolName = (await names.OfAsync([Id], cancel))[Id] ?? "";
        var all = access.Readable().AsNoTracking().Where(e => e.OwnerId == Id);
        Total = await all.CountAsync(cancel);
        var items = await all.OrderByDescending(e => e.AddedAt)
            .ThenBy(e => e.Id)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancel);
        var shown = items.Select(e => e.Id).ToList();
        var uses = await access
            .ReadableUses()
            .Where(u => shown.Contains(u.EvidenceId))
            .GroupBy(u => u.EvidenceId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Pieces = [.. items.Select(e => new Piece(e, uses.GetValueOrDefault(e.Id)))];
        return Page();
    }

    /// <summary>The piece as the page shows it.</summary>
    public static EvidenceView View(EvidenceItem item) => new(SnapshotEvidence.Of(item), EvidenceView.FilesOfSchool);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid piece)
    {
        if (!IsLeader)
            return NotFound();
        var outcome = await withdraw.RunAsync(new(piece), HttpContext.RequestAborted);
        return await AnswerAsync(
            outcome,
            item =>
                Done(
                    $"/schools/{item.OwnerId}/evidence",
                    T["evidence.withdrawn"],
                    $"/schools/{item.OwnerId}/evidence?handler=Undo&piece={item.Id}"
                ),
            OnGetAsync
        );
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid piece)
    {
        if (!IsLeader)
            return NotFound();
        var outcome = await withdraw.RunAsync(new(piece, Undo: true), HttpContext.RequestAborted);
        return await AnswerAsync(outcome, item => Done($"/schools/{item.OwnerId}/evidence", T["evidence.restored"]), OnGetAsync);
    }
}
