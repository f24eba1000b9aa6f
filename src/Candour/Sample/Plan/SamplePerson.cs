namespace Candour.Sample.Plan;

/// <summary>Somebody of the sample place.</summary>
/// <param name="Key">Unique over the plan.</param>
/// <param name="Given">Given name or names.</param>
/// <param name="Family">Family name or names.</param>
/// <param name="Email">Under a name that cannot receive mail.</param>
/// <param name="Appointments">What they do and where, past posts included.</param>
public sealed record SamplePerson(string Key, string Given, string Family, string Email, IReadOnlyList<SampleAppointment> Appointments)
{
    public string Name => $"{Given} {Family}";

    /// <summary>The post they hold now, the first if there are several.</summary>
    public SampleAppointment Post => Appointments.First(appointment => appointment.To is null);
}

/// <param name="Role">One of the appointment roles: "head", "senior-leader", "governor"…</param>
/// <param name="OrganisationKey">A school, trust, council, diocese, cluster or the partnership.</param>
/// <param name="Title">What it says on the door.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, when it is over.</param>
public sealed record SampleAppointment(string Role, string OrganisationKey, string Title, DateOnly From, DateOnly? To);

/// <summary>Somebody to be: one line on the page where a visitor chooses.</summary>
/// <param name="PersonKey">Who it is.</param>
/// <param name="Role">The part they show, in two or three words.</param>
/// <param name="Line">What they come for and where to look.</param>
/// <param name="ReviewKey">The review they are best met in, if there is one.</param>
public sealed record SampleCastMember(
    string PersonKey,
    [property: Written] string Role,
    [property: Written] string Line,
    string? ReviewKey
);
