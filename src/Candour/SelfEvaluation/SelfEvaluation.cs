using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.SelfEvaluation;

/// <summary>
/// A school's own account of itself against one framework. It is the school's alone until its head submits it; then it
/// is locked, and what others may read is the snapshot made at that moment.
/// </summary>
[NotPersonal]
public sealed class SelfEvaluation : IOwned
{
    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid FrameworkId { get; init; }

    /// <summary>The first, second, third of this school against this framework.</summary>
    public required int Number { get; init; }

    /// <summary>The cycle it was begun for, where there is one.</summary>
    public Guid? CycleId { get; init; }

    /// <summary>The year in which the school year began: 2026 for 2026/27.</summary>
    public required int Year { get; init; }

    /// <summary>A word of <see cref="SelfEvaluationStates"/>.</summary>
    public required string State { get; set; }

    public required DateTime StartedAt { get; init; }

    [Personal("author", "to know who began the self-evaluation", Foundation.PersonalData.Retention.Review)]
    public required Guid StartedById { get; init; }

    public DateTime? SubmittedAt { get; set; }

    /// <summary>What was locked.</summary>
    public Guid? SnapshotId { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("self-evaluation");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>Whether it can still be written.</summary>
    public bool IsOpen => State == SelfEvaluationStates.Open;

    internal sealed class Mapping : IEntityTypeConfiguration<SelfEvaluation>
    {
        public void Configure(EntityTypeBuilder<SelfEvaluation> builder) =>
            builder
                .HasIndex(e => new
                {
                    e.OwnerId,
                    e.FrameworkId,
                    e.Number,
                })
                .IsUnique();
    }
}

/// <summary>The states of a self-evaluation.</summary>
public static class SelfEvaluationStates
{
    public const string Open = "open";
    public const string Submitted = "submitted";
}
