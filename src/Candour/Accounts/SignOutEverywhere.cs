using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.Accounts;

/// <summary>Ends every session one has, this one too, from the next request on.</summary>
public sealed class SignOutEverywhere(UnitOfWork work, AccountsAccess access, Passwords passwords)
{
    public async Task<Outcome<Done>> RunAsync(CancellationToken cancel = default)
    {
        var me = access.Viewer.PersonId ?? throw new InvalidOperationException("Somebody who is not signed in has no session to end.");
        return await work.RunAsync<Done>(
            async () =>
            {
                if (await access.AccountOfAsync(me, cancel) is not { } account)
                    return Refusal.NotFound;
                await passwords.RenewStampAsync(account);
                return new Done();
            },
            cancel
        );
    }
}
