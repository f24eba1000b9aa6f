using Candour.Partnerships;
using Candour.Web.Design.Components;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Groups;

/// <summary>What the forms for a cluster and for a group share: the schools to tick.</summary>
public abstract class FormPage(Places places, PartnershipsAccess access) : PlacePage(places)
{
    public IReadOnlyList<Choice> Schools { get; private set; } = [];

    protected PartnershipsAccess Access => access;

    /// <summary>Loads the schools that may be ticked.</summary>
    protected async Task LoadAsync(IQueryable<Party> schools) =>
        Schools = [
            .. await schools
                .OrderBy(p => p.SortKey)
                .ThenBy(p => p.Id)
                .Select(p => new Choice(p.Id.ToString(), p.Name, null, false))
                .ToListAsync(HttpContext.RequestAborted),
        ];
}
