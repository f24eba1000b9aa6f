using Candour.Foundation.Access;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>The card on the school's page: what families read, and for its leaders the way to write it.</summary>
public sealed class CardLinks(ReportCardsAccess access) : ISchoolLinks
{
    public int Order => 40;

    public string HeadingKey => "card.link.heading";

    public async Task<IReadOnlyList<SchoolLink>> OfAsync(Guid schoolId, CancellationToken cancel = default)
    {
        var last = await access
            .Editions.Where(e => e.OwnerId == schoolId)
            .OrderByDescending(e => e.Version)
            .Select(e => new
            {
                e.Slug,
                e.PublishedAt,
                e.WithdrawnAt,
            })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancel);
        var links = new List<SchoolLink>();
        if (last is { WithdrawnAt: null, PublishedAt: { } at })
            links.Add(new("card.link.read", [], $"/cards/{last.Slug}", "card.link.published", [at]));
        else if (last is { WithdrawnAt: { } gone })
            links.Add(new("card.link.read", [], $"/cards/{last.Slug}", "card.link.withdrawn", [gone]));
        if (access.Viewer.Is(schoolId, Roles.Head, Roles.SeniorLeader))
            links.Add(new("card.link.write", [], $"/schools/{schoolId}/card"));
        return links;
    }
}
