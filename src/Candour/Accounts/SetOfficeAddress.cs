using Candour.Foundation.Access;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.Accounts;

/// <summary>An organisation and its own mail address.</summary>
public sealed record SetOfficeAddressRequest(Guid OrganisationId, string? Address);

/// <summary>
/// Enters the address of the organisation's office: by its head, or, where there is none in office, by the lead of a
/// partnership it is in. The address before is told, so that nobody moves a school's letterbox in silence.
/// </summary>
/// <remarks>
/// The code that goes there is what keeps a lead from putting a friend in office as head. Whoever could move the
/// letterbox of a school that has a head could do just that, so no lead can; and no lead moves what another partnership
/// entered.
/// </remarks>
public sealed class SetOfficeAddress(CandourDb db, UnitOfWork work, AccountsAccess access, Appointing appointing)
{
    /// <summary>The party as which the viewer may set it; null when they may not.</summary>
    /// <param name="again">An address that is sent once more: who entered it a moment ago hears the same as then.</param>
    public async Task<Standing?> StandingAsync(Guid organisationId, string? again = null, CancellationToken cancel = default)
    {
        var viewer = access.Viewer;
        if (viewer.Is(organisationId, Roles.Head))
            return new Standing(organisationId, Roles.Head);
        foreach (var partnership in await access.PartnershipsOfAsync(organisationId, cancel))
        {
            if (viewer.Is(partnership, Roles.PartnershipLead) && await MayLeadAsync(organisationId, partnership, again, cancel))
                return new Standing(partnership, Roles.PartnershipLead);
        }
        return null;
    }

    /// <summary>Whether it falls to this partnership's lead: nobody entered one yet, or the partnership did, or appointed the last head, and nobody is head now.</summary>
    private async Task<bool> MayLeadAsync(Guid organisationId, Guid partnership, string? again, CancellationToken cancel)
    {
        if (await access.OfficeAsync(organisationId, cancel) is not { } office)
            return true;
        if (await access.InForce.AnyAsync(a => a.OwnerId == organisationId && a.Role == Roles.Head, cancel))
            return office.ConvenerId == partnership && again is not null && Addresses.Key(again) == Addresses.Key(office.Address);
        return office.ConvenerId == partnership
            || (office.ConvenerId == organisationId && await access.LastHeadConvenerAsync(organisationId, cancel) == partnership);
    }

    public Task<Outcome<Done>> RunAsync(SetOfficeAddressRequest request, CancellationToken cancel = default) =>
        work.RunAsync<Done>(
            async () =>
            {
                var organisation = await access.Parties.SingleOrDefaultAsync(
                    p => p.Id == request.OrganisationId && p.EndedOn == null,
                    cancel
                );
                if (organisation is null || await StandingAsync(request.OrganisationId, request.Address, cancel) is not { } standing)
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
