using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>A member of the cast.</summary>
public sealed record StepIntoCastRequest(Guid PersonId);

/// <summary>Signs somebody in as one of a sample place's cast. In a place that is not a sample there is no cast.</summary>
public sealed class StepIntoCast(ViewerScope scope, UnitOfWork work, AccountsAccess access, Passwords passwords)
{
    public async Task<Outcome<SignedIn>> RunAsync(StepIntoCastRequest request, CancellationToken cancel = default)
    {
        using var door = scope.As(Viewers.Doorkeeper);
        return await work.RunAsync<SignedIn>(
            async () =>
            {
                if (!await access.Cast.AnyAsync(c => c.Id == request.PersonId, cancel))
                    return Refusal.NotFound;
                var account = await access.AccountOfAsync(request.PersonId, cancel);
                if (account is null)
                {
                    account = Account.For(request.PersonId, $"{request.PersonId:N}@example.org");
                    await passwords.CreateAsync(account, password: null);
                }
                return new SignedIn(account.Id, account.SecurityStamp!);
            },
            cancel
        );
    }
}
