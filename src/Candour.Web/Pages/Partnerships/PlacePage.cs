using Candour.Partnerships;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Candour.Web.Pages.Partnerships;

/// <summary>A page of one partnership: the one in the address, else that of the reader's capacity.</summary>
public abstract class PlacePage(Places places) : CandourPage
{
    /// <summary>The partnership that the address asks for; somebody in several goes from one to another so.</summary>
    [BindProperty(SupportsGet = true, Name = "place")]
    public Guid? PlaceId { get; set; }

    /// <summary>The partnership. Set once <see cref="FindPlaceAsync"/> has found one.</summary>
    public Place Place { get; private set; } = new(Guid.Empty, "", false);

    /// <summary>All that the reader is in.</summary>
    public IReadOnlyList<Place> AllPlaces { get; private set; } = [];

    /// <summary>Whether the reader leads it.</summary>
    public bool Leads => places.Leads(Place.Id);

    /// <summary>An address within this partnership.</summary>
    public string To(string path) =>
        AllPlaces.Count > 1 ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}place={Place.Id}" : path;

    /// <summary>Finds the partnership; false when the reader is in none, or not in the one asked for.</summary>
    protected async Task<bool> FindPlaceAsync()
    {
        AllPlaces = await places.AllAsync(HttpContext.RequestAborted);
        if (await places.NowAsync(PlaceId, HttpContext.RequestAborted) is not { } place)
            return false;
        Place = place;
        return true;
    }

    /// <summary>Finds the partnership when the reader leads it.</summary>
    protected async Task<bool> FindLedPlaceAsync() => await FindPlaceAsync() && Leads;

    /// <summary>Shows a page again whose form was not filled in rightly.</summary>
    protected PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
