using Candour.Partnerships;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>A page on which a lead decides something about one school of their partnership.</summary>
public abstract class SchoolOfPlacePage(Places places, PartnershipsAccess access) : PlacePage(places)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid SchoolId { get; set; }

    public string SchoolName { get; private set; } = "";

    protected PartnershipsAccess Access => access;

    /// <summary>Finds the school when it is in a partnership that the reader leads.</summary>
    protected async Task<bool> FindSchoolAsync()
    {
        if (!await FindLedPlaceAsync())
            return false;
        if (
            await access
                .SchoolsOf(Place.Id)
                .Where(p => p.Id == SchoolId)
                .Select(p => p.Name)
                .SingleOrDefaultAsync(HttpContext.RequestAborted)
            is not { } name
        )
            return false;
        SchoolName = name;
        return true;
    }
}
