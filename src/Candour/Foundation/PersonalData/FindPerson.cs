using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.PersonalData;

/// <summary>Finds a person for whoever keeps the house, by address or key.</summary>
public sealed class FindPerson(CandourDb db)
{
    /// <summary>The person's key.</summary>
    public async Task<Outcome<Guid>> RunAsync(string who, CancellationToken cancel = default)
    {
        var normal = who.Trim().ToUpperInvariant();
        var id = Guid.TryParse(who, out var key)
            ? await db.Set<Party>()
                .Where(p => p.Id == key && p.Kind == PartyKinds.Person)
                .Select(p => (Guid?)p.Id)
                .SingleOrDefaultAsync(cancel)
            : await db
                .Users.Where(a => a.NormalizedEmail == normal)
                .OrderBy(a => a.Id)
                .Select(a => (Guid?)a.Id)
                .FirstOrDefaultAsync(cancel);
        return id is { } found ? found : Refusal.Because("people.not-a-person");
    }
}
