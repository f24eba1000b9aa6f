using System.Globalization;
using Candour.Foundation;
using Candour.Records;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Records;

/// <summary>The register: every school by name, and the files that brought them.</summary>
[Rule(Door.OperatorOrLead)]
public sealed class IndexModel(RecordsAccess access) : CandourPage
{
    public const int Size = 25;
    private const int ImportsShown = 10;

    public sealed record School(int Urn, string Name, string? Town, string Authority, string? Phase, string? Status);

    public sealed record Import(Guid Id, string FileName, DateOnly AsAt, string State);

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<School> Schools { get; private set; } = [];

    public IReadOnlyList<Import> Imports { get; private set; } = [];

    /// <summary>Whether no school was ever brought, which is not the same as none found.</summary>
    public bool IsEmpty => Total == 0 && string.IsNullOrWhiteSpace(Query);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var found = Asked();
        Total = await found.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        var rows = await found
            .OrderBy(e => e.SortKey)
            .ThenBy(e => e.Urn)
            .Skip((PageNumber - 1) * Size)
            .Take(Size)
            .Select(e => new
            {
                e.Urn,
                e.Name,
                e.Town,
                e.Authority,
                e.Phase,
                e.Status,
            })
            .ToListAsync(cancel);
        Schools = [.. rows.Select(r => new School(r.Urn, r.Name, r.Town, NameOf(r.Authority), r.Phase, r.Status))];
        Imports = await access
            .Imports.AsNoTracking()
            .OrderByDescending(i => i.PreparedAt)
            .ThenBy(i => i.Id)
            .Take(ImportsShown)
            .Select(i => new Import(i.Id, i.FileName, i.AsAt, i.State))
            .ToListAsync(cancel);
    }

    private IQueryable<RegisterEntry> Asked()
    {
        var query = (Query ?? "").Trim();
        if (int.TryParse(query, NumberStyles.None, CultureInfo.InvariantCulture, out var urn))
            return access.Entries.Where(e => e.Urn == urn);
        var found = access.Entries;
        foreach (var word in Fold.Words(query))
            found = found.Where(e => e.SearchKey.Contains(" " + word));
        return found;
    }

    private static string NameOf(string? code) => code is null ? "" : Authorities.Shipped.WithCode(code)?.RegisterName ?? code;
}
