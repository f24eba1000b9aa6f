using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>What forming a cluster, forming a group and applying a proposal share. It never saves.</summary>
public sealed class Forming(CandourDb db, PartnershipsAccess access, Journal journal, Calendar calendar)
{
    /// <summary>Why the name cannot be used; null when it can.</summary>
    public async Task<Refusal?> NameRefusedAsync(Guid partnershipId, string name, CancellationToken cancel)
    {
        if (name.Trim().Length is 0 or > Party.NameLength)
            return Refusal.At("Name", "partnerships.name.length", Party.NameLength);
        var key = Foundation.Fold.Sort(name);
        return await access.Organisations.AnyAsync(
            p =>
                p.OwnerId == partnershipId
                && p.EndedOn == null
                && p.SortKey == key
                && (p.Kind == PartyKinds.Cluster || p.Kind == PartyKinds.Group),
            cancel
        )
            ? Refusal.At("Name", "partnerships.form.name-taken")
            : null;
    }

    /// <summary>Whether all of these are schools of the partnership today.</summary>
    public async Task<bool> AllInAsync(Guid partnershipId, IReadOnlyCollection<Guid> schools, CancellationToken cancel) =>
        schools.Count == 0 || await access.SchoolsOf(partnershipId).CountAsync(p => schools.Contains(p.Id), cancel) == schools.Count;

    /// <summary>The names of those among these schools that already work in a group of this partnership.</summary>
    public async Task<List<string>> GroupedAsync(Guid partnershipId, IReadOnlyCollection<Guid> schools, CancellationToken cancel)
    {
        var ties = access.TiesNow.Where(m => m.OwnerId == partnershipId && m.Kind == PartyKinds.Group && schools.Contains(m.PartyId));
        return await access
            .Organisations.Where(p => p.Kind == PartyKinds.School && ties.Any(m => m.PartyId == p.Id))
            .OrderBy(p => p.SortKey)
            .Select(p => p.Name)
            .ToListAsync(cancel);
    }

    /// <summary>A cluster or group with its ties to itself and to the partnership.</summary>
    public async Task<Party> OrganisationAsync(Guid partnershipId, string kind, string name, CancellationToken cancel)
    {
        var isSample = await access.Organisations.Where(p => p.Id == partnershipId).Select(p => p.IsSample).SingleAsync(cancel);
        return Organisation(partnershipId, kind, name, isSample);
    }

    /// <summary>As <see cref="OrganisationAsync"/>, where it is known whether the place is a sample.</summary>
    public Party Organisation(Guid partnershipId, string kind, string name, bool isSample)
    {
        var party = Ties.Organisation(kind, name.Trim(), partnershipId, isSample);
        db.AddRange(
            party,
            Membership.Self(party, calendar.Today),
            Ties.Of(partnershipId, party.Id, partnershipId, PartyKinds.Partnership, calendar.Today)
        );
        return party;
    }

    /// <summary>Ties a school or a group to a cluster or group, with the fact.</summary>
    public void Tie(Guid partnershipId, Guid partyId, Guid groupId, string kind, DateOnly from)
    {
        var tie = Ties.Of(partnershipId, partyId, groupId, kind, from);
        db.Add(tie);
        journal.Record(PartnershipsFacts.MembershipBegan, tie);
    }

    /// <summary>A school that works in a group again needs no reason for being in none.</summary>
    public async Task ClearReasonsAsync(Guid partnershipId, IReadOnlyCollection<Guid> schools, CancellationToken cancel)
    {
        var parked = await access
            .TiesNow.Where(m =>
                m.Kind == PartyKinds.Partnership && m.GroupId == partnershipId && schools.Contains(m.PartyId) && m.Reason != null
            )
            .ToListAsync(cancel);
        foreach (var tie in parked)
            tie.Reason = null;
    }
}
