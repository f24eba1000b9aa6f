using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.PersonalData;

/// <summary>What was wrong about a person, as it should be; null for what was right.</summary>
public sealed record Rectification(Guid PersonId, string? Name, string? Address);

/// <summary>Puts right a person's name or address. Every room shows a person by their party, so it is right everywhere at once.</summary>
public sealed class RectifyPerson(CandourDb db, ViewerScope scope, UnitOfWork work, Journal.Journal journal)
{
    /// <summary>Puts it right.</summary>
    public async Task<Outcome<Done>> RunAsync(Rectification request, CancellationToken cancel = default)
    {
        using var keeper = scope.As(KindCatalogue.Keeper(db.Model));
        return await work.RunAsync<Done>(
            async () =>
            {
                var person = await db.Set<Party>()
                    .SingleOrDefaultAsync(p => p.Id == request.PersonId && p.Kind == PartyKinds.Person, cancel);
                var account = await db.Users.SingleOrDefaultAsync(a => a.Id == request.PersonId, cancel);
                if (person is null)
                    return Refusal.Because("people.not-a-person");
                if (request.Name is { } name)
                {
                    if (string.IsNullOrWhiteSpace(name) || name.Length > Party.NameLength)
                        return Refusal.Because("people.name-length", Party.NameLength);
                    (person.Name, person.SortKey, person.SearchKey) = (name.Trim(), Fold.Sort(name), Fold.Search(name));
                    journal.Record("person-rectified", person);
                }
                if (request.Address is { } address)
                {
                    if (account is null)
                        return Refusal.Because("people.no-account");
                    var normal = address.Trim().ToUpperInvariant();
                    if (
                        !address.Contains('@', StringComparison.Ordinal)
                        || await db.Users.AnyAsync(a => a.NormalizedUserName == normal && a.Id != account.Id, cancel)
                    )
                        return Refusal.Because("people.address-taken");
                    (account.Email, account.NormalizedEmail, account.UserName, account.NormalizedUserName) = (
                        address.Trim(),
                        normal,
                        address.Trim(),
                        normal
                    );
                    // Whoever is signed in under the old address signs in again.
                    account.SecurityStamp = Ids.Random().ToString("N");
                    journal.Record("address-rectified", account);
                }
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );
    }
}
