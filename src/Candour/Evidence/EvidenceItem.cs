using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.Evidence;

/// <summary>
/// One thing that a school can show: a note, a link, a file, or a figure from the register. It is entered once and can
/// be used for many aspects of many frameworks (<see cref="EvidenceUse"/>).
/// </summary>
[NotPersonal]
public sealed class EvidenceItem : IOwned, IWithdrawable
{
    public const int TitleLength = 150;
    public const int ShowsLength = 1000;
    public const int NoteLength = 4000;

    /// <summary>How many days something taken back can still be put back, before it is purged.</summary>
    public const int UndoDays = 30;

    public Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>A word of <see cref="EvidenceForms"/>.</summary>
    public required string Form { get; init; }

    public required string Title { get; init; }

    /// <summary>What it shows, in the school's words.</summary>
    [Personal("named person", "to say what a piece of evidence shows", Foundation.PersonalData.Retention.Review)]
    public required string Shows { get; init; }

    /// <summary>How strong it is: a word of <see cref="EvidenceStrengths"/>.</summary>
    public required string Strength { get; init; }

    /// <summary>The note itself.</summary>
    [Personal("named person", "to keep what was written down as evidence", Foundation.PersonalData.Retention.Review)]
    public string? Note { get; init; }

    /// <summary>An address on the web, http or https.</summary>
    public string? Link { get; init; }

    /// <summary>The stored file.</summary>
    public Guid? FileId { get; set; }

    /// <summary>The figure as the register had it when it was taken.</summary>
    public EvidenceFigure? Figure { get; init; }

    public required DateTime AddedAt { get; init; }

    [Personal("author", "to know whom to ask about a piece of evidence", Foundation.PersonalData.Retention.Review)]
    public required Guid AddedById { get; init; }

    /// <inheritdoc />
    public DateTime? WithdrawnAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("evidence");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<EvidenceItem>
    {
        public void Configure(EntityTypeBuilder<EvidenceItem> builder)
        {
            builder.Property(e => e.Title).HasMaxLength(TitleLength);
            builder.Property(e => e.Shows).HasMaxLength(ShowsLength);
            builder.Property(e => e.Note).HasMaxLength(NoteLength);
            builder.Property(e => e.Link).HasMaxLength(EvidenceLink.Length);
            builder.OwnsOne(e => e.Figure, figure => figure.ToJson());
            builder.HasIndex(e => new { e.OwnerId, e.AddedAt });
        }
    }
}

/// <summary>A figure taken from the register, with the words and the date it had then.</summary>
[NotPersonal]
public sealed class EvidenceFigure
{
    /// <summary>The word of the figure: "pupils-on-roll".</summary>
    public required string Key { get; init; }

    /// <summary>As it was printed: "412".</summary>
    public required string Value { get; init; }

    /// <summary>The date of the register it was read from.</summary>
    public required DateOnly AsOf { get; init; }
}

/// <summary>What a piece of evidence is.</summary>
public static class EvidenceForms
{
    public const string Note = "note";
    public const string Link = "link";
    public const string File = "file";
    public const string Figure = "figure";

    public static IReadOnlyList<string> All { get; } = [Note, File, Link, Figure];
}

/// <summary>How much a piece of evidence can bear: words, because a number would be added up.</summary>
public static class EvidenceStrengths
{
    public const string FirstHint = "first-hint";
    public const string OneSource = "one-source";
    public const string SeveralSources = "several-sources";

    public static IReadOnlyList<string> All { get; } = [FirstHint, OneSource, SeveralSources];
}
