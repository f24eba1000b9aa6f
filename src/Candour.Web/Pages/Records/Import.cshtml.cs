using Candour.Foundation.Jobs;
using Candour.Foundation.Time;
using Candour.Records;
using Candour.Records.Previews;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Records;

/// <summary>One file that was brought: what it would change, how far applying it is, what it changed.</summary>
[Rule(Door.OperatorOrLead)]
public sealed class ImportModel(RecordsAccess access, ScheduleImport schedule, Jobs jobs, Calendar calendar) : CandourPage
{
    public const int Size = 50;
    private const string RefreshSeconds = "3";
    private const int LongestHeadings = 2_000;

    public sealed record Rejected(int Line, string Why);

    public sealed record Change(int Urn, string Name, bool Closes, string Field, string? From, string? To);

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Show { get; set; }

    public ImportRun Run { get; private set; } = null!;

    public ImportReport Report { get; private set; } = null!;

    /// <summary>How far the job is, 0 to 100.</summary>
    public int Percent { get; private set; }

    /// <summary>Whether the job was given up.</summary>
    public bool IsFailed { get; private set; }

    /// <summary>The day of the latest file that was applied, when this one is older.</summary>
    public DateOnly? NewerAsAt { get; private set; }

    public DateOnly AppliedOn => calendar.DateOf(Run.AppliedAt!.Value);

    public bool MayApply => Run.State == ImportStates.Prepared || IsFailed;

    public IReadOnlyList<(string Fate, int Count)> Fates =>
        [
            ("new", Run.NewCount),
            ("changed", Run.ChangedCount),
            ("closed", Run.ClosedCount),
            ("unchanged", Run.UnchangedCount),
            ("rejected", Run.RejectedCount),
        ];

    public bool ShowsChanges => Report.Rejections.Count == 0 || Show == "changes";

    public IReadOnlyList<Rejected> Rejections { get; private set; } = [];

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public int ChangesTotal { get; private set; }

    /// <summary>Columns that were left unread, by why.</summary>
    public IReadOnlyList<(string Words, string Headings)> Unread { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) =>
        await AnswerAsync(
            await schedule.RunAsync(new ImportToSchedule(id), cancel),
            run => Redirect($"/register/imports/{run.Id}"),
            async () => await LoadAsync(id, cancel) ? Page() : NotFound()
        );

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var found = await access
            .Imports.AsNoTracking()
            .Where(i => i.Id == id)
            .Join(access.Contents.AsNoTracking(), i => i.Id, c => c.ImportId, (i, c) => new { Run = i, c.Report })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return false;
        Run = found.Run;
        Report = ImportReport.Unpack(found.Report);
        if (Run.State == ImportStates.Applying)
            await FollowAsync(cancel);
        if (Run.State == ImportStates.Prepared)
            NewerAsAt = await access
                .Imports.Where(i => i.State == ImportStates.Applied && i.AsAt > Run.AsAt)
                .MaxAsync(i => (DateOnly?)i.AsAt, cancel);
        List();
        return true;
    }

    // Without script the browser asks again by itself while there is something to wait for, and only then.
    private async Task FollowAsync(CancellationToken cancel)
    {
        var status = Run.JobId is { } job ? await jobs.FindAsync(job, cancel) : null;
        Percent = status?.Progress ?? 0;
        IsFailed = status?.State == Job.Failed;
        if (!IsFailed)
            Response.Headers["Refresh"] = RefreshSeconds;
    }

    private void List()
    {
        var total = ShowsChanges ? ChangesTotal = Report.Changes.Sum(c => c.Fields.Count) : Report.Rejections.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (total + Size - 1) / Size));
        var skip = (PageNumber - 1) * Size;
        if (ShowsChanges)
            Changes =
            [
                .. Report
                    .Changes.SelectMany(c => c.Fields.Select(f => new Change(c.Urn, c.Name, c.Closes, f.Field, f.From, f.To)))
                    .Skip(skip)
                    .Take(Size),
            ];
        else
            Rejections = [.. Report.Rejections.Skip(skip).Take(Size).Select(r => new Rejected(r.Line, T[r.Key, [.. r.With]]))];
        Unread =
        [
            .. new[]
            {
                (T["records.import.people"], Headings(Report.NamingPeople)),
                (T["records.import.inspections"], Headings(Report.Inspections)),
                (T["records.import.unknown"], Headings(Report.Unknown)),
            }.Where(u => u.Item2.Length > 0),
        ];
    }

    private static string Headings(IReadOnlyList<string> headings)
    {
        var line = string.Join(", ", headings);
        return line.Length <= LongestHeadings ? line : line[..LongestHeadings] + "…";
    }
}
