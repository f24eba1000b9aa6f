using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>An organisation and its own mail address.</summary>
public sealed record SetOfficeAddressRequest(Guid OrganisationId, string? Address);

/// <summary>
/// Enters the address of the organisation's office: by its head, or by the lead of a partnership it is in. The address
/// before is told, so that nobody moves a school's letterbox in silence.
/// </summary>
public sealed class SetOfficeAddress(CandourDb db, UnitOfWork work, AccountsAccess access, Appointing appointing)
{
    /// <summary>The party as which the viewer may set it; null when they may not.</summary>
    public async Task<Standing?> StandingAsync(Guid organisationId, CancellationToken cancel = default)
    {
        var viewer = access.Viewer;
        if (viewer.Is(organisationId, Roles.Head))
            return new Standing(organisationId, Roles.Head);
        var partnership = (await access.PartnershipsOfAsync(organisationId, cancel)).FirstOrDefault(p =>
            viewer.Is(p, Roles.PartnershipLead)
        );
        return partnership == Guid.Empty ? null : new Standing(partnership, Roles.PartnershipLead);
    }

    public Task<Outcome<Done>> RunAsync(SetOfficeAddressRequest request, CancellationToken cancel = default) =>
        work.RunAsync<Done>(
            async () =>
            {
                var organisation = await access.Parties.SingleOrDefaultAsync(
                    p => p.Id == request.OrganisationId && p.EndedOn == null,
                    cancel
                );
                if (organisation is null || await StandingAsync(request.OrganisationId, cancel) is not { } standing)
                    return Refusal.NotFound;
                if (Addresses.Read(request.Address) is not { } address)
                    return Refusal.At("Address", "accounts.address.not-one");
                access.Viewer.ActAs(standing.PartyId, standing.Role);
                await appointing.SetOfficeAsync(organisation, standing.PartyId, address, cancel);
                await db.SaveChangesAsync(cancel);
                return new Done();
            },
            cancel
        );
}
