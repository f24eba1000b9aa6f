namespace Candour.Partnerships;

/// <summary>What this room writes into the journal, in the past tense.</summary>
public static class PartnershipsFacts
{
    public const string PartnershipMade = "partnership-made";
    public const string PartnershipDissolved = "partnership-dissolved";
    public const string SchoolAdded = "school-added";
    public const string SchoolJoined = "school-joined";
    public const string SchoolLeft = "school-left";
    public const string SchoolClosed = "school-closed";
    public const string SchoolParked = "school-parked";
    public const string SuccessorNamed = "successor-named";
    public const string ClusterFormed = "cluster-formed";
    public const string GroupFormed = "group-formed";
    public const string GroupDissolved = "group-dissolved";
    public const string MembershipBegan = "membership-began";
    public const string MembershipEnded = "membership-ended";
    public const string AppointmentEnded = "appointment-ended";
    public const string AgreementPublished = "agreement-published";
    public const string AgreementEnded = "agreement-ended";
    public const string AgreementSigned = "agreement-signed";
    public const string SignatureEnded = "signature-ended";
    public const string OpeningMade = "opening-made";
    public const string OpeningEnded = "opening-ended";
    public const string GrantMade = "grant-made";
    public const string GrantEnded = "grant-ended";
}
