namespace Candour.Foundation.Access;

/// <summary>
/// What each role may write: the write scope that <see cref="Storage.OwnerGuard"/> holds every save against. It is coarse on
/// purpose: which state and which person is decided in the use case; this is the wall behind it.
/// </summary>
public static class Roles
{
    public const string PartnershipLead = "partnership-lead";
    public const string ClusterLead = "cluster-lead";
    public const string Head = "head";
    public const string SeniorLeader = "senior-leader";
    public const string Teacher = "teacher";
    public const string Governor = "governor";
    public const string Officer = "officer";
    public const string Operator = "operator";

    /// <summary>In a review's circle: the host school, through its head.</summary>
    public const string Host = "host";

    /// <summary>In a review's circle: senior leaders of the host school.</summary>
    public const string HostColleague = "host-colleague";
    public const string LeadReviewer = "lead";
    public const string Reviewer = "reviewer";
    public const string Moderator = "moderator";
    public const string Facilitator = "facilitator";

    /// <summary>Asked to serve and not yet said yes: reads the invitation and no more.</summary>
    public const string Invited = "invited";

    /// <summary>Those who look and judge.</summary>
    public static string[] Team => [LeadReviewer, Reviewer];

    /// <summary>All who work in a review, host and team alike.</summary>
    public static string[] Circle => [Host, HostColleague, LeadReviewer, Reviewer, Moderator, Facilitator];

    private static readonly Dictionary<string, HashSet<string>> WritesOf = new(StringComparer.Ordinal)
    {
        [PartnershipLead] =
        [
            "party",
            "membership",
            "appointment",
            "invitation",
            "office-address",
            "agreement",
            "framework",
            "cycle",
            "review",
            "team-member",
            "local-detail",
            "task",
        ],
        [ClusterLead] = ["membership", "review", "team-member", "task"],
        [Head] =
        [
            "party",
            "appointment",
            "invitation",
            "office-address",
            "signature",
            "opening",
            "grant",
            "self-evaluation",
            "evidence",
            "snapshot",
            "file",
            "report",
            "pledge",
            "pledge-check",
            "result",
            "card",
            "card-edition",
        ],
        [SeniorLeader] = ["self-evaluation", "evidence", "file", "pledge-check"],
        [Teacher] = [],
        [Governor] = [],
        [Officer] = [],
        [Operator] = ["party", "appointment", "invitation"],
        [Host] = ["review", "focus", "mark", "accuracy", "usefulness", "hold"],
        [HostColleague] = ["hold"],
        [LeadReviewer] =
        [
            "review",
            "team-member",
            "focus",
            "mark",
            "note",
            "judgement",
            "absence",
            "agreed-judgement",
            "finding",
            "feedback",
            "draft-report",
            "accuracy",
            "hold",
        ],
        [Reviewer] = ["review", "team-member", "mark", "note", "judgement", "finding", "draft-report", "agreed-judgement", "hold"],
        [Moderator] = ["review", "team-member", "mark", "hold"],
        [Facilitator] = ["review", "team-member", "mark", "hold"],
        [Invited] = ["team-member"],
    };

    /// <summary>Kinds that a person owns in their own right, whatever they are appointed to.</summary>
    public static IReadOnlySet<string> OwnKinds { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "party", "account", "draft", "appointment", "reflection" };

    /// <summary>Kinds whose header a convening party may write although the circle owns it.</summary>
    public static IReadOnlySet<string> ConvenedKinds { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "review",
            "team-member",
            "party",
            "membership",
            "task",
            "appointment",
            "office-address",
        };

    /// <summary>Every role, for tests and for the generated page on access.</summary>
    public static IReadOnlyCollection<string> All => WritesOf.Keys;

    /// <summary>The kinds that a role may write.</summary>
    public static IReadOnlySet<string> WritesBy(string role) => WritesOf.TryGetValue(role, out var kinds) ? kinds : new HashSet<string>();

    /// <summary>Whether a role may write a kind.</summary>
    public static bool Writes(string role, string kind) => WritesOf.TryGetValue(role, out var kinds) && kinds.Contains(kind);

    /// <summary>
    /// Whether a role may write a kind for the party that convenes, whoever owns the record. Appointments at a school are
    /// convened by a lead or an operator only: a head convenes nothing at another school.
    /// </summary>
    public static bool Convenes(string role, string kind) =>
        ConvenedKinds.Contains(kind)
        && Writes(role, kind)
        && (kind is not ("appointment" or "office-address") || role is PartnershipLead or Operator);

    /// <summary>The standing that an appointment gives in a review in which the organisation is the host; null when none.</summary>
    public static string? InHostCircle(string appointmentRole) =>
        appointmentRole switch
        {
            Head => Host,
            SeniorLeader => HostColleague,
            _ => null,
        };
}
