using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.SelfEvaluation;

/// <summary>
/// What the school says of one aspect: its judgement in words first, then what helps, what hinders and what comes
/// next. Several people write it; <see cref="Version"/> tells when two did so at once.
/// </summary>
[NotPersonal]
public sealed class AspectEvaluation : IOwned
{
    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    public required Guid SelfEvaluationId { get; init; }

    public required string AspectKey { get; init; }

    /// <summary>What is strong.</summary>
    [Personal("named person", "to hold the school's judgement of itself", Foundation.PersonalData.Retention.Review)]
    public string Strong { get; set; } = "";

    /// <summary>What the school is least sure of.</summary>
    [Personal("named person", "to hold the school's judgement of itself", Foundation.PersonalData.Retention.Review)]
    public string LeastSure { get; set; } = "";

    [Personal("named person", "to hold what the school says helps it", Foundation.PersonalData.Retention.Review)]
    public string Helps { get; set; } = "";

    [Personal("named person", "to hold what the school says hinders it", Foundation.PersonalData.Retention.Review)]
    public string Hinders { get; set; } = "";

    [Personal("named person", "to hold what the school means to do next", Foundation.PersonalData.Retention.Review)]
    public string Next { get; set; } = "";

    /// <summary>How often it has been saved; 0 when nobody has written yet.</summary>
    public int Version { get; set; }

    public DateTime? SavedAt { get; set; }

    [Personal("author", "to tell colleagues who wrote last", Foundation.PersonalData.Retention.Review)]
    public Guid? SavedById { get; set; }

    /// <summary>A part of the self-evaluation: the same people read and write both.</summary>
    public static RecordKind Kind => SelfEvaluation.Kind;

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>Its words.</summary>
    public AspectWords Words => new(Strong, LeastSure, Helps, Hinders, Next);

    /// <summary>Takes new words.</summary>
    public void Write(AspectWords words, Guid? by, DateTime now)
    {
        (Strong, LeastSure, Helps, Hinders, Next) = (words.Strong, words.LeastSure, words.Helps, words.Hinders, words.Next);
        Version++;
        SavedAt = now;
        SavedById = by;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AspectEvaluation>
    {
        public void Configure(EntityTypeBuilder<AspectEvaluation> builder)
        {
            builder.HasIndex(a => new { a.SelfEvaluationId, a.AspectKey }).IsUnique();
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.Ignore(a => a.Words);
            foreach (var text in new[] { nameof(Strong), nameof(LeastSure), nameof(Helps), nameof(Hinders), nameof(Next) })
                builder.Property(text).HasMaxLength(AspectWords.Length);
        }
    }
}
