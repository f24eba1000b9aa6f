using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Endings;

/// <summary>The end of a partnership. Its name is typed again, since there is no way back.</summary>
public sealed record PartnershipEnd(Guid PartnershipId, string NameAgain, string Reason);

/// <summary>
/// Dissolves a partnership. Every school leaves, as if each had; clusters, groups and agreements end. Each school keeps
/// what it owns.
/// </summary>
public sealed class DissolvePartnership(
    CandourDb db, UnitOfWork work, PartnershipsAccess access, SchoolEnding ending, Journal journal, Calendar calendar)
{
    public Task<Outcome<Done>> RunAsync(PartnershipEnd request, CancellationToken cancel = default) => work.RunAsync<Done>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > Groups.ParkSchool.ReasonLength)
            return Refusal.At("Reason", "partnerships.reason.length", Groups.ParkSchool.ReasonLength);
        var owned = await access.Organisations.Where(p => p.OwnerId == request.PartnershipId && p.EndedOn == null && p.Kind != PartyKinds.School).ToListAsync(cancel);
        var partnership = owned.Single(p => p.Id == request.PartnershipId);
        if (Foundation.Fold.Sort(request.NameAgain) != partnership.SortKey)
            return Refusal.At("NameAgain", "partnerships.dissolve.name-again", partnership.Name);

        foreach (var school in await access.SchoolsOf(request.PartnershipId).Select(p => p.Id).ToListAsync(cancel))
            await ending.RunAsync(new SchoolLeaving(request.PartnershipId, school, RunningReviews.Finish, reason), PartnershipsFacts.SchoolLeft, cancel);
        foreach (var agreement in await access.Agreements.Where(a => a.OwnerId == request.PartnershipId && a.EndedOn == null).ToListAsync(cancel))
        {
            agreement.EndedOn = calendar.Today;
            journal.Record(PartnershipsFacts.AgreementEnded, agreement, reason);
        }
        foreach (var party in owned)
        {
            party.EndedOn = calendar.Today;
            journal.Record(party.Id == request.PartnershipId ? PartnershipsFacts.PartnershipDissolved : PartnershipsFacts.GroupDissolved, party, reason);
        }
        await EndTiesAsync(request.PartnershipId, reason, cancel);
        await db.SaveChangesAsync(cancel);
        return default(Done);
    }, cancel);

    private async Task EndTiesAsync(Guid partnershipId, string reason, CancellationToken cancel)
    {
        var ties = await access.TiesNow.Where(m => m.OwnerId == partnershipId).ToListAsync(cancel);
        foreach (var tie in ties)
        {
            tie.End(calendar.Today, reason);
            journal.Record(PartnershipsFacts.MembershipEnded, tie, reason);
        }
    }
}
