using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>One's name.</summary>
public sealed record ChangeNameRequest(string? Name);

/// <summary>Changes one's own name, in what is shown from now on.</summary>
public sealed class ChangeName(CandourDb db, UnitOfWork work, AccountsAccess access, Journal journal)
{
    public async Task<Outcome<Done>> RunAsync(ChangeNameRequest request, CancellationToken cancel = default)
    {
        var me = access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in has no name to change.");
        if (Addresses.Name(request.Name) is not { } name)
            return Refusal.At("Name", "accounts.name.not-one");
        return await work.RunAsync<Done>(
            async () =>
            {
                var person = await access.Parties.SingleAsync(p => p.Id == me, cancel);
                if (person.Name == name)
                    return new Done();
                (person.Name, person.SortKey, person.SearchKey) = (name, Fold.Sort(name), Fold.Search(name));
                journal.Record(AccountsFacts.NameChanged, person);
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );
    }
}
