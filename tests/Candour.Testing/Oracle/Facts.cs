namespace Candour.Testing.Oracle;

/// <summary>A party in a group for a time, in a role; walled when a conflict was declared.</summary>
/// <param name="Kind">What the group is: "partnership", "cluster", "group", "review", "trust"…, or "self".</param>
/// <param name="KeptBy">The party that keeps the tie.</param>
public sealed record Tie(Guid Party, Guid Group, string Kind, Guid KeptBy, string Role, DateOnly From, DateOnly? To, bool IsWalled);

/// <summary>An appointment: a person in a role at an organisation.</summary>
/// <param name="IsAgreed">Whether the person accepted it and, where that is needed, the school confirmed it.</param>
public sealed record Post(Guid Id, Guid Person, Guid At, string Role, DateOnly From, DateOnly? To, bool IsAgreed);

/// <summary>A school that came after another.</summary>
public sealed record Heir(Guid Old, Guid New, DateOnly From);

/// <summary>One version of what the schools of a partnership agreed to open: kind of record → audience.</summary>
public sealed record AgreedTerms(Guid Id, Guid Partnership, int Version, IReadOnlyDictionary<string, string> Terms);

/// <summary>A head's signature for a school under one version.</summary>
public sealed record Signed(Guid School, Guid Agreement, bool IsEnded);

/// <summary>One record opened by its owner to one appointment.</summary>
public sealed record OpenedTo(Guid Record, string Kind, Guid By, Guid Post, DateOnly Until, bool IsEnded);

/// <summary>A record, as far as who may read it can depend on it.</summary>
/// <param name="What">Which of the things people write: "note", "aspect", "edition-content"…</param>
/// <param name="Kind">The kind that grants, agreements and write scopes speak of: an aspect is of the kind "self-evaluation".</param>
/// <param name="Id">Its key.</param>
/// <param name="Owner">Whose it is.</param>
public sealed record Thing(string What, string Kind, Guid Id, Guid Owner)
{
    /// <summary>Who wrote it, where only the author may change it; or the person a declaration is of.</summary>
    public Guid? Author { get; init; }

    /// <summary>The party that convenes it.</summary>
    public Guid? Convener { get; init; }

    /// <summary>The cluster a review lies in; the partnership a signature was given in.</summary>
    public Guid? Within { get; init; }

    /// <summary>The review that a school's record came from.</summary>
    public Guid? Review { get; init; }

    /// <summary>Handed in, opened, sent or published: whatever of these lets more people read it.</summary>
    public bool IsOut { get; init; }

    /// <summary>Taken back or struck out.</summary>
    public bool IsGone { get; init; }
}

/// <summary>All that is so in a place on a day, in plain words and without a line of the product.</summary>
public sealed record Facts(DateOnly Today)
{
    public List<Tie> Ties { get; } = [];

    public List<Post> Posts { get; } = [];

    public List<Heir> Heirs { get; } = [];

    public List<AgreedTerms> Agreements { get; } = [];

    public List<Signed> Signatures { get; } = [];

    public List<OpenedTo> Grants { get; } = [];

    public List<Thing> Things { get; } = [];

    /// <summary>Whether a stretch of days, both ends in, holds today.</summary>
    public bool IsNow(DateOnly from, DateOnly? to) => from <= Today && (to is null || to >= Today);
}
