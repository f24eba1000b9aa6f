using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.PeerReview.Protocols;
using Microsoft.EntityFrameworkCore;

namespace Candour.PeerReview;

/// <summary>Opens a cycle of reviews; framework and protocol are pinned as they stand.</summary>
public sealed class OpenCycle(CandourDb db, UnitOfWork work, ProtocolCatalogue protocols, FrameworksAccess frameworks, Journal journal)
{
    public sealed record Request(Guid PartnershipId, string Name, DateOnly From, DateOnly To, Guid FrameworkId, string ProtocolKey);

    public Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel = default) =>
        work.RunAsync<Guid>(
            async () =>
            {
                if (!db.Viewer.ActAs(request.PartnershipId, Roles.PartnershipLead))
                    return Refusal.NotFound;
                var refusals = new List<Refusal>();
                if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > Cycle.NameLength)
                    refusals.Add(Refusal.At("Name", "cycle.refused.name", Cycle.NameLength));
                if (request.To <= request.From)
                    refusals.Add(Refusal.At("To", "cycle.refused.dates"));
                var protocol = protocols.Find(request.ProtocolKey);
                if (protocol is null)
                    refusals.Add(Refusal.At("ProtocolKey", "cycle.refused.protocol"));
                if (!await IsOwnFrameworkAsync(request, cancel))
                    refusals.Add(Refusal.At("FrameworkId", "cycle.refused.framework"));
                if (refusals.Count > 0)
                    return Outcome<Guid>.Refused(refusals);

                var cycle = new Cycle
                {
                    Id = Ids.New(),
                    OwnerId = request.PartnershipId,
                    Name = request.Name.Trim(),
                    Year = AcademicYear.Of(request.From).Start,
                    From = request.From,
                    To = request.To,
                    FrameworkId = request.FrameworkId,
                    ProtocolKey = protocol!.Key,
                    ProtocolPinned = protocol.ToJson(),
                };
                db.Add(cycle);
                journal.Record("cycle-opened", cycle);
                await db.SaveChangesAsync(cancel);
                return cycle.Id;
            },
            cancel
        );

    /// <summary>A framework of another partnership, or one that is still a draft, is none to look at schools by.</summary>
    private Task<bool> IsOwnFrameworkAsync(Request request, CancellationToken cancel) =>
        frameworks
            .Readable()
            .AnyAsync(
                f => f.Id == request.FrameworkId && f.OwnerId == request.PartnershipId && f.Status == FrameworkStatus.Published,
                cancel
            );
}
