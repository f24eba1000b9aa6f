using Candour.Foundation;
using Candour.Partnerships;
using Candour.Web.Design.Components;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships;

/// <summary>
/// Schools to choose from: every one of a place that fits on a page; of a larger place what a search finds, and first
/// what is chosen already, so that searching again loses nothing.
/// </summary>
/// <param name="Options">What may be chosen.</param>
/// <param name="HasMore">Whether there are more, which only a search brings.</param>
public sealed record SchoolChoices(IReadOnlyList<Choice> Options, bool HasMore)
{
    /// <summary>How many are listed.</summary>
    public const int Most = 100;

    /// <summary>Nothing to choose from.</summary>
    public static SchoolChoices None { get; } = new([], false);

    /// <summary>Finds them, in one command.</summary>
    public static async Task<SchoolChoices> FindAsync(
        IQueryable<Party> schools,
        string? query,
        IReadOnlyCollection<Guid> chosen,
        CancellationToken cancel
    )
    {
        var found = schools;
        foreach (var word in Fold.Words(query))
            found = found.Where(p => p.SearchKey.Contains(" " + word));
        var listed = chosen.Count == 0 ? found : schools.Where(p => chosen.Contains(p.Id) || found.Any(f => f.Id == p.Id));
        var rows = await listed
            .OrderBy(p => chosen.Contains(p.Id) ? 0 : 1)
            .ThenBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Select(p => new Choice(p.Id.ToString(), p.Name, null, false))
            .Take(Most + 1)
            .ToListAsync(cancel);
        return new SchoolChoices([.. rows.Take(Most)], rows.Count > Most);
    }
}
