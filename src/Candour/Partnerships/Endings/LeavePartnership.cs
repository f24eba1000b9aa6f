using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;

namespace Candour.Partnerships.Endings;

/// <summary>A school's leaving of a partnership, decided by its head.</summary>
public sealed record SchoolLeaves(Guid PartnershipId, Guid SchoolId, RunningReviews Running, string Reason);

/// <summary>
/// A school leaves. What the agreement opened closes at once, reviews that are running finish or are withdrawn as the
/// head chooses, issued copies stay with those who hold them. Nobody else can make a school leave.
/// </summary>
public sealed class LeavePartnership(UnitOfWork work, PartnershipsAccess access, SchoolEnding ending)
{
    public Task<Outcome<Done>> RunAsync(SchoolLeaves request, CancellationToken cancel = default) => work.RunAsync<Done>(async () =>
    {
        if (!access.ActAsHead(request.SchoolId))
            return Refusal.NotFound;
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > Groups.ParkSchool.ReasonLength)
            return Refusal.At("Reason", "partnerships.reason.length", Groups.ParkSchool.ReasonLength);
        return await ending.RunAsync(new SchoolLeaving(request.PartnershipId, request.SchoolId, request.Running, reason), PartnershipsFacts.SchoolLeft, cancel)
            ? default(Done)
            : Refusal.NotFound;
    }, cancel);
}
