using Candour.Foundation.Outcomes;
using Candour.Methods.Matching;
using Microsoft.EntityFrameworkCore;

namespace Candour.Partnerships.Groups;

/// <summary>The schools of a cluster that work in no group, to be cut into groups.</summary>
public sealed record ClusterToCut(Guid PartnershipId, Guid ClusterId);

/// <summary>
/// Proposes how to cut a cluster into triads and fours. Schools of one trust are kept apart first of all, since a peer
/// from one's own trust is not a peer; then schools that worked together before; then the shorter way is preferred.
/// It changes nothing: <see cref="ApplyGroups"/> does, once somebody has read the reasons.
/// </summary>
public sealed class ProposeGroups(PartnershipsAccess access, IRegister register)
{
    /// <summary>Weighs more than any distance within England, in kilometres.</summary>
    private const double SameTrust = 10_000;

    /// <summary>A new companion is worth a drive of this many kilometres.</summary>
    private const double TogetherBefore = 25;

    public async Task<Outcome<GroupProposal>> RunAsync(ClusterToCut request, CancellationToken cancel = default)
    {
        if (!access.ActAsLead(request.PartnershipId))
            return Refusal.NotFound;
        var cluster = await access.GroupsOf(request.PartnershipId, PartyKinds.Cluster).SingleOrDefaultAsync(p => p.Id == request.ClusterId, cancel);
        if (cluster is null)
            return Refusal.NotFound;
        var schools = await WithoutGroupAsync(request, cancel);
        var sizes = GroupRules.Sizes(schools.Count);
        if (sizes.Count == 0)
            return Refusal.Because(schools.Count == 0 ? "partnerships.propose.none-left" : "partnerships.propose.one-left");

        var facts = await FactsAsync(schools, request.PartnershipId, cancel);
        var names = await FreeNamesAsync(request.PartnershipId, cluster.Name, sizes.Count, cancel);
        var groups = GroupCut.Cut(sizes, (a, b) => facts.Cost(schools[a].Id, schools[b].Id));
        return new GroupProposal(request.PartnershipId, request.ClusterId,
            [.. groups.Select((group, index) => Group(names[index], [.. group.Select(i => schools[i])], facts))]);
    }

    private Task<List<ProposedSchool>> WithoutGroupAsync(ClusterToCut request, CancellationToken cancel)
    {
        var inside = access.TiesNow.Where(m => m.Kind == PartyKinds.Cluster && m.GroupId == request.ClusterId);
        var grouped = access.TiesNow.Where(m => m.Kind == PartyKinds.Group && m.OwnerId == request.PartnershipId);
        var parked = access.TiesNow.Where(m => m.Kind == PartyKinds.Partnership && m.GroupId == request.PartnershipId && m.Reason != null);
        return access.Organisations
            .Where(p => p.Kind == PartyKinds.School && inside.Any(m => m.PartyId == p.Id) && !grouped.Any(m => m.PartyId == p.Id) && !parked.Any(m => m.PartyId == p.Id))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => new ProposedSchool(p.Id, p.Name)).ToListAsync(cancel);
    }

    private async Task<Facts> FactsAsync(List<ProposedSchool> schools, Guid partnershipId, CancellationToken cancel)
    {
        var ids = schools.Select(s => s.Id).ToList();
        var trusts = await access.TiesNow.Where(m => m.Kind == PartyKinds.Trust && ids.Contains(m.PartyId)).Select(m => new { m.PartyId, m.GroupId }).ToListAsync(cancel);
        var before = await access.Ties.Where(m => m.Kind == PartyKinds.Group && m.OwnerId == partnershipId && ids.Contains(m.PartyId) && (m.To == null || m.To >= m.From))
            .Select(m => new { m.PartyId, m.GroupId }).ToListAsync(cancel);
        var rows = await register.OfPartiesAsync(ids, cancel);
        return new Facts(
            trusts.ToLookup(t => t.PartyId, t => t.GroupId),
            before.ToLookup(t => t.PartyId, t => t.GroupId),
            rows.Where(r => r is { Easting: not null, Northing: not null }).ToDictionary(r => r.PartyId, r => (r.Easting!.Value, r.Northing!.Value)));
    }

    private async Task<List<string>> FreeNamesAsync(Guid partnershipId, string cluster, int count, CancellationToken cancel)
    {
        var taken = (await access.GroupsOf(partnershipId, PartyKinds.Group).Select(p => p.SortKey).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(1, int.MaxValue - 1).Select(i => $"{cluster} {i}").Where(n => !taken.Contains(Foundation.Fold.Sort(n))).Take(count)];
    }

    private static ProposedGroup Group(string name, List<ProposedSchool> schools, Facts facts)
    {
        var pairs = (from a in schools from b in schools where a.Id.CompareTo(b.Id) < 0 select (A: a, B: b)).ToList();
        var reasons = new List<Reason>();
        var sameTrust = pairs.Where(p => facts.ShareTrust(p.A.Id, p.B.Id)).ToList();
        reasons.AddRange(sameTrust.Select(p => new Reason("partnerships.propose.same-trust", [p.A.Name, p.B.Name], Against: true)));
        if (sameTrust.Count == 0)
            reasons.Add(new Reason("partnerships.propose.trusts-apart", []));
        var before = pairs.Where(p => facts.WereTogether(p.A.Id, p.B.Id)).ToList();
        reasons.AddRange(before.Select(p => new Reason("partnerships.propose.together-before", [p.A.Name, p.B.Name], Against: true)));
        if (before.Count == 0)
            reasons.Add(new Reason("partnerships.propose.new-companions", []));
        if (pairs.All(p => facts.Kilometres(p.A.Id, p.B.Id) is not null))
            reasons.Add(new Reason("partnerships.propose.within", [(int)Math.Ceiling(pairs.Max(p => facts.Kilometres(p.A.Id, p.B.Id)!.Value) / Facts.KilometresPerMile)]));
        return new ProposedGroup(name, schools, reasons);
    }

    private sealed record Facts(ILookup<Guid, Guid> Trusts, ILookup<Guid, Guid> Before, Dictionary<Guid, (int Easting, int Northing)> Places)
    {
        public const double KilometresPerMile = 1.609344;

        public double Cost(Guid a, Guid b) => (ShareTrust(a, b) ? SameTrust : 0) + (WereTogether(a, b) ? TogetherBefore : 0) + (Kilometres(a, b) ?? 0);

        public bool ShareTrust(Guid a, Guid b) => Trusts[a].Intersect(Trusts[b]).Any();

        public bool WereTogether(Guid a, Guid b) => Before[a].Intersect(Before[b]).Any();

        /// <summary>As the crow flies; null when the register does not say where one of them is.</summary>
        public double? Kilometres(Guid a, Guid b) => Places.TryGetValue(a, out var from) && Places.TryGetValue(b, out var to)
            ? Math.Sqrt(Math.Pow(from.Easting - to.Easting, 2) + Math.Pow(from.Northing - to.Northing, 2)) / 1000
            : null;
    }
}
