using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Partnerships;

/// <summary>
/// Somebody or something that can own records: a person, an organisation or a circle. The party is a name and a
/// kind; what is known of a school from the register lies in Records.
/// </summary>
[NotPersonal]
public sealed class Party : IGuarded
{
    public const int NameLength = 200;

    /// <summary>The key, which is also the owner key of all it owns.</summary>
    public Guid Id { get; init; }

    /// <summary>Who keeps this row: a person keeps their own name, a partnership its clusters, the register its schools.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>A word of <see cref="PartyKinds"/>.</summary>
    public required string Kind { get; init; }

    [Personal("named person", "to say who wrote, agreed and signed", Foundation.PersonalData.Retention.History)]
    public required string Name { get; set; }

    /// <summary>The name as a list sorts it.</summary>
    [Personal("named person", "to sort lists of people", Foundation.PersonalData.Retention.History)]
    public required string SortKey { get; set; }

    /// <summary>The name as a search reads it.</summary>
    [Personal("named person", "to find people by name", Foundation.PersonalData.Retention.History)]
    public required string SearchKey { get; set; }

    /// <summary>Whether this is a sample, made up from its first row. It never changes.</summary>
    public bool IsSample { get; init; }

    /// <summary>When the party ended: a school closed, a partnership dissolved. History is kept.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <inheritdoc />
    public RecordKind RecordKind { get; } = new("party");

    /// <summary>The party that keeps rows of the national register and the installation itself.</summary>
    public static Guid Installation { get; } = new("00000000-0000-7000-8000-000000000001");

    internal sealed class Mapping : IEntityTypeConfiguration<Party>
    {
        public void Configure(EntityTypeBuilder<Party> builder)
        {
            builder.Property(p => p.Name).HasMaxLength(NameLength);
            builder.HasIndex(p => new { p.Kind, p.SortKey });
        }
    }
}

/// <summary>The kinds of party.</summary>
public static class PartyKinds
{
    public const string Person = "person";
    public const string School = "school";
    public const string Trust = "trust";
    public const string Authority = "authority";
    public const string Diocese = "diocese";
    public const string Partnership = "partnership";
    public const string Cluster = "cluster";
    public const string Group = "group";
    public const string Review = "review";
    public const string Installation = "installation";

    /// <summary>Kinds to which people can be appointed.</summary>
    public static IReadOnlyList<string> Organisations { get; } = [School, Trust, Authority, Diocese, Partnership, Cluster, Group];
}
