namespace Candour.Testing.Oracle;

public sealed partial class SecondOracle
{
    /// <summary>
    /// Whether somebody may know another's name at all: they share a partnership, an organisation or a review, now or
    /// before, or are an operator looking after those who lead. What a page shows may be less; it is never more.
    /// </summary>
    public bool MayKnow(Guid? person, Guid other)
    {
        if (person is not { } key)
            return false;
        if (key == other)
            return true;
        var who = Of(key);
        var posts = _facts.Posts.Where(p => p.Person == other).ToList();
        return posts.Exists(p =>
                who.BelongsTo(p.At)
                || who.Groups.Contains(p.At)
                || _groupsOf[p.At].Any(t => who.Groups.Contains(t.Group))
                || (p.Role is "partnership-lead" or "operator" && who.Roles.Any(r => r.Role == "operator"))
            ) || _groupsOf[other].Any(t => who.IsIn(t.Group) || _groupsOf[t.Group].Any(up => who.Groups.Contains(up.Group)));
    }
}
