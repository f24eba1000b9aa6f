using Candour.Accounts;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Partnerships;

namespace Candour.Testing;

/// <summary>
/// Parties, ties and appointments as tests need them, in one word each. They are only made; <see cref="Seeds"/> saves them.
/// </summary>
public static class Make
{
    /// <summary>Long before any test begins, so that what is made is in force.</summary>
    public static readonly DateOnly LongAgo = new(2020, 9, 1);

    /// <summary>The party that stands for the installation, with its tie to itself.</summary>
    public static Party Installation(string name = "This place") =>
        Party(PartyKinds.Installation, name, Partnerships.Party.Installation, Partnerships.Party.Installation);

    /// <summary>A person, who keeps their own name.</summary>
    public static Party Person(string name, Guid? id = null)
    {
        var key = id ?? Ids.New();
        return Party(PartyKinds.Person, name, key, key);
    }

    /// <summary>A partnership, which keeps itself.</summary>
    public static Party Partnership(string name = "Hart Learning Partnership")
    {
        var key = Ids.New();
        return Party(PartyKinds.Partnership, name, key, key);
    }

    /// <summary>A school, kept by the installation as the register's schools are.</summary>
    public static Party School(string name = "Millbrook Primary") => Party(PartyKinds.School, name, Partnerships.Party.Installation);

    /// <summary>Any party.</summary>
    public static Party Party(string kind, string name, Guid ownerId, Guid? id = null, bool isSample = false) =>
        new()
        {
            Id = id ?? Ids.New(),
            OwnerId = ownerId,
            Kind = kind,
            Name = name,
            SortKey = Fold.Sort(name),
            SearchKey = Fold.Search(name),
            IsSample = isSample,
        };

    /// <summary>The tie of a party to a group, kept by the group unless told.</summary>
    public static Membership Member(Party party, Party group, string role = "member", Guid? keptBy = null, DateOnly? from = null) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = keptBy ?? group.Id,
            PartyId = party.Id,
            GroupId = group.Id,
            Kind = group.Kind,
            Role = role,
            From = from ?? LongAgo,
        };

    /// <summary>An appointment in force: accepted and confirmed.</summary>
    public static Appointment Appointed(
        Party person,
        string role,
        Party organisation,
        DateOnly? from = null,
        DateOnly? to = null,
        Party? convenedBy = null
    )
    {
        var at = (from ?? LongAgo).ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc);
        return new()
        {
            Id = Ids.New(),
            OwnerId = organisation.Id,
            ConvenerId = convenedBy?.Id ?? Guid.Empty,
            PersonId = person.Id,
            Role = role,
            From = from ?? LongAgo,
            To = to,
            AcceptedAt = at,
            ConfirmedAt = at,
        };
    }

    /// <summary>An account with a sign-in stamp, an address and no password.</summary>
    public static Account Account(Party person, string? address = null)
    {
        var email = address ?? $"{person.Id:N}@example.org";
        return new()
        {
            Id = person.Id,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
    }

    /// <summary>All kinds of record, for the keeper that saves what tests begin with.</summary>
    public static Viewer Keeper { get; } =
        Viewers.Keeper([
            .. Roles.All.SelectMany(Roles.WritesBy),
            "account",
            "party",
            "party-link",
            "membership",
            "appointment",
            "fact",
            "invitation",
            "opening",
            "signature",
            "grant",
            "agreement",
            "register-entry",
            "cast-member",
        ]);
}
