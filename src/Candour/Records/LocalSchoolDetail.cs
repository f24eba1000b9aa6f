using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Records;

/// <summary>
/// What a partnership knows of one of its schools and the register does not: what everybody calls it, and the office's
/// own address. An import never touches it.
/// </summary>
[NotPersonal]
public sealed class LocalSchoolDetail : IOwned
{
    public const int KnownAsLength = 100;
    public const int EmailLength = 254;
    public const int TelephoneLength = 30;
    public const int NoteLength = 1000;

    public Guid Id { get; init; }

    /// <summary>The partnership.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>What people here call it.</summary>
    public string? KnownAs { get; set; }

    /// <summary>The school's own address, to which confirmations of a new head are sent.</summary>
    [Personal("school office", "to write to the school", Foundation.PersonalData.Retention.History)]
    public string? OfficeEmail { get; set; }

    [Personal("school office", "to ring the school", Foundation.PersonalData.Retention.History)]
    public string? OfficeTelephone { get; set; }

    /// <summary>Anything a visitor should know: where to park, which gate.</summary>
    public string? VisitNote { get; set; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>Counts changes, so that two who write at once do not both win.</summary>
    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("local-detail", Opens.ToMembersOfOwner);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<LocalSchoolDetail>
    {
        public void Configure(EntityTypeBuilder<LocalSchoolDetail> builder)
        {
            builder.Property(d => d.KnownAs).HasMaxLength(KnownAsLength);
            builder.Property(d => d.OfficeEmail).HasMaxLength(EmailLength);
            builder.Property(d => d.OfficeTelephone).HasMaxLength(TelephoneLength);
            builder.Property(d => d.VisitNote).HasMaxLength(NoteLength);
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => new { d.OwnerId, d.SchoolId }).IsUnique();
        }
    }
}
