namespace Candour.Accounts;

/// <summary>What is recorded of accounts and appointments. That somebody signed in is not.</summary>
public static class AccountsFacts
{
    public const string Invited = "invited";
    public const string InvitationWithdrawn = "invitation-withdrawn";
    public const string InvitationAccepted = "invitation-accepted";
    public const string InvitationForgotten = "invitation-forgotten";
    public const string PersonMade = "person-made";
    public const string NameChanged = "name-changed";
    public const string AddressChanged = "address-changed";
    public const string PasswordChanged = "password-changed";
    public const string AppointmentProposed = "appointment-proposed";
    public const string AppointmentAccepted = "appointment-accepted";
    public const string AppointmentDeclined = "appointment-declined";
    public const string AppointmentConfirmed = "appointment-confirmed";
    public const string AppointmentEnded = "appointment-ended";
    public const string CodeSent = "code-sent";
    public const string OfficeAddressSet = "office-address-set";
    public const string InstallationMade = "installation-made";
}
