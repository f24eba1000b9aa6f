using Candour.Foundation.Access;
using Candour.Web.Design;

namespace Candour.Web.Access;

/// <summary>Who is asking and in which capacity, for the bar of every page.</summary>
public sealed class CapacityLine(ViewerScope scope, Texts texts) : IHeaderLine
{
    public ValueTask<HeaderLine?> LineAsync(HttpContext context) => ValueTask.FromResult(Line(scope.Viewer));

    private HeaderLine? Line(Viewer viewer)
    {
        if (viewer.PersonId is null)
            return null;
        var text = viewer.Capacity is { } capacity
            ? texts["access.capacity", viewer.Name, texts[$"access.role.{capacity.Role}"], capacity.PartyName]
            : viewer.Name;
        return new(text, viewer.Capacities.Count > 1 ? HeaderLine.ChangeAddress : null, HeaderLine.SignOutAddress);
    }
}
