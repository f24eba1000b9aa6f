using Candour.Foundation;
using Candour.Foundation.Files;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.Evidence;

/// <summary>A new piece of evidence, as it was typed. Which of the last four counts is said by <see cref="Form"/>.</summary>
/// <param name="RecordId">The record it is put to.</param>
/// <param name="AspectKey">The aspect of that record.</param>
/// <param name="Form">A word of <see cref="EvidenceForms"/>.</param>
/// <param name="Title">A few words; made from the content when empty.</param>
/// <param name="Shows">What it shows.</param>
/// <param name="Strength">A word of <see cref="EvidenceStrengths"/>.</param>
public sealed record AddEvidenceRequest(Guid RecordId, string AspectKey, string Form, string? Title, string? Shows, string? Strength)
{
    public string? Note { get; init; }

    public string? Link { get; init; }

    /// <summary>The word of a figure of the register.</summary>
    public string? FigureKey { get; init; }

    /// <summary>A file that was read in (<see cref="FileStore.HoldAsync"/>) for the school.</summary>
    public HeldFile? File { get; init; }
}

/// <summary>Adds a piece of evidence and puts it to an aspect in one go.</summary>
public sealed class AddEvidence(
    CandourDb db,
    UnitOfWork unit,
    Journal journal,
    Calendar calendar,
    IEnumerable<IEvidenceHolder> holders,
    RegisterFigures register,
    FileStore files
)
{
    /// <summary>Adds it; answers the key of its use.</summary>
    public Task<Outcome<Guid>> RunAsync(AddEvidenceRequest request, CancellationToken cancel = default) =>
        unit.RunAsync<Guid>(
            async () =>
            {
                if (await holders.FindAsync(request.RecordId, request.AspectKey, cancel) is not { } place)
                    return Refusal.NotFound;
                if (!place.IsOpen)
                    return Refusal.Because("evidence.locked");
                var refusals = new List<Refusal>();
                var content = await ContentAsync(request, place.OwnerId, refusals, cancel);
                var item = Make(request, place, content, refusals);
                if (refusals.Count > 0)
                    return Outcome<Guid>.Refused(refusals);
                if (!db.Viewer.ActToWrite(item))
                    return Refusal.NotFound;
                if (request is { Form: EvidenceForms.File, File: { } held })
                    item.FileId = files.Add(held).Id;
                var use = place.Using(item.Id, calendar.Now);
                db.AddRange(item, use);
                journal.Record(EvidenceFacts.Added, item);
                await db.SaveChangesAsync(cancel);
                return use.Id;
            },
            cancel
        );

    private sealed record Content(string Title, string? Note = null, string? Link = null, EvidenceFigure? Figure = null);

    private async Task<Content> ContentAsync(AddEvidenceRequest request, Guid schoolId, List<Refusal> refusals, CancellationToken cancel)
    {
        switch (request.Form)
        {
            case EvidenceForms.Note:
                var note = Written(
                    request.Note,
                    nameof(request.Note),
                    ("evidence.note.required", "evidence.note.too-long"),
                    EvidenceItem.NoteLength,
                    refusals
                );
                return new Content(FirstWords(note), Note: note);
            case EvidenceForms.Link:
                var link = EvidenceLink.Read(request.Link, nameof(request.Link));
                refusals.AddRange(link.Refusals);
                return link.IsDone
                    ? new Content(Cut(new Uri(link.Value).Host, EvidenceItem.TitleLength), Link: link.Value)
                    : new Content("");
            case EvidenceForms.Figure:
                var figure = (await register.OfAsync(schoolId, cancel)).FirstOrDefault(f => f.Key == request.FigureKey);
                if (figure is null)
                    refusals.Add(Refusal.At(nameof(request.FigureKey), "evidence.figure.required"));
                return new Content(
                    "",
                    Figure: figure is null
                        ? null
                        : new EvidenceFigure
                        {
                            Key = figure.Key,
                            Value = figure.Value,
                            AsOf = figure.AsOf,
                        }
                );
            case EvidenceForms.File:
                if (request.File is null || request.File.OwnerId != schoolId)
                    refusals.Add(Refusal.At(nameof(request.File), "evidence.file.required"));
                return new Content(Cut(request.File?.Name ?? "", EvidenceItem.TitleLength));
            default:
                throw new ArgumentException($"There is no form of evidence “{request.Form}”.", nameof(request));
        }
    }

    private EvidenceItem Make(AddEvidenceRequest request, EvidencePlace place, Content content, List<Refusal> refusals)
    {
        var title = request.Title?.Trim() is { Length: > 0 } given ? given : content.Title;
        if (title.Length > EvidenceItem.TitleLength)
            refusals.Add(Refusal.At(nameof(request.Title), "evidence.title.too-long", EvidenceItem.TitleLength));
        var shows = Written(
            request.Shows,
            nameof(request.Shows),
            ("evidence.shows.required", "evidence.shows.too-long"),
            EvidenceItem.ShowsLength,
            refusals
        );
        if (!EvidenceStrengths.All.Contains(request.Strength))
            refusals.Add(Refusal.At(nameof(request.Strength), "evidence.strength.required"));
        return new EvidenceItem
        {
            Id = Ids.New(),
            OwnerId = place.OwnerId,
            Form = request.Form,
            Title = title,
            Shows = shows,
            Strength = request.Strength ?? "",
            Note = content.Note,
            Link = content.Link,
            Figure = content.Figure,
            AddedAt = calendar.Now,
            AddedById = db.Viewer.PersonId ?? Guid.Empty,
        };
    }

    private static string Written(string? typed, string field, (string Missing, string TooLong) words, int most, List<Refusal> refusals)
    {
        var text = Fold.Cleaned(typed ?? "").Trim();
        if (text.Length == 0)
            refusals.Add(Refusal.At(field, words.Missing));
        if (text.Length > most)
            refusals.Add(Refusal.At(field, words.TooLong, most));
        return text;
    }

    /// <summary>A title for a note without one: its first line, cut at a word.</summary>
    private static string FirstWords(string note) => Cut(note.Split('\n', 2)[0], 70);

    private static string Cut(string line, int most)
    {
        if (line.Length <= most)
            return line;
        var cut = line.LastIndexOf(' ', most - 1);
        var end = cut > 20 ? cut : most - 1;
        return $"{line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)]}…";
    }
}
