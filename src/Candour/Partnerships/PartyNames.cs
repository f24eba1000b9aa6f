using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships;

/// <summary>Names for keys that a page already holds, in one query.</summary>
public sealed class PartyNames(PartnershipsAccess access)
{
    /// <summary>The names that this viewer may know; the rest are left out.</summary>
    public async Task<NameBook> OfAsync(IEnumerable<Guid> ids, CancellationToken cancel = default)
    {
        var wanted = ids.Where(id => id != Guid.Empty).Distinct().ToList();
        if (wanted.Count == 0)
            return NameBook.Empty;
        var organisations = access.Organisations.Where(p => wanted.Contains(p.Id)).Select(p => new { p.Id, p.Name });
        var people = access.PeopleEver.Where(p => wanted.Contains(p.Id)).Select(p => new { p.Id, p.Name });
        var rows = await organisations.Union(people).AsNoTracking().ToListAsync(cancel);
        return new NameBook(rows.ToDictionary(r => r.Id, r => r.Name));
    }
}

/// <summary>Names by key. A name that may not be known is null: the page says "somebody" in its own words.</summary>
public sealed class NameBook(IReadOnlyDictionary<Guid, string> names)
{
    /// <summary>No names.</summary>
    public static NameBook Empty { get; } = new(new Dictionary<Guid, string>());

    /// <summary>The name; null when there is none that this viewer may know.</summary>
    public string? this[Guid? id] => id is { } key ? names.GetValueOrDefault(key) : null;

    /// <summary>All of them.</summary>
    public IReadOnlyDictionary<Guid, string> All => names;
}
