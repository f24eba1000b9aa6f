using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Founding;

/// <summary>Brings schools of the register into a partnership: the part that founding one and adding to one share.</summary>
public sealed class Joining(CandourDb db, PartnershipsAccess access, IRegister register, Journal journal, Calendar calendar)
{
    /// <summary>
    /// Finds the schools, or says which numbers are unknown or closed. All are named at once: a list of eighty numbers
    /// is not mended one at a time.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<RegisterSchool>>> FindAsync(string? authorityCode, IReadOnlyCollection<int> urns, CancellationToken cancel)
    {
        var found = new Dictionary<int, RegisterSchool>();
        if (!string.IsNullOrWhiteSpace(authorityCode))
        {
            foreach (var school in await register.OpenInAuthorityAsync(authorityCode.Trim(), cancel))
                found[school.Urn] = school;
            if (found.Count == 0)
                return Refusal.At("AuthorityCode", "partnerships.make.authority-empty", authorityCode.Trim());
        }
        if (urns.Count > 0)
        {
            var listed = (await register.WithUrnsAsync(urns, cancel)).ToDictionary(s => s.Urn);
            var refusals = new List<Refusal>();
            if (Numbers(urns.Where(u => !listed.ContainsKey(u))) is { Length: > 0 } unknown)
                refusals.Add(Refusal.At("Urns", "partnerships.make.urns-unknown", unknown));
            if (Numbers(listed.Values.Where(s => !s.IsOpen).Select(s => s.Urn)) is { Length: > 0 } closed)
                refusals.Add(Refusal.At("Urns", "partnerships.make.urns-closed", closed));
            if (refusals.Count > 0)
                return Outcome<IReadOnlyList<RegisterSchool>>.Refused(refusals);
            foreach (var school in listed.Values)
                found[school.Urn] = school;
        }
        return found.Values.OrderBy(s => s.Urn).ToList();
    }

    /// <summary>Ties the schools to the partnership, each with its fact. It does not save.</summary>
    public async Task AddAsync(Guid partnershipId, IReadOnlyList<RegisterSchool> schools, CancellationToken cancel)
    {
        var ids = schools.Select(s => s.PartyId).ToList();
        var tied = (await access.SelfTied(ids).ToListAsync(cancel)).ToHashSet();
        var today = calendar.Today;
        foreach (var school in schools)
        {
            if (!tied.Contains(school.PartyId))
                db.Add(Ties.Of(Party.Installation, school.PartyId, school.PartyId, Membership.SelfKind, today));
            var tie = Ties.Of(partnershipId, school.PartyId, partnershipId, PartyKinds.Partnership, today);
            db.Add(tie);
            journal.Record(PartnershipsFacts.SchoolJoined, tie);
        }
    }

    private static string Numbers(IEnumerable<int> urns) => string.Join(", ", urns.Order());
}
