using Candour.Foundation.Access;
using Candour.Web.Design;

namespace Candour.Web.Access;

/// <summary>Keeps a place of the main navigation from those who may not come through its door.</summary>
/// <param name="Key">The key of the <see cref="NavItem"/>.</param>
/// <param name="Door">The door of its pages.</param>
public sealed record NavDoor(string Key, Door Door);

/// <summary>The places of the main navigation that this viewer may come to.</summary>
internal sealed class ViewerNavigation(IEnumerable<NavItem> items, IEnumerable<NavDoor> doors, ViewerScope scope) : INavigation
{
    public ValueTask<IReadOnlyList<NavItem>> ItemsAsync(HttpContext context)
    {
        if (!scope.IsSet || scope.Viewer.PersonId is null)
            return ValueTask.FromResult<IReadOnlyList<NavItem>>([]);
        var doorOf = doors.ToLookup(d => d.Key, d => d.Door);
        return ValueTask.FromResult<IReadOnlyList<NavItem>>([
            .. items.Where(i => doorOf[i.Key].All(door => RuleFilter.Admits(door, scope.Viewer))).OrderBy(i => i.Order),
        ]);
    }
}
