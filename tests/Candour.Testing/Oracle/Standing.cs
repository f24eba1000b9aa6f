namespace Candour.Testing.Oracle;

/// <summary>A role at an organisation, through an appointment; through its successor when <paramref name="IsInherited"/>.</summary>
public sealed record HeldRole(Guid Post, Guid At, string Role, bool IsInherited);

/// <summary>A part in a review: one's own, or through an appointment at the host school.</summary>
public sealed record Part(Guid Review, string Role, Guid? Through);

/// <summary>Where one person stands today (docs/access.md, "Where somebody stands").</summary>
public sealed class Standing
{
    private readonly Facts _facts;
    private readonly ILookup<Guid, Tie> _groupsOf;
    private readonly HashSet<Guid> _walls;

    internal Standing(Facts facts, Guid person, ILookup<Guid, Tie> groupsOf)
    {
        _facts = facts;
        _groupsOf = groupsOf;
        Person = person;
        var posts = facts.Posts.Where(p => p.Person == person && p.IsAgreed && facts.IsNow(p.From, p.To)).ToList();
        Roles =
        [
            .. posts.Select(p => new HeldRole(p.Id, p.At, p.Role, false)),
            .. from p in posts
            from h in facts.Heirs
            where h.New == p.At && h.From <= facts.Today
            select new HeldRole(p.Id, h.Old, p.Role, true),
        ];
        Guid[] own = [person, .. posts.Select(p => p.At).Distinct()];
        var walls = own.SelectMany(o => groupsOf[o]).Where(t => t.IsWalled).Select(t => t.Group).ToHashSet();
        var ties = own.SelectMany(TiesNow).Where(t => !walls.Contains(t.Group)).ToList();
        _walls = walls;
        // Whoever has a role at the host school is on its side of the review, and on no other.
        var hosted = ties.Where(t => t.Kind == "review" && t.Role == "host" && BelongsTo(t.Party)).Select(t => t.Group).ToHashSet();
        Parts =
        [
            .. ties.Where(t => t.Kind == "review" && t.Party == person && !hosted.Contains(t.Group))
                .Select(t => new Part(t.Group, t.Role, null)),
            .. from t in ties
            where t.Kind == "review" && t.Role == "host"
            from p in posts
            where p.At == t.Party && p.Role is ("head" or "senior-leader")
            select new Part(t.Group, p.Role == "head" ? "host" : "host-colleague", p.Id),
        ];
        Groups = new HashSet<Guid>([
            .. ties.Where(t => t.Kind != "review").Select(t => t.Group),
            // Who serves in a review reaches what its partnership opens to its members. Who was only asked does not.
            .. ties.Where(t => t.Kind == "review" && t.Role != "invited")
                .SelectMany(t => TiesNow(t.Group))
                .Where(t => t.Kind == "partnership")
                .Select(t => t.Group),
        ]);
    }

    public Guid Person { get; }

    /// <summary>The roles held, those inherited among them.</summary>
    public IReadOnlyList<HeldRole> Roles { get; }

    /// <summary>The parts in reviews.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The groups the person is in: by themselves, through an organisation, or by serving in a review.</summary>
    public IReadOnlySet<Guid> Groups { get; }

    /// <summary>Whether the person holds one of these roles there.</summary>
    public bool Holds(Guid organisation, params string[] roles) => Roles.Any(r => r.At == organisation && roles.Contains(r.Role));

    /// <summary>Whether the person belongs to an organisation in any role.</summary>
    public bool BelongsTo(Guid organisation) => Roles.Any(r => r.At == organisation);

    /// <summary>Whether the person has one of these parts in a review.</summary>
    public bool Plays(Guid? review, params string[] roles) => Parts.Any(p => p.Review == review && roles.Contains(p.Role));

    /// <summary>Whether a conflict walls the person off from a review.</summary>
    public bool IsWalledFrom(Guid? review) => review is { } key && _walls.Contains(key);

    /// <summary>Whether the person has any part in a review, asked to serve included.</summary>
    public bool IsIn(Guid? review) => Parts.Any(p => p.Review == review);

    /// <summary>Whether the person and a party are today in one group, or the party is a review in which the person has a part.</summary>
    public bool IsTogetherWith(Guid party) => IsIn(party) || TiesNow(party).Any(t => Groups.Contains(t.Group));

    /// <summary>Whether the person holds one of these roles at an organisation that is in this group today.</summary>
    public bool LeadsIn(Guid group, params string[] roles) =>
        Roles.Any(r => !r.IsInherited && roles.Contains(r.Role) && TiesNow(r.At).Any(t => t.Group == group && t.Kind != "review"));

    private IEnumerable<Tie> TiesNow(Guid party) => _groupsOf[party].Where(t => _facts.IsNow(t.From, t.To));
}
