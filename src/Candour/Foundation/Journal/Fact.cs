using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Foundation.Journal;

/// <summary>
/// That something changed: which record, what was done, by whom in which capacity, when and why. The content at that
/// moment lies beside it (<see cref="FactContent"/>) and can be erased; the fact and its digest stay, so that the
/// chain still closes.
/// </summary>
[NotPersonal]
public sealed class Fact : IReached, IAppendOnly
{
    public Guid Id { get; init; }

    /// <summary>The partnership whose chain it belongs to; the installation where there is none.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The owner of the record.</summary>
    public required Guid OwnerId { get; init; }

    public required string RecordKindKey { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>What was done, past tense: "judgement-sealed".</summary>
    public required string Verb { get; init; }

    [Personal("author", "to know who changed what", Candour.Foundation.PersonalData.Retention.History)]
    public Guid? PersonId { get; init; }

    /// <summary>The capacity in which it was done, or the viewer without a person that did it.</summary>
    public required string Capacity { get; init; }

    [Personal("author", "the reason somebody gave for a change", Candour.Foundation.PersonalData.Retention.Review)]
    public string? Reason { get; set; }

    public required DateTime At { get; init; }

    /// <summary>SHA-256 of the nonce and the canonical text, in hexadecimal.</summary>
    public required string Digest { get; set; }

    /// <summary>Its place in the chain; null until the chain job has been by.</summary>
    public long? ChainIndex { get; set; }

    /// <summary>SHA-256 over the link before and this fact, in hexadecimal.</summary>
    public string? Link { get; set; }

    /// <summary>When its content was erased.</summary>
    public DateTime? RedactedAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("fact");

    internal sealed class Mapping : IEntityTypeConfiguration<Fact>
    {
        public void Configure(EntityTypeBuilder<Fact> builder)
        {
            builder.HasIndex(f => new { f.RecordId, f.At });
            builder.HasIndex(f => new { f.PlaceId, f.ChainIndex }).IsUnique();
            builder.Property(f => f.Reason).HasMaxLength(2000);
        }
    }
}

/// <summary>What a record held after a change. Emptied by erasure; the fact says so.</summary>
[NotPersonal]
public sealed class FactContent
{
    public Guid FactId { get; init; }

    /// <summary>128 random bits, in hexadecimal: without them short texts could be guessed from the digest.</summary>
    public required string Nonce { get; set; }

    /// <summary>The record's values as JSON in a fixed order.</summary>
    [Personal(
        "author",
        "to show what a record said at a moment and to prove it was not altered",
        Candour.Foundation.PersonalData.Retention.Review
    )]
    public required string Canonical { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FactContent>
    {
        public void Configure(EntityTypeBuilder<FactContent> builder)
        {
            builder.HasKey(c => c.FactId);
            builder.HasOne<Fact>().WithOne().HasForeignKey<FactContent>(c => c.FactId);
        }
    }
}
