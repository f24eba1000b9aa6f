namespace Candour.Testing.Oracle;

/// <summary>
/// The second oracle: who may read and who may write what, written by hand from docs/access.md over plain facts. It
/// calls nothing of the product, so that a mistake there and a mistake here would have to be the same mistake.
/// </summary>
public sealed partial class SecondOracle
{
    private readonly Facts _facts;
    private readonly ILookup<Guid, Tie> _groupsOf;
    private readonly Dictionary<Guid, Standing> _standings = [];
    private readonly ILookup<Guid, OpenedTo> _grants;
    private readonly Dictionary<(Guid School, Guid Partnership, string Kind), string> _promises;

    public SecondOracle(Facts facts)
    {
        _facts = facts;
        _groupsOf = facts.Ties.ToLookup(t => t.Party);
        _grants = facts.Grants.ToLookup(g => g.Record);
        _promises = Promises(facts);
    }

    /// <summary>Where somebody stands.</summary>
    public Standing Of(Guid person)
    {
        lock (_standings)
            return _standings.TryGetValue(person, out var known) ? known : _standings[person] = new(_facts, person, _groupsOf);
    }

    /// <summary>Whether somebody, or anybody who is not signed in, may read a record.</summary>
    public bool MayRead(Guid? person, Thing thing)
    {
        if (thing.IsGone)
            return false;
        if (thing.What is "edition" or "edition-content" && thing.IsOut)
            return true;
        return person is { } key && MayRead(Of(key), thing);
    }

    private bool MayRead(Standing who, Thing thing) =>
        // Behind the wall nothing that came from the review is open on any ground, but to the school whose it is.
        (!who.IsWalledFrom(thing.Review) || who.BelongsTo(thing.Owner)) && Grounds(who, thing);

    private bool Grounds(Standing who, Thing thing) =>
        thing.What switch
        {
            // What a partnership keeps.
            "agreement" or "cycle" or "local-detail" => who.Groups.Contains(thing.Owner),
            "framework" => who.Holds(thing.Owner, "partnership-lead") || (thing.IsOut && who.Groups.Contains(thing.Owner)),
            "signature" => who.BelongsTo(thing.Owner) || (who.Groups.Contains(thing.Within!.Value) && who.IsTogetherWith(thing.Owner)),

            // What a school keeps to its leaders.
            "self-evaluation" or "aspect" or "evidence" or "evidence-use" or "result" or "card" or "edition" => Leads(who, thing),
            "edition-content" => false,

            // What a school keeps and may open.
            "snapshot" => Leads(who, thing)
                || who.Plays(thing.Review, "lead", "reviewer", "moderator", "facilitator")
                || IsOpenedTo(who, thing, "head", "senior-leader")
                || IsGranted(who, thing),
            "report" => Leads(who, thing)
                || who.Plays(thing.Review, "lead", "reviewer", "moderator", "facilitator")
                || IsOpenedTo(who, thing, "head", "senior-leader", "partnership-lead", "cluster-lead")
                || IsGranted(who, thing),
            "pledge" or "pledge-check" => Leads(who, thing)
                || who.Plays(thing.Review, "lead", "facilitator")
                || IsOpenedTo(who, thing, "head", "senior-leader", "partnership-lead", "cluster-lead")
                || IsGranted(who, thing),

            // That a review is, and who serves in it.
            "review" => who.IsIn(thing.Owner)
                || (
                    who.IsTogetherWith(thing.Owner)
                    && (
                        who.Holds(thing.Convener!.Value, "partnership-lead")
                        || (thing.Within is { } cluster && who.Holds(cluster, "cluster-lead"))
                    )
                ),
            "team-member" => Serves(who, thing)
                || (thing.Author == who.Person && who.IsTogetherWith(thing.Owner))
                || (who.IsTogetherWith(thing.Owner) && who.Holds(thing.Convener!.Value, "partnership-lead")),
            "task" => who.IsTogetherWith(thing.Owner) && who.Holds(thing.Convener!.Value, "partnership-lead"),

            // What is said in a review.
            "mark" or "checklist" or "focus" or "feedback" or "hold" => Serves(who, thing),
            "note" or "judgement" => who.IsIn(thing.Owner)
                && (thing.Author == who.Person || (thing.IsOut && who.Plays(thing.Owner, "lead", "reviewer", "moderator"))),
            "absence" => who.Plays(thing.Owner, "lead", "reviewer"),
            "agreed-judgement" => who.Plays(thing.Owner, "lead", "reviewer", "moderator"),
            "finding" or "draft-report" => who.Plays(thing.Owner, "lead", "reviewer", "moderator")
                || (thing.IsOut && who.Plays(thing.Owner, "host")),
            "accuracy" => who.Plays(thing.Owner, "lead", "reviewer", "moderator", "host"),
            "usefulness" => who.Plays(thing.Owner, "host"),

            // What a person keeps.
            "draft" => thing.Owner == who.Person,
            _ => throw new ArgumentException($"The oracle knows no {thing.What}.", nameof(thing)),
        };

    private static bool Leads(Standing who, Thing thing) => who.Holds(thing.Owner, "head", "senior-leader");

    private static bool Serves(Standing who, Thing thing) =>
        who.Plays(thing.Owner, "host", "host-colleague", "lead", "reviewer", "moderator", "facilitator");

    private bool IsGranted(Standing who, Thing thing) =>
        _grants[thing.Id]
            .Any(g =>
                g.Kind == thing.Kind && g.By == thing.Owner && !g.IsEnded && g.Until >= _facts.Today && who.Roles.Any(r => r.Post == g.Post)
            );

    /// <summary>
    /// By agreement: the school is today in a group of the sort it opened this kind to, the group is of the partnership
    /// in which it signed, and the person leads something that is today in the same group.
    /// </summary>
    private bool IsOpenedTo(Standing who, Thing thing, params string[] roles) =>
        _groupsOf[thing.Owner]
            .Any(t =>
                _facts.IsNow(t.From, t.To)
                && (Promised(thing, t.KeptBy) == t.Kind || Promised(thing, t.Group) == t.Kind)
                && who.LeadsIn(t.Group, roles)
            );

    private string? Promised(Thing thing, Guid partnership) => _promises.GetValueOrDefault((thing.Owner, partnership, thing.Kind));

    /// <summary>What each school has opened: what it signed, as far as every later version still opens it.</summary>
    private static Dictionary<(Guid, Guid, string), string> Promises(Facts facts)
    {
        string[] fromFewToMany = ["group", "cluster", "partnership"];
        var promises = new Dictionary<(Guid, Guid, string), string>();
        foreach (var signature in facts.Signatures.Where(s => !s.IsEnded))
        {
            var signed = facts.Agreements.Single(a => a.Id == signature.Agreement);
            var later = facts.Agreements.Where(a => a.Partnership == signed.Partnership && a.Version >= signed.Version).ToList();
            foreach (var kind in signed.Terms.Keys.Where(k => later.All(v => v.Terms.ContainsKey(k))))
                promises[(signature.School, signed.Partnership, kind)] = later
                    .Select(v => v.Terms[kind])
                    .MinBy(a => Array.IndexOf(fromFewToMany, a))!;
        }
        return promises;
    }
}
