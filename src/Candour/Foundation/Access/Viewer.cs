namespace Candour.Foundation.Access;

/// <summary>A role in force at an organisation; at one that this organisation came after when inherited.</summary>
public readonly record struct HeldAppointment(Guid Id, Guid OrganisationId, string OrganisationName, string Role, bool IsInherited = false);

/// <summary>A place in a circle: directly, or through an organisation that is in it.</summary>
public readonly record struct CircleStanding(Guid CircleId, string CircleName, string Role, Guid? ThroughAppointment);

/// <summary>A party of the viewer's in a group; every organisation is in itself.</summary>
public readonly record struct GroupTie(Guid PartyId, Guid GroupId);

/// <summary>A party and the role in which the viewer stands to it.</summary>
public readonly record struct Standing(Guid PartyId, string Role);

/// <summary>
/// The one capacity in which somebody acts: shown in the header, recorded with each fact, and the only source of
/// write scope. Reading is the union of all that a person may read; writing is never a union.
/// </summary>
/// <param name="Key">Stable word for the person's choice: "appointment:…" or "circle:…".</param>
/// <param name="Role">The role whose name the header shows.</param>
/// <param name="PartyName">At which school, or in whose review.</param>
/// <param name="PlaceId">The partnership whose chain of facts it writes to.</param>
/// <param name="Standings">Where it may write.</param>
public sealed record Capacity(string Key, string Role, string PartyName, Guid PlaceId, IReadOnlyList<Standing> Standings)
{
    /// <summary>Whether it stands to this party at all.</summary>
    public bool Covers(Guid partyId) => Standings.Any(s => s.PartyId == partyId);
}

/// <summary>Who is asking. Built once a request; the outer wall, the grounds and the guard all read from it.</summary>
public sealed class Viewer
{
    private readonly IReadOnlyList<Capacity> _capacities;
    private readonly IReadOnlyList<GroupTie> _ties;

    /// <summary>A person. See <see cref="ViewerLoader"/>.</summary>
    public Viewer(
        Guid personId,
        string name,
        IReadOnlyList<HeldAppointment> appointments,
        IReadOnlyList<CircleStanding> circles,
        IReadOnlyList<GroupTie> ties,
        IReadOnlyList<Capacity> capacities,
        IReadOnlyList<Guid>? walled = null
    )
    {
        _ties = ties;
        WalledIds = walled ?? [];
        PersonId = personId;
        Name = name;
        Appointments = appointments;
        Circles = circles;
        GroupIds = [.. ties.Select(t => t.GroupId).Distinct()];
        AppointmentIds = [.. appointments.Select(a => a.Id)];
        OwnIds = [personId, .. appointments.Select(a => a.OrganisationId).Concat(circles.Select(c => c.CircleId)).Distinct()];
        _capacities = capacities;
        Capacity = capacities.Count > 0 ? capacities[0] : null;
    }

    private Viewer(SystemViewer? system, Guid? personId = null)
    {
        System = system;
        PersonId = personId;
        Name = system?.Name ?? "nobody";
        Appointments = [];
        Circles = [];
        OwnIds = [];
        _ties = [];
        WalledIds = [];
        GroupIds = [];
        AppointmentIds = [];
        _capacities = [];
    }

    /// <summary>Sees nothing and writes nothing.</summary>
    public static Viewer Nobody { get; } = new((SystemViewer?)null);

    /// <summary>The person; null for a viewer without one.</summary>
    public Guid? PersonId { get; }

    /// <summary>The person's name, or the name of the viewer without a person.</summary>
    public string Name { get; }

    /// <summary>Set for a viewer without a person.</summary>
    public SystemViewer? System { get; }

    /// <summary>The appointments in force.</summary>
    public IReadOnlyList<HeldAppointment> Appointments { get; }

    /// <summary>The circles the person stands in.</summary>
    public IReadOnlyList<CircleStanding> Circles { get; }

    /// <summary>The person, the organisations they are appointed to, their circles: owners they stand inside of.</summary>
    public IReadOnlyList<Guid> OwnIds { get; }

    /// <summary>The groups those are in, themselves included.</summary>
    public IReadOnlyList<Guid> GroupIds { get; }

    /// <summary>Circles that a conflict walls the person off from, whatever else would let them in.</summary>
    public IReadOnlyList<Guid> WalledIds { get; }

    /// <summary>The appointments' keys, for grants.</summary>
    public IReadOnlyList<Guid> AppointmentIds { get; }

    /// <summary>What the person could act as.</summary>
    public IReadOnlyList<Capacity> Capacities => _capacities;

    /// <summary>What the person acts as now.</summary>
    public Capacity? Capacity { get; private set; }

    /// <summary>The organisations where the person holds one of these roles.</summary>
    public IReadOnlyList<Guid> OrganisationsAs(params ReadOnlySpan<string> roles)
    {
        List<Guid> result = [];
        foreach (var appointment in Appointments)
        {
            if (roles.Contains(appointment.Role) && !result.Contains(appointment.OrganisationId))
                result.Add(appointment.OrganisationId);
        }
        return result;
    }

    /// <summary>The circles in which the person stands in one of these roles.</summary>
    public IReadOnlyList<Guid> CirclesAs(params ReadOnlySpan<string> roles)
    {
        List<Guid> result = [];
        foreach (var circle in Circles)
        {
            if (roles.Contains(circle.Role) && !result.Contains(circle.CircleId))
                result.Add(circle.CircleId);
        }
        return result;
    }

    /// <summary>
    /// The groups, themselves included, of the organisations where the person holds one of these roles. A successor
    /// inherits records, not company: what others opened to its predecessor is not opened to it.
    /// </summary>
    public IReadOnlyList<Guid> GroupsAs(params ReadOnlySpan<string> roles)
    {
        List<Guid> organisations = [];
        foreach (var appointment in Appointments)
        {
            if (!appointment.IsInherited && roles.Contains(appointment.Role))
                organisations.Add(appointment.OrganisationId);
        }
        return [.. _ties.Where(t => organisations.Contains(t.PartyId)).Select(t => t.GroupId).Distinct()];
    }

    /// <summary>Whether the person holds one of these roles at an organisation.</summary>
    public bool Is(Guid organisationId, params ReadOnlySpan<string> roles)
    {
        foreach (var appointment in Appointments)
        {
            if (appointment.OrganisationId == organisationId && roles.Contains(appointment.Role))
                return true;
        }
        return false;
    }

    /// <summary>Whether the person holds this role anywhere.</summary>
    public bool IsAny(string role) => Appointments.Any(a => a.Role == role);

    /// <summary>The role in a circle; null when the person is not in it.</summary>
    public string? RoleIn(Guid circleId)
    {
        foreach (var circle in Circles)
        {
            if (circle.CircleId == circleId)
                return circle.Role;
        }
        return null;
    }

    /// <summary>
    /// Takes the capacity that a page's subject calls for: the present one when it covers the party, else the first
    /// that does. Without one the present capacity stays, and the guard refuses what it does not cover.
    /// </summary>
    public bool ActFor(Guid partyId)
    {
        if (Capacity?.Covers(partyId) == true)
            return true;
        var other = _capacities.FirstOrDefault(c => c.Covers(partyId));
        if (other is null)
            return false;
        Capacity = other;
        return true;
    }

    /// <summary>
    /// Takes the capacity in which this record may be written: the present one when it may, else the first that may.
    /// Somebody who teaches at a school and leads it need not choose between the two before each page.
    /// </summary>
    public bool ActToWrite(IGuarded record)
    {
        if (MayWrite(record))
            return true;
        var before = Capacity;
        foreach (var other in _capacities)
        {
            Capacity = other;
            if (MayWrite(record))
                return true;
        }
        Capacity = before;
        return false;
    }

    /// <summary>
    /// Takes a capacity that stands to the party in this role: the present one when it does, else the first that does.
    /// False when the person has none, and nothing changes.
    /// </summary>
    public bool ActAs(Guid partyId, string role)
    {
        var standing = new Standing(partyId, role);
        if (Capacity?.Standings.Contains(standing) == true)
            return true;
        var other = _capacities.FirstOrDefault(c => c.Standings.Contains(standing));
        if (other is null)
            return false;
        Capacity = other;
        return true;
    }

    /// <summary>Takes the capacity somebody chose; unknown keys change nothing.</summary>
    public void Act(string? capacityKey) => Capacity = _capacities.FirstOrDefault(c => c.Key == capacityKey) ?? Capacity;

    /// <summary>Whether a viewer without a person reads every row of this kind.</summary>
    public bool ReadsAll(string kind) => System?.Reads.Contains(kind) == true;

    /// <summary>Whether this record lies in the viewer's write scope.</summary>
    public bool MayWrite(IGuarded record)
    {
        var kind = record.RecordKind.Key;
        if (System is not null)
            return System.Writes.Contains(kind);
        if (PersonId is null)
            return false;
        if (record is IAuthored authored && authored.AuthorId != PersonId)
            return false;
        if (record.OwnerId == PersonId && Roles.OwnKinds.Contains(kind))
            return true;
        if (Capacity is null)
            return false;
        return Capacity.Standings.Any(s => s.PartyId == record.OwnerId && Roles.Writes(s.Role, kind))
            || (
                record is IConvened convened
                && Capacity.Standings.Any(s => s.PartyId == convened.ConvenerId && Roles.Convenes(s.Role, kind))
            );
    }

    internal static Viewer Of(SystemViewer system, Guid? personId = null) => new(system, personId);
}
