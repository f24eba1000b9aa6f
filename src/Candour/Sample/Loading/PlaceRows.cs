using Candour.Accounts;
using Candour.Foundation;
using Candour.Foundation.Time;
using Candour.Partnerships;
using Candour.Records;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>The organisations of the place, what they belong to, and what the register says of its schools.</summary>
internal sealed class PlaceRows(SampleBook book, string installation)
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["trust"] = PartyKinds.Trust,
        ["council"] = PartyKinds.Authority,
        ["diocese"] = PartyKinds.Diocese,
    };

    private readonly Guid _import = Ids.New();

    /// <summary>All rows, owners before what they own.</summary>
    public IEnumerable<object> All() => [.. Installation(), .. Offices(), .. Clusters(), .. Schools()];

    /// <summary>A party of the sample. It says so from its first row.</summary>
    public static Party Party(string kind, string name, Guid id, Guid ownerId, DateOnly? ended = null) =>
        new()
        {
            Id = id,
            OwnerId = ownerId,
            Kind = kind,
            Name = name,
            SortKey = Fold.Sort(name),
            SearchKey = Fold.Search(name),
            IsSample = true,
            EndedOn = ended,
        };

    private IEnumerable<object> Installation() =>
        Organisation(PartyKinds.Installation, installation, Partnerships.Party.Installation, Partnerships.Party.Installation, book.Begins);

    private IEnumerable<object> Offices()
    {
        foreach (
            var row in Organisation(PartyKinds.Partnership, book.Plan.Partnership.Name, book.Partnership, book.Partnership, book.Begins)
        )
            yield return row;
        foreach (var office in book.Plan.Organisations)
        {
            foreach (
                var row in Organisation(Kinds[office.Kind], office.Name, book.Of(office.Key), Partnerships.Party.Installation, book.Begins)
            )
                yield return row;
        }
        // The council is of the partnership itself; trusts and the diocese are there through their schools.
        yield return Kept(book.Of("council"), book.Partnership, PartyKinds.Partnership, book.Begins);
    }

    private IEnumerable<object> Clusters()
    {
        foreach (var cluster in book.Plan.Clusters)
        {
            foreach (var row in Inside(PartyKinds.Cluster, cluster.Name, book.Of(cluster.Key)))
                yield return row;
            foreach (var group in cluster.Groups)
            {
                foreach (var row in Inside(PartyKinds.Group, $"{cluster.Name}, {group.Name}", book.Of(group.Key)))
                    yield return row;
                yield return Kept(book.Of(group.Key), book.Of(cluster.Key), PartyKinds.Cluster, book.Begins);
            }
        }
    }

    private IEnumerable<object> Inside(string kind, string name, Guid id) =>
        [.. Organisation(kind, name, id, book.Partnership, book.Begins), Kept(id, book.Partnership, PartyKinds.Partnership, book.Begins)];

    private IEnumerable<object> Schools() => book.Plan.Schools.Concat(book.Plan.Predecessors).SelectMany(School);

    private IEnumerable<object> School(SampleSchool school)
    {
        var id = book.Of(school.Key);
        var from = school.Opened ?? book.Begins;
        yield return Party(PartyKinds.School, school.Name, id, Partnerships.Party.Installation, school.Closed);
        yield return Tie(Partnerships.Party.Installation, id, id, Membership.SelfKind, from);
        var joined = Kept(id, book.Partnership, PartyKinds.Partnership, from);
        (joined.Reason, joined.To) = (school.OutsideGroupReason, school.Closed);
        yield return joined;
        foreach (
            var (key, kind) in new[]
            {
                (school.TrustKey, PartyKinds.Trust),
                (school.DioceseKey, PartyKinds.Diocese),
                ("council", PartyKinds.Authority),
            }
        )
        {
            if (key is not null)
                yield return Until(school, Tie(Partnerships.Party.Installation, id, book.Of(key), kind, from));
        }
        if (school.Closed is null)
        {
            foreach (var (key, kind) in new[] { (school.ClusterKey, PartyKinds.Cluster), (school.GroupKey, PartyKinds.Group) })
            {
                if (key is not null)
                    yield return Kept(id, book.Of(key), kind, from);
            }
        }
        if (school.SuccessorKey is { } successor)
            yield return new PartyLink
            {
                Id = Ids.New(),
                OwnerId = id,
                SuccessorId = book.Of(successor),
                Tie = PartyLink.Successor,
                From = school.Closed!.Value.AddDays(1),
            };
        yield return Entry(school, id);
        yield return new OfficeAddress
        {
            Id = Ids.New(),
            OwnerId = id,
            ConvenerId = book.Partnership,
            Address = school.HeadEmail,
            From = book.At(from, 8),
        };
        yield return new LocalSchoolDetail
        {
            Id = Ids.New(),
            OwnerId = book.Partnership,
            SchoolId = id,
            KnownAs = school.ShortName,
            OfficeEmail = school.HeadEmail,
            OfficeTelephone = school.Telephone,
            ChangedAt = book.At(from, 8),
            Version = 1,
        };
    }

    private RegisterEntry Entry(SampleSchool school, Guid id) =>
        new()
        {
            Urn = school.Urn,
            PartyId = id,
            Version = 1,
            AsAt = book.Plan.Today,
            ImportId = _import,
            Name = school.Name,
            SortKey = Fold.Sort(school.Name),
            SearchKey = Fold.Search(school.Name),
            Status = school.Closed is null ? RegisterStatus.Open : RegisterStatus.Closed,
            Type = school.Type,
            Phase = Phase(school.Phase),
            Opened = school.Opened,
            Closed = school.Closed,
            LowAge = school.LowAge,
            HighAge = school.HighAge,
            // A made-up authority has a name and no code: every code of three digits is somebody's, or may be.
            Authority = Name("council"),
            Pupils = school.Pupils,
            Capacity = school.Places,
            FreeMealsPercent = school.FreeMeals,
            CensusDate = Census,
            Trust = Name(school.TrustKey),
            Diocese = Name(school.DioceseKey),
            Street = school.Street,
            Town = school.Town,
            Postcode = school.Postcode,
            Website = school.Website,
            Telephone = school.Telephone,
        };

    /// <summary>The third Thursday of the January before.</summary>
    private DateOnly Census { get; } = ThirdThursday(AcademicYear.Of(book.Plan.Today).Start);

    private static DateOnly ThirdThursday(int year)
    {
        var first = new DateOnly(year, 1, 1);
        return first.AddDays((DayOfWeek.Thursday - first.DayOfWeek + 7) % 7 + 14);
    }

    /// <summary>As the register writes it; a special school has no phase there.</summary>
    private static string? Phase(string phase) =>
        phase switch
        {
            "primary" => "Primary",
            "secondary" => "Secondary",
            _ => "Not applicable",
        };

    private string? Name(string? key) => key is null ? null : book.Plan.Organisations.First(o => o.Key == key).Name;

    private static Membership Until(SampleSchool school, Membership tie)
    {
        tie.To = school.Closed;
        return tie;
    }

    private static IEnumerable<object> Organisation(string kind, string name, Guid id, Guid ownerId, DateOnly from)
    {
        var party = Party(kind, name, id, ownerId);
        return [party, Membership.Self(party, from)];
    }

    private Membership Kept(Guid party, Guid group, string kind, DateOnly from) => Tie(book.Partnership, party, group, kind, from);

    private static Membership Tie(Guid keeper, Guid party, Guid group, string kind, DateOnly from) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = keeper,
            PartyId = party,
            GroupId = group,
            Kind = kind,
            Role = "member",
            From = from,
        };
}
