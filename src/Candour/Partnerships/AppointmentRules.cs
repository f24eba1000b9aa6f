using Candour.Foundation.Access;

namespace Candour.Partnerships;

/// <summary>
/// Who may appoint whom: one table. Nobody makes an appointment that widens their own sight (checked beside this
/// table: the appointed person is never the one who appoints), every appointment is accepted by the person, and a
/// head is proposed by the lead and confirmed by a code sent to the school's own address.
/// </summary>
public static class AppointmentRules
{
    /// <summary>A row: at what kind of organisation, which role, by whom (a role at the organisation itself, or at the partnership it is in), and whether the school's own address confirms it.</summary>
    public sealed record Row(string At, string Role, string By, bool ByPartnership, bool Confirmed);

    /// <summary>The table.</summary>
    public static IReadOnlyList<Row> Table { get; } =
    [
        new(PartyKinds.Partnership, Roles.PartnershipLead, Roles.PartnershipLead, ByPartnership: false, Confirmed: false),
        new(PartyKinds.Partnership, Roles.PartnershipLead, Roles.Operator, ByPartnership: true, Confirmed: false),
        new(PartyKinds.Partnership, Roles.Officer, Roles.PartnershipLead, ByPartnership: false, Confirmed: false),
        new(PartyKinds.Cluster, Roles.ClusterLead, Roles.PartnershipLead, ByPartnership: true, Confirmed: false),
        new(PartyKinds.School, Roles.Head, Roles.PartnershipLead, ByPartnership: true, Confirmed: true),
        new(PartyKinds.School, Roles.SeniorLeader, Roles.Head, ByPartnership: false, Confirmed: false),
        new(PartyKinds.School, Roles.Teacher, Roles.Head, ByPartnership: false, Confirmed: false),
        new(PartyKinds.School, Roles.Governor, Roles.Head, ByPartnership: false, Confirmed: false),
        new(PartyKinds.Authority, Roles.Officer, Roles.PartnershipLead, ByPartnership: true, Confirmed: true),
        new(PartyKinds.Trust, Roles.Officer, Roles.PartnershipLead, ByPartnership: true, Confirmed: true),
        new(PartyKinds.Diocese, Roles.Officer, Roles.PartnershipLead, ByPartnership: true, Confirmed: true),
    ];

    /// <summary>The row that allows this viewer to appoint; null when none does.</summary>
    public static Row? Allowing(
        Viewer viewer,
        string partyKind,
        string role,
        Guid organisationId,
        IReadOnlyCollection<Guid> partnershipIds
    ) =>
        Table.FirstOrDefault(row =>
            row.At == partyKind
            && row.Role == role
            && (
                row.ByPartnership
                    ? row.By == Roles.Operator
                        ? viewer.IsAny(Roles.Operator)
                        : partnershipIds.Any(p => viewer.Is(p, row.By))
                    : viewer.Is(organisationId, row.By)
            )
        );
}
