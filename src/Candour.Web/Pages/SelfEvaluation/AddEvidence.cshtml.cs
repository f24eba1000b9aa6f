using Candour.Evidence;
using Candour.Foundation.Files;
using Candour.Foundation.Outcomes;
using Candour.Frameworks;
using Candour.Partnerships;
using Candour.SelfEvaluation;
using Candour.Web.Access;
using Candour.Web.Design;
using Candour.Web.Design.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.SelfEvaluation;

/// <summary>Puts a piece of evidence to an aspect: a note, a file, a link, a figure, or one that the school has already.</summary>
[Rule(Door.SchoolLeader)]
public sealed class AddEvidenceModel(
    SelfEvaluationAccess access,
    FrameworksAccess frameworks,
    EvidenceAccess evidence,
    PartyNames names,
    AddEvidence add,
    UseEvidence use,
    FileStore files,
    RegisterFigures register
) : AspectPage(access, frameworks, names)
{
    /// <summary>The word for evidence that the school has already.</summary>
    public const string Ours = "ours";

    public sealed class EvidenceForm
    {
        [Words("evidence.note")]
        public string? Note { get; set; }

        [Words("evidence.link")]
        public string? Link { get; set; }

        [Words("evidence.file")]
        public IFormFile? File { get; set; }

        [Words("evidence.figure")]
        public string? FigureKey { get; set; }

        [Words("evidence.ours")]
        public Guid? EvidenceId { get; set; }

        [Words("evidence.title")]
        public string? Title { get; set; }

        [Words("evidence.shows")]
        public string? Shows { get; set; }

        [Words("evidence.strength")]
        public string? Strength { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public string Form { get; set; } = "";

    [BindProperty]
    public EvidenceForm Input { get; set; } = new();

    public IReadOnlyList<Choice> Figures { get; private set; } = [];

    /// <summary>What the school has and does not use here yet.</summary>
    public IReadOnlyList<Choice> OwnPieces { get; private set; } = [];

    public IReadOnlyList<Choice> Strengths =>
        [.. EvidenceStrengths.All.Select(s => new Choice(s, T[$"evidence.strength.{s}"], T[$"evidence.strength.{s}.hint"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsForm || !await FindAsync() || !Evaluation.IsOpen)
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        if (Form == EvidenceForms.Figure)
        {
            Figures =
            [
                .. (await register.OfAsync(Evaluation.OwnerId, cancel)).Select(f => new Choice(
                    f.Key,
                    T["evidence.figure.choice", T[$"records.field.{f.Key}"], f.Value, f.AsOf]
                )),
            ];
        }
        if (Form == Ours)
        {
            var here = evidence.ReadableUses().Where(u => u.RecordId == Id && u.AspectKey == Key).Select(u => u.EvidenceId);
            var pieces = await evidence
                .Readable()
                .AsNoTracking()
                .Where(e => e.OwnerId == Evaluation.OwnerId && !here.Contains(e.Id))
                .OrderByDescending(e => e.AddedAt)
                .ThenBy(e => e.Id)
                .Take(100)
                .ToListAsync(cancel);
            OwnPieces =
            [
                .. pieces.Select(e => new Choice(
                    e.Id.ToString(),
                    e.Title.Length > 0 ? e.Title : T[$"records.field.{e.Figure!.Key}"],
                    e.Shows
                )),
            ];
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsForm)
            return NotFound();
        var outcome = Form == Ours ? await UseAsync() : await AddAsync();
        return await AnswerAsync(outcome, _ => Done($"{Here}#evidence", T["evidence.added"]), OnGetAsync, nameof(Input));
    }

    private bool IsForm => Form == Ours || EvidenceForms.All.Contains(Form);

    private async Task<Outcome<Guid>> UseAsync() =>
        Input.EvidenceId is { } piece
            ? await use.RunAsync(new(piece, Id, Key), HttpContext.RequestAborted)
            : Refusal.At(nameof(Input.EvidenceId), "evidence.ours.required");

    private async Task<Outcome<Guid>> AddAsync()
    {
        var request = new AddEvidenceRequest(Id, Key, Form, Input.Title, Input.Shows, Input.Strength)
        {
            Note = Input.Note,
            Link = Input.Link,
            FigureKey = Input.FigureKey,
        };
        if (Form == EvidenceForms.File && Input.File is { } file)
        {
            // The bytes are read in before anything else, without a lock; whose they will be must be known for that.
            if (!await FindAsync())
                return Refusal.NotFound;
            await using var content = file.OpenReadStream();
            var held = await files.HoldAsync(Evaluation.OwnerId, file.FileName, content, HttpContext.RequestAborted);
            if (!held.IsDone)
                return Outcome<Guid>.Refused([.. held.Refusals.Select(r => r with { Field = nameof(Input.File) })]);
            request = request with { File = held.Value };
        }
        return await add.RunAsync(request, HttpContext.RequestAborted);
    }
}
