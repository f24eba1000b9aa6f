using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview;

/// <summary>
/// Something about a review that a person must decide and that Candour does not decide for them: the host closes in
/// the register, a reviewer moved to the host's trust.
/// </summary>
[NotPersonal]
public sealed class ReviewTask : IOwned, IConvened
{
    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The partnership, whose lead it waits on.</summary>
    public required Guid ConvenerId { get; init; }

    /// <summary>Its sentence: a text key, with arguments.</summary>
    public required string TextKey { get; init; }

    public required List<string> Arguments { get; init; }

    public required DateTime RaisedAt { get; init; }

    public DateTime? DoneAt { get; set; }

    /// <summary>What was decided.</summary>
    [Personal("author", "what the lead decided", Foundation.PersonalData.Retention.Review)]
    public string? Decision { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("task", Opens.ToGroupsOfOwner);

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<ReviewTask>
    {
        public void Configure(EntityTypeBuilder<ReviewTask> builder)
        {
            builder.Property(t => t.Decision).HasMaxLength(1000);
            builder.HasIndex(t => new { t.ConvenerId, t.DoneAt });
        }
    }
}
