using Candour.Accounts.Jobs;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;

namespace Candour.Accounts;

/// <summary>The address of somebody who forgot their password.</summary>
public sealed record AskForPasswordRequest(string? Address);

/// <summary>
/// Notes the wish for a new password. Nobody looks here whether the address has an account: that is the job's, so that
/// asking takes the same time and says the same for every address.
/// </summary>
public sealed class AskForPassword(CandourDb db, ViewerScope scope, Knocks knocks, Foundation.Jobs.Jobs jobs, Calendar calendar)
{
    public async Task<Outcome<Done>> RunAsync(AskForPasswordRequest request, CancellationToken cancel = default)
    {
        if (Addresses.Read(request.Address) is not { } address)
            return Refusal.At("Address", "accounts.address.not-one");
        using var door = scope.As(Viewers.Doorkeeper);
        if (!await knocks.TryAsync(KnockedDoor.Forgotten, Addresses.Key(address), cancel))
            return new Done();
        var now = calendar.Now;
        var wish = new MailedLink
        {
            Id = Ids.Random(),
            Purpose = MailedLink.Password,
            Address = address,
            AskedAt = now,
            ExpiresAt = now + MailedLink.PasswordLasts,
        };
        db.Add(wish);
        jobs.Add(SendPasswordLinkJob.Kind, new SendPasswordLinkJob.Payload(wish.Id));
        await db.SaveChangesAsync(cancel);
        return new Done();
    }
}
