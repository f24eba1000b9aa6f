using Candour.Web.Design;

namespace Candour.Web.Access;

/// <summary>A sentence for the next page ("Your judgement is sealed"), by its key.</summary>
public static class TempNotice
{
    /// <summary>Leaves the notice for the next page; see <see cref="Notices"/> for one with a way to undo.</summary>
    public static void Leave(HttpContext http, string textKey) =>
        http.RequestServices.GetRequiredService<Notices>().Say(http.RequestServices.GetRequiredService<Texts>()[textKey]);
}
