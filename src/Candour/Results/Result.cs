using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Candour.Methods.Disclosure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Results;

/// <summary>
/// A figure or a statement about a school: the narrow waist between what collects and what shows. It is added and
/// never changed; what no longer stands is withdrawn, with the date, and what replaces it is another result.
/// </summary>
[NotPersonal]
public sealed class Result : IOwned, IAppendOnly
{
    public const int KeyLength = 80;

    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>A word of <see cref="Voices"/>.</summary>
    public required string Voice { get; init; }

    /// <summary>What it is a result of: a word of <see cref="Measures"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>A word of <see cref="ResultStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The figure, in the unit of its measure; null for a statement and for a gap.</summary>
    public double? Number { get; init; }

    /// <summary>The statement, word for word; null for a figure and for a gap.</summary>
    [Personal("team", "what visiting schools found and the school pledged", Foundation.PersonalData.Retention.Review)]
    public string? Words { get; init; }

    /// <summary>Why there is nothing: the word of a <see cref="Candour.Methods.Disclosure.Reason"/>.</summary>
    public string? ReasonKey { get; init; }

    /// <summary>The number that the reason names.</summary>
    public int? ReasonLimit { get; init; }

    /// <summary>What kind of thing it came from: "review".</summary>
    public required string SourceKind { get; init; }

    /// <summary>Which one.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>Which part of it; of those that stand there is one for each part.</summary>
    public required string Part { get; init; }

    /// <summary>How it was made, with its version: "as-written/1".</summary>
    public required string Method { get; init; }

    /// <summary>The day it speaks of: when the report was issued, when the pledge was made.</summary>
    public required DateOnly AsOf { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>When it ceased to stand; null while it does.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("result");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>The figure.</summary>
    public Stated<double> AsNumber() =>
        State switch
        {
            ResultStates.Known when Number is { } number => Stated.Number(number),
            ResultStates.Zero => Stated.Number(0d),
            ResultStates.Withheld => Stated.Withheld<double>(Reason()),
            _ => Stated.Unknown<double>(Reason()),
        };

    /// <summary>The statement.</summary>
    public Stated<string> AsWords() =>
        State switch
        {
            ResultStates.Known when Words is { } words => Stated.Words(words),
            ResultStates.Withheld => Stated.Withheld<string>(Reason()),
            _ => Stated.Unknown<string>(Reason()),
        };

    private Reason Reason() => ReasonKey is null ? Candour.Methods.Disclosure.Reason.NotTold : new(ReasonKey, ReasonLimit);

    internal sealed class Mapping : IEntityTypeConfiguration<Result>
    {
        public void Configure(EntityTypeBuilder<Result> builder)
        {
            builder.Property(r => r.Measure).HasMaxLength(KeyLength);
            builder.Property(r => r.Part).HasMaxLength(KeyLength);
            builder.HasIndex(r => new { r.OwnerId, r.WithdrawnAt });
            builder.HasIndex(r => new { r.SourceId, r.Part });
        }
    }
}

/// <summary>How a result is stored: which of the four it is.</summary>
public static class ResultStates
{
    public const string Known = "known";
    public const string Unknown = "unknown";
    public const string Withheld = "withheld";
    public const string Zero = "zero";
}
