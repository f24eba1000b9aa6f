namespace Candour.Partnerships.Endings;

/// <summary>
/// What ends, what goes on and who is told when something ends: one table, which docs/access.md is written from and
/// which the room's tests walk.
/// </summary>
public static class EndingsTable
{
    /// <param name="What">What happens.</param>
    /// <param name="Decides">Who decides it.</param>
    /// <param name="Ends">What ends from that moment.</param>
    /// <param name="Stays">What goes on.</param>
    /// <param name="By">The use case.</param>
    public sealed record Row(string What, string Decides, string Ends, string Stays, Type By);

    /// <summary>The table.</summary>
    public static IReadOnlyList<Row> All { get; } =
    [
        new("A school leaves", "its head",
            "its signature and all that it opened, at once; its places in the partnership, its clusters and groups",
            "its records, which were always its own; issued reports with those who hold them; reviews that are running, where the head chooses so; the days it was in, on its page",
            typeof(LeavePartnership)),
        new("A head changes", "the lead proposes, the school confirms",
            "the outgoing head's appointment, and with it sight and the grants made to it",
            "the school's signature, which the new head may withdraw; grants the school made, until their date; the school's place as host in its reviews",
            typeof(Appointment)),
        new("An agreement narrows", "the lead publishes a version",
            "what the new version no longer opens, at once and for every school",
            "what both versions open, under the old signature; what only the new one opens waits for a signature",
            typeof(Agreements.PublishAgreement)),
        new("A signature is withdrawn", "the school's head",
            "all that it opened, at once", "the school's place in the partnership; what was read", typeof(Agreements.WithdrawSignature)),
        new("A partnership dissolves", "its lead, who types its name again",
            "every signature, opening and place; its clusters, groups and agreements", "each school's records; issued reports; published cards", typeof(DissolvePartnership)),
        new("A school closes", "the lead, asked by the register's notice",
            "its signature, openings and places", "its records, inside which a named successor stands; reviews that are running, until somebody decides", typeof(CloseSchool)),
        new("A school changes its group", "the lead",
            "sight between it and the old group, from today", "what was read; the days it was there", typeof(Groups.MoveSchool)),
        new("A grant ends", "the school's head, or its date", "sight of that record by that appointment", "what was read", typeof(Grants.EndGrant)),
    ];
}
