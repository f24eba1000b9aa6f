using Candour.Foundation;
using Candour.Foundation.Journal;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Frameworks;

/// <param name="PartnershipId">The partnership that takes it over.</param>
/// <param name="ShippedKey">Which of the frameworks that come with Candour.</param>
public sealed record AdoptFrameworkRequest(Guid PartnershipId, string ShippedKey);

/// <summary>
/// A partnership takes over a framework that comes with Candour. It becomes the partnership's own copy, a draft until
/// its lead has read it and opens it to schools.
/// </summary>
public sealed class AdoptFramework(
    CandourDb db,
    UnitOfWork unit,
    Journal journal,
    Calendar calendar,
    FrameworksAccess access,
    ShippedFrameworks shipped
)
{
    public Task<Outcome<Guid>> RunAsync(AdoptFrameworkRequest request, CancellationToken cancel = default) =>
        unit.RunAsync<Guid>(
            async () =>
            {
                if (shipped.Find(request.ShippedKey) is not { } source)
                    return Refusal.NotFound;
                var framework = Copy(source, request.PartnershipId, calendar.Now, Ids.New());
                if (!db.Viewer.ActToWrite(framework))
                    return Refusal.NotFound;
                var taken = await access
                    .Readable()
                    .AnyAsync(f => f.OwnerId == request.PartnershipId && f.Key == source.Key && f.Version == source.Version, cancel);
                if (taken)
                    return Refusal.Because("frameworks.adopt.already", source.Title);
                db.Add(framework);
                journal.Record(FrameworksFacts.Adopted, framework);
                await db.SaveChangesAsync(cancel);
                return framework.Id;
            },
            cancel
        );

    /// <summary>The partnership's own copy, a draft.</summary>
    internal static Framework Copy(ShippedFramework source, Guid partnershipId, DateTime addedAt, Guid id) =>
        new()
        {
            Id = id,
            OwnerId = partnershipId,
            Key = source.Key,
            Version = source.Version,
            Title = source.Title,
            SortKey = Fold.Sort(source.Title),
            Summary = source.Summary,
            Status = FrameworkStatus.Draft,
            AddedAt = addedAt,
            Areas =
            [
                .. source.Areas.Select(area => new FrameworkArea
                {
                    Key = area.Key,
                    Title = area.Title,
                    Summary = area.Summary,
                    Aspects =
                    [
                        .. area.Aspects.Select(a => new FrameworkAspect
                        {
                            Key = a.Key,
                            Title = a.Title,
                            Strong = a.Strong,
                            Prompts = [.. a.Prompts],
                        }),
                    ],
                }),
            ],
        };
}
