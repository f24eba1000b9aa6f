using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview;

/// <summary>What the host says of the review when it closes: whether it was worth it, in words.</summary>
[NotPersonal]
public sealed class Usefulness : IOwned
{
    public const int WordsLength = 2000;

    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>"very", "partly" or "hardly": asked in words, never averaged for one lead before five reviews of five hosts.</summary>
    public required string Answer { get; init; }

    [Personal("head", "what the head found useful", Foundation.PersonalData.Retention.Review)]
    public required string Words { get; init; }

    public required DateTime At { get; init; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("usefulness");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    public static IReadOnlyList<string> Answers { get; } = ["very", "partly", "hardly"];

    internal sealed class Mapping : IEntityTypeConfiguration<Usefulness>
    {
        public void Configure(EntityTypeBuilder<Usefulness> builder) => builder.HasIndex(u => u.OwnerId).IsUnique();
    }
}
