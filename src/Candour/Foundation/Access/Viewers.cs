namespace Candour.Foundation.Access;

/// <summary>A viewer without a person: what it is for, and the kinds it may read and write whole.</summary>
public sealed record SystemViewer(string Name, IReadOnlySet<string> Reads, IReadOnlySet<string> Writes);

/// <summary>
/// The closed list of viewers without a person. Each names its tables and verbs; nothing else may make one, and a
/// test fails on a use outside the places that each is for.
/// </summary>
public static class Viewers
{
    /// <summary>Anybody on the web: reads what is published (which reach opens to all), writes nothing.</summary>
    public static Viewer PublicReader { get; } = Make("public", [], []);

    /// <summary>Somebody who holds one invitation: accepting it writes the account, the person and the appointment.</summary>
    public static Viewer Invitee { get; } = Make("invitee", [], ["account", "party", "membership", "appointment", "invitation"]);

    /// <summary>The invitee, once it is known who that is, so that facts name them.</summary>
    public static Viewer InviteeAs(Guid personId) => Viewer.Of(Invitee.System!, personId);

    /// <summary>An operator founding a partnership: writes the partnership, its first ties and the schools it brings in. Reads no content.</summary>
    public static Viewer Founder { get; } = Make("founder", [], ["party", "membership", "appointment", "invitation"]);

    /// <summary>The door: sign-in, lock-out, forgotten passwords, and keeping what somebody typed when their session had ended. Reads no content.</summary>
    public static Viewer Doorkeeper { get; } = Make("door", ["draft"], ["account", "draft"]);

    /// <summary>Fetches a file for somebody who was shown the record that speaks of it. Writes nothing.</summary>
    public static Viewer Librarian { get; } = Make("librarian", ["file"], []);

    /// <summary>Keeps the house: check-data, backup, migrate, import of the register, person export and erasure.</summary>
    public static Viewer Keeper(IEnumerable<string> allKinds)
    {
        var kinds = allKinds.ToHashSet(StringComparer.Ordinal);
        return Viewer.Of(new SystemViewer("keeper", kinds, kinds));
    }

    /// <summary>A clock's job, with the kinds that the job names.</summary>
    public static Viewer Clock(ClockJob job) => Viewer.Of(new SystemViewer($"clock:{job.Key}", job.Reads, job.Writes));

    private static Viewer Make(string name, string[] reads, string[] writes) =>
        Viewer.Of(new SystemViewer(name, reads.ToHashSet(StringComparer.Ordinal), writes.ToHashSet(StringComparer.Ordinal)));
}

/// <summary>A job of the clock, and the tables it may touch.</summary>
public sealed record ClockJob(string Key, IReadOnlySet<string> Reads, IReadOnlySet<string> Writes)
{
    /// <summary>Moves reviews on: opens seals, ends stages, asks again.</summary>
    public static ClockJob Stages { get; } =
        Make(
            "stages",
            [
                "review",
                "cycle",
                "team-member",
                "mark",
                "focus",
                "note",
                "judgement",
                "absence",
                "agreed-judgement",
                "finding",
                "feedback",
                "draft-report",
                "accuracy",
                "report",
                "pledge",
                "pledge-check",
                "usefulness",
                "hold",
                "snapshot",
                "checklist",
            ],
            ["review", "judgement", "task", "checklist"]
        );

    /// <summary>Ties people to a review's circle and unties them, as the team page and declarations say.</summary>
    public static ClockJob Circles { get; } = Make("circles", ["team-member", "review"], ["membership"]);

    /// <summary>Reminds those on whom a stage waits: where reviews are, and who holds which role. What was written it never reads.</summary>
    public static ClockJob Remind { get; } = Make("remind", ["review", "party", "appointment"], []);

    /// <summary>Chains facts.</summary>
    public static ClockJob Chain { get; } = Make("chain", ["fact"], ["fact"]);

    /// <summary>Sends mail from the outbox.</summary>
    public static ClockJob Post { get; } = Make("post", [], []);

    /// <summary>Ends openings that a narrower agreement no longer allows, memberships of a school that left.</summary>
    public static ClockJob Endings { get; } =
        Make(
            "endings",
            ["opening", "signature", "membership", "review"],
            ["opening", "signature", "membership", "appointment", "grant", "party-link", "task"]
        );

    /// <summary>Purges what the retention table and withdrawals say.</summary>
    public static ClockJob Purge { get; } =
        Make(
            "purge",
            ["card-edition", "hold", "file", "evidence", "snapshot", "draft"],
            ["card-edition", "file", "draft", "evidence", "invitation"]
        );

    /// <summary>Reads issued reports and pledges into Results when a report is issued.</summary>
    public static ClockJob Record { get; } = Make("record", ["report", "pledge", "result"], ["result"]);

    /// <summary>Sends links for new passwords.</summary>
    public static ClockJob Door { get; } = Make("door", [], []);

    /// <summary>Applies a file to the register: entries, the parties of schools, tasks where a school closes during a review.</summary>
    public static ClockJob Import { get; } = Make("import", ["review", "task"], ["party", "task"]);

    /// <summary>All, for the test that every kind named exists.</summary>
    public static IReadOnlyList<ClockJob> All { get; } = [Stages, Circles, Chain, Post, Endings, Purge, Record, Import, Door, Remind];

    private static ClockJob Make(string key, string[] reads, string[] writes) =>
        new(key, reads.ToHashSet(StringComparer.Ordinal), writes.ToHashSet(StringComparer.Ordinal));
}
