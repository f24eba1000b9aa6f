using Candour.Partnerships;
using Candour.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Partnerships.Groups;

/// <summary>What the forms for a cluster and for a group share: the schools to tick.</summary>
public abstract class FormPage(Places places, PartnershipsAccess access) : PlacePage(places)
{
    /// <summary>What is searched for among more schools than a page lists.</summary>
    [BindProperty, Words("schools.choose")]
    public string? Find { get; set; }

    public SchoolChoices Schools { get; private set; } = SchoolChoices.None;

    /// <summary>Whether one has to search: the place has more schools than a page lists.</summary>
    public bool IsSearched => Schools.HasMore || !string.IsNullOrWhiteSpace(Find);

    protected PartnershipsAccess Access => access;

    /// <summary>Loads the schools that may be ticked.</summary>
    protected async Task LoadAsync(IQueryable<Party> schools, IReadOnlyCollection<Guid> chosen) =>
        Schools = await SchoolChoices.FindAsync(schools, Find, chosen, HttpContext.RequestAborted);
}
