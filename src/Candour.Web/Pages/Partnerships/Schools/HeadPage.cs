using Candour.Foundation.Access;
using Candour.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Candour.Web.Pages.Partnerships.Schools;

/// <summary>A page on which a head decides something for the school.</summary>
public abstract class HeadPage : CandourPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid SchoolId { get; set; }

    /// <summary>The school's name, as the reader's own appointment has it.</summary>
    public string SchoolName => Viewer.Appointments.First(a => a.OrganisationId == SchoolId).OrganisationName;

    /// <summary>Whether the reader is this school's head.</summary>
    protected bool IsHead => Viewer.Is(SchoolId, Roles.Head);
}
