using Candour.Accounts;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Partnerships;

namespace Candour.Testing;

/// <summary>
/// Furnishes a test database with parties, in sentences: <c>var mill = await place.SchoolAsync("Mill Lane", partnership);
/// var ada = await place.PersonAsync("Ada", Roles.Head, mill);</c> What rooms hold is made by their own use cases.
/// </summary>
public sealed class TestPlace(TestDatabase database)
{
    /// <summary>Everything began on this day, before the test's clock.</summary>
    public DateOnly Since { get; init; } = database.Calendar.Today.AddYears(-1);

    /// <summary>A partnership.</summary>
    public Task<Guid> PartnershipAsync(string name) => OrganisationAsync(PartyKinds.Partnership, name, owner: null);

    /// <summary>A school, a member of the groups named.</summary>
    public Task<Guid> SchoolAsync(string name, params Guid[] groups) =>
        OrganisationAsync(PartyKinds.School, name, Party.Installation, groups);

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

    /// <summary>An organisation or circle of any kind. Without an owner it keeps its own row.</summary>
    public async Task<Guid> OrganisationAsync(string kind, string name, Guid? owner, params Guid[] groups)
    {
        var id = Ids.New();
        await SaveAsync(id, MakeParty(id, owner ?? id, kind, name), Tie(owner ?? id, id, id, Membership.SelfKind, "member"));
        foreach (var group in groups)
            await JoinAsync(id, group);
        return id;
    }

    /// <summary>A person who can sign in.</summary>
    public async Task<Guid> PersonAsync(string name)
    {
        var id = Ids.New();
        var address = $"{Fold.Sort(name).Replace(' ', '.')}.{id:N}@example.org";
        var account = new Account
        {
            Id = id,
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Ids.Random().ToString("N"),
        };
        await SaveAsync(id, MakeParty(id, id, PartyKinds.Person, name), account);
        return id;
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
        var id = Ids.New();
        var appointment = new Appointment
        {
            Id = id,
            OwnerId = organisation,
            PersonId = person,
            Role = role,
            From = Since,
            AcceptedAt = database.Calendar.Now,
            ConfirmedAt = database.Calendar.Now,
        };
        await SaveAsync(id, appointment);
        return id;
    }

    /// <summary>A party joins a group, or a person a circle in a role.</summary>
    public async Task JoinAsync(Guid party, Guid group, string role = "member")
    {
        await using var db = database.Open(Keeper);
        var joined = await db.FindAsync<Party>(group) ?? throw new InvalidOperationException($"There is no party {group}.");
        await SaveAsync(party, Tie(joined.OwnerId, party, group, joined.Kind, role));
    }

    /// <summary>A person as they stand today, as a request would find them.</summary>
    public async Task<Viewer> ViewerAsync(Guid person)
    {
        await using var db = database.Open(Viewers.PublicReader);
        return await new ViewerLoader(db, database.Calendar).LoadAsync(person, stamp: null)
            ?? throw new InvalidOperationException($"There is no person {person}.");
    }

    private static Viewer Keeper { get; } = Viewers.Keeper(["party", "membership", "appointment", "account"]);

    private Membership Tie(Guid owner, Guid party, Guid group, string kind, string role) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = owner,
            PartyId = party,
            GroupId = group,
            Kind = kind,
            Role = role,
            From = Since,
        };

    private static Party MakeParty(Guid id, Guid owner, string kind, string name) =>
        new()
        {
            Id = id,
            OwnerId = owner,
            Kind = kind,
            Name = name,
            SortKey = Fold.Sort(name),
            SearchKey = Fold.Search(name),
        };

    private async Task SaveAsync(Guid about, params object[] records)
    {
        await using var db = database.Open(Keeper);
        db.AddRange(records);
        new Journal(db, database.Calendar).RecordMany("furnished", "party", about, about, "{}");
        await db.SaveChangesAsync();
    }
}
