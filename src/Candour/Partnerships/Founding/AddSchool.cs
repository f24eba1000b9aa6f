using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Founding;

/// <summary>A school that the register does not have: one about to open, one beyond the border, one made up.</summary>
public sealed record NewSchool(Guid PartnershipId, string Name);

/// <summary>Adds a school by name. The partnership keeps its row; it is never taken for a school of the register.</summary>
public sealed class AddSchool(CandourDb db, UnitOfWork work, PartnershipsAccess access, Journal journal, Calendar calendar)
{
    public Task<Outcome<Guid>> RunAsync(NewSchool request, CancellationToken cancel = default) => work.RunAsync<Guid>(async () =>
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        var name = request.Name.Trim();
        if (name.Length is 0 or > Party.NameLength)
            return Refusal.At("Name", "partnerships.name.length", Party.NameLength);
        var key = Foundation.Fold.Sort(name);
        if (await access.SchoolsOf(request.PartnershipId).AnyAsync(p => p.SortKey == key, cancel))
            return Refusal.At("Name", "partnerships.add.name-taken", name);
        var isSample = await access.Organisations.Where(p => p.Id == request.PartnershipId).Select(p => p.IsSample).SingleAsync(cancel);

        var school = Ties.Organisation(PartyKinds.School, name, request.PartnershipId, isSample);
        var tie = Ties.Of(request.PartnershipId, school.Id, request.PartnershipId, PartyKinds.Partnership, calendar.Today);
        db.AddRange(school, Membership.Self(school, calendar.Today), tie);
        journal.Record(PartnershipsFacts.SchoolAdded, school);
        journal.Record(PartnershipsFacts.SchoolJoined, tie);
        await db.SaveChangesAsync(cancel);
        return school.Id;
    }, cancel);
}
