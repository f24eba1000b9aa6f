using Candour.Foundation.Access;
using Candour.Partnerships;

namespace Candour.Testing;

/// <summary>
/// Furnishes a test database with parties, in sentences: <c>var mill = await place.SchoolAsync("Mill Lane", partnership);
/// var ada = await place.PersonAsync("Ada", Roles.Head, mill);</c> It saves what <see cref="Make"/> makes; what rooms
/// hold is made by their own use cases.
/// </summary>
public sealed class TestPlace(TestDatabase database)
{
    private readonly Dictionary<Guid, Party> _parties = [];

    /// <summary>A partnership.</summary>
    public Task<Guid> PartnershipAsync(string name) => AddAsync(Make.Partnership(name));

    /// <summary>A school, a member of the groups named.</summary>
    public Task<Guid> SchoolAsync(string name, params Guid[] groups) => AddAsync(Make.School(name), groups);

    /// <summary>A cluster or a group of a partnership, and who is in it.</summary>
    public async Task<Guid> GroupAsync(string kind, string name, Guid partnership, params Guid[] members)
    {
        var group = await OrganisationAsync(kind, name, partnership, partnership);
        foreach (var member in members)
            await JoinAsync(member, group);
        return group;
    }

    /// <summary>The circle of a review at a host school, in its partnership. Others join it in a role.</summary>
    public async Task<Guid> CircleAsync(string name, Guid partnership, Guid host)
    {
        var circle = await OrganisationAsync(PartyKinds.Review, name, partnership, partnership);
        await JoinAsync(host, circle, Roles.Host);
        return circle;
    }

    /// <summary>An organisation or circle of any kind, kept by an owner.</summary>
    public Task<Guid> OrganisationAsync(string kind, string name, Guid owner, params Guid[] groups) =>
        AddAsync(Make.Party(kind, name, owner), groups);

    /// <summary>A person who can sign in.</summary>
    public async Task<Guid> PersonAsync(string name)
    {
        var person = Make.Person(name);
        await AddAsync(person);
        await database.SeedAsync(Make.Account(person));
        return person.Id;
    }

    /// <summary>A person who can sign in and holds a role.</summary>
    public async Task<Guid> PersonAsync(string name, string role, Guid organisation)
    {
        var person = await PersonAsync(name);
        await AppointAsync(person, role, organisation);
        return person;
    }

    /// <summary>An appointment in force, accepted and confirmed.</summary>
    public async Task<Guid> AppointAsync(Guid person, string role, Guid organisation)
    {
        var appointment = Make.Appointed(await PartyAsync(person), role, await PartyAsync(organisation));
        await database.SeedAsync(appointment);
        return appointment.Id;
    }

    /// <summary>A party joins a group, or a person a circle in a role. The tie is kept by whoever keeps the group.</summary>
    public async Task JoinAsync(Guid party, Guid group, string role = "member")
    {
        var joined = await PartyAsync(group);
        await database.SeedAsync(Make.Member(await PartyAsync(party), joined, role, keptBy: joined.OwnerId));
    }

    /// <summary>A person as they stand today, as a request would find them.</summary>
    public async Task<Viewer> ViewerAsync(Guid person)
    {
        await using var db = database.Open(Viewers.PublicReader);
        return await new ViewerLoader(db, database.Calendar).LoadAsync(person, stamp: null)
            ?? throw new InvalidOperationException($"There is no person {person}.");
    }

    private async Task<Guid> AddAsync(Party party, params Guid[] groups)
    {
        await database.SeedAsync(party);
        _parties[party.Id] = party;
        foreach (var group in groups)
            await JoinAsync(party.Id, group);
        return party.Id;
    }

    /// <summary>A party made here, or one that was there before.</summary>
    private async Task<Party> PartyAsync(Guid id)
    {
        if (_parties.TryGetValue(id, out var party))
            return party;
        await using var db = database.Open(Make.Keeper);
        return _parties[id] = await db.FindAsync<Party>(id) ?? throw new InvalidOperationException($"There is no party {id}.");
    }
}
