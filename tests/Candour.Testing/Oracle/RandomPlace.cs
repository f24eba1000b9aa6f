using Candour.Foundation.Access;
using Candour.Partnerships;

namespace Candour.Testing.Oracle;

/// <summary>
/// A small place made by dice: two partnerships that share schools, terms that are over, running or still to come,
/// appointments not yet accepted, groups dissolved, a school that another came after, agreements signed by some. What
/// the product would never save together is in it too: the walls must hold whatever is stored.
/// </summary>
public sealed partial class RandomPlace
{
    private static readonly string[] Audiences = ["group", "cluster", "partnership"];
    private static readonly string[] Openable = ["pledge", "pledge-check", "report", "snapshot"];
    private readonly string _protocol;
    private readonly Random _dice;
    private readonly DateOnly _today;
    private readonly DateTime _now;
    private readonly List<Party> _people = [];
    private readonly List<Party> _schools = [];
    private readonly List<Party> _partnerships = [];
    private readonly List<Party> _clusters = [];
    private readonly List<Party> _groups = [];
    private readonly List<Appointment> _posts = [];

    /// <summary>Makes the place of this number.</summary>
    /// <param name="seed">Its number.</param>
    /// <param name="today">The day it is made for.</param>
    /// <param name="protocol">The protocol of its cycles, as JSON, where pages are to show it.</param>
    public RandomPlace(int seed, DateOnly today, string protocol = "{}")
    {
        _protocol = protocol;
        _dice = new Random(seed);
        _today = today;
        _now = today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc);
        Seed = seed;
        MakeOrganisations();
        MakePeople();
        MakeAgreements();
        foreach (var partnership in _partnerships)
            MakeReviews(partnership);
        foreach (var school in _schools)
            MakeSchoolRecords(school);
        MakeGrants();
    }

    /// <summary>Its number.</summary>
    public int Seed { get; }

    /// <summary>Every row of it.</summary>
    public List<object> Rows { get; } = [];

    /// <summary>Its people.</summary>
    public IReadOnlyList<Party> People => _people;

    private void MakeOrganisations()
    {
        for (var i = 0; i < 2; i++)
            _partnerships.Add(Organisation(PartyKinds.Partnership, $"Partnership {Seed}.{i}"));
        for (var i = 0; i < 5; i++)
            _schools.Add(Organisation(PartyKinds.School, $"School {Seed}.{i}", Party.Installation));
        foreach (var partnership in _partnerships)
        {
            _clusters.Add(GroupOf(partnership, PartyKinds.Cluster));
            _groups.Add(GroupOf(partnership, PartyKinds.Group));
            _groups.Add(GroupOf(partnership, PartyKinds.Group));
            foreach (var school in _schools.Where(_ => Chance(75)))
            {
                Join(school, partnership, partnership.Id);
                if (Chance(70))
                    Join(school, _clusters[^1], partnership.Id);
                if (Chance(80))
                    Join(school, _groups[^_dice.Next(1, 3)], partnership.Id);
            }
        }
        var trust = Organisation(PartyKinds.Trust, $"Trust {Seed}", Party.Installation);
        Join(_schools[0], trust, Party.Installation);
        Join(_schools[1], trust, Party.Installation);
        if (Chance(50))
            Rows.Add(
                new PartyLink
                {
                    Id = Key(),
                    OwnerId = _schools[4].Id,
                    SuccessorId = _schools[_dice.Next(4)].Id,
                    Tie = Chance(85) ? PartyLink.Successor : PartyLink.SamePerson,
                    From = _today.AddDays(_dice.Next(-2, 2)),
                }
            );
    }

    private Party GroupOf(Party partnership, string kind)
    {
        var group = Organisation(kind, $"{kind} {Seed}.{_clusters.Count + _groups.Count}", partnership.Id);
        Rows.Add(Tie(group, partnership, PartyKinds.Partnership, partnership.Id));
        return group;
    }

    private void MakePeople()
    {
        for (var i = 0; i < 9; i++)
        {
            var key = Key();
            _people.Add(Keep(Make.Party(PartyKinds.Person, $"Person {Seed}.{i}", key, key)));
        }
        for (var i = 0; i < _schools.Count; i++)
            Appoint(_people[i], Roles.Head, _schools[i]);
        Appoint(_people[5], Roles.PartnershipLead, _partnerships[0]);
        Appoint(_people[6], Chance(50) ? Roles.PartnershipLead : Roles.Officer, _partnerships[1]);
        Appoint(_people[7], Roles.ClusterLead, One(_clusters));
        foreach (var person in _people.Where(_ => Chance(60)))
            Appoint(person, One([Roles.SeniorLeader, Roles.Teacher, Roles.Governor, Roles.Head]), One(_schools));
        if (Chance(20))
            Appoint(One(_people), Roles.ClusterLead, One(_clusters));
    }

    private void Appoint(Party person, string role, Party at)
    {
        var (from, to) = Term();
        var post = new Appointment
        {
            Id = Key(),
            OwnerId = at.Id,
            ConvenerId = Chance(50) ? One(_partnerships).Id : at.Id,
            PersonId = person.Id,
            Role = role,
            From = from,
            To = to,
            AcceptedAt = Chance(93) ? _now : null,
        };
        post.ConfirmedAt = Chance(95) ? post.AcceptedAt : null;
        _posts.Add(Keep(post));
    }

    private void MakeAgreements()
    {
        foreach (var partnership in _partnerships)
        {
            var versions = Enumerable.Range(1, _dice.Next(1, 4)).Select(v => Keep(NewVersion(partnership, v))).ToList();
            foreach (var old in versions.SkipLast(1))
                old.EndedOn = _today;
            foreach (var school in _schools.Where(_ => Chance(80)))
                Sign(school, versions);
        }
    }

    private Agreement NewVersion(Party partnership, int version) =>
        new()
        {
            Id = Key(),
            OwnerId = partnership.Id,
            Version = version,
            Words = "What we open to one another.",
            Terms = [.. Openable.Where(_ => Chance(75)).Select(k => new AgreementTerm { RecordKind = k, Audience = One(Audiences) })],
            From = _today.AddDays(-100 + version),
        };

    /// <summary>Signs one version and perhaps a later one, and writes down what that opened as the product does: each narrower version ends what it no longer opens.</summary>
    private void Sign(Party school, List<Agreement> versions)
    {
        var first = _dice.Next(versions.Count);
        var again = first + 1 < versions.Count && Chance(40);
        SignOne(school, versions, first, ended: again || Chance(15));
        if (again)
            SignOne(school, versions, _dice.Next(first + 1, versions.Count), ended: Chance(15));
    }

    private void SignOne(Party school, List<Agreement> versions, int at, bool ended)
    {
        var agreement = versions[at];
        var signature = Keep(
            new Signature
            {
                Id = Key(),
                OwnerId = school.Id,
                AgreementId = agreement.Id,
                PartnershipId = agreement.OwnerId,
                SignedById = One(_people).Id,
                SignedAt = _now,
                EndedAt = ended ? _now : null,
            }
        );
        foreach (var term in agreement.Terms)
        {
            var opening = Open(signature, term.RecordKind, term.Audience);
            foreach (var later in versions.Skip(at + 1))
            {
                var narrower = later.Terms.Find(t => t.RecordKind == term.RecordKind)?.Audience;
                if (narrower is not null && Array.IndexOf(Audiences, narrower) >= Array.IndexOf(Audiences, opening.Audience))
                    continue;
                opening.EndedAt = _now;
                if (narrower is null)
                    break;
                opening = Open(signature, term.RecordKind, narrower);
            }
            if (ended)
                opening.EndedAt = _now;
        }
    }

    private Opening Open(Signature signature, string kind, string audience) =>
        Keep(
            new Opening
            {
                Id = Key(),
                OwnerId = signature.OwnerId,
                PartnershipId = signature.PartnershipId,
                SignatureId = signature.Id,
                Opened = kind,
                Audience = audience,
            }
        );

    /// <summary>Grants to anybody's appointment, some over, some for another kind, some by somebody whose record it is not.</summary>
    private void MakeGrants()
    {
        foreach (var record in Rows.OfType<IGuarded>().Where(r => r is IOwned && Chance(20)).ToList())
        {
            Rows.Add(
                new Grant
                {
                    Id = Key(),
                    OwnerId = Chance(90) ? record.OwnerId : One(_schools).Id,
                    RecordKindKey = Chance(90) ? record.RecordKind.Key : One(Openable),
                    RecordId = record.Id,
                    AppointmentId = One(_posts).Id,
                    Until = _today.AddDays(_dice.Next(-1, 3)),
                    Reason = "To learn from it.",
                    MadeAt = _now,
                    EndedAt = Chance(15) ? _now : null,
                }
            );
        }
    }

    private Party Organisation(string kind, string name, Guid? owner = null)
    {
        var key = Key();
        var party = Keep(Make.Party(kind, name, owner ?? key, key));
        Rows.Add(Tie(party, party, Membership.SelfKind, party.OwnerId));
        return party;
    }

    private void Join(Party party, Party group, Guid keptBy)
    {
        var tie = Tie(party, group, group.Kind, keptBy, term: Term());
        Rows.Add(tie);
    }

    private Membership Tie(Party party, Party group, string kind, Guid keptBy, string role = "member", (DateOnly, DateOnly?)? term = null)
    {
        var (from, to) = term ?? (_today.AddDays(-400), null);
        return new()
        {
            Id = Key(),
            OwnerId = keptBy,
            PartyId = party.Id,
            GroupId = group.Id,
            Kind = kind,
            Role = role,
            From = from,
            To = to,
        };
    }

    /// <summary>Days from and to: most run, some end or begin today, some are over, some are still to come.</summary>
    private (DateOnly From, DateOnly? To) Term() =>
        _dice.Next(20) switch
        {
            0 => (_today.AddDays(-90), _today.AddDays(-1)),
            1 => (_today.AddDays(1), null),
            2 => (_today, null),
            3 => (_today.AddDays(-30), _today),
            4 => (_today.AddDays(-30), _today.AddDays(30)),
            5 => (_today.AddDays(5), _today.AddDays(50)),
            _ => (_today.AddDays(-200), null),
        };

    private bool Chance(int ofHundred) => _dice.Next(100) < ofHundred;

    private T One<T>(IReadOnlyList<T> some) => some[_dice.Next(some.Count)];

    private T Keep<T>(T row)
        where T : notnull
    {
        Rows.Add(row);
        return row;
    }

    private Guid Key()
    {
        Span<byte> bytes = stackalloc byte[16];
        _dice.NextBytes(bytes);
        return new Guid(bytes);
    }
}
