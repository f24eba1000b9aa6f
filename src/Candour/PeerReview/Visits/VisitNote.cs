using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview.Visits;

/// <summary>
/// One note of a visit: what was seen or heard, what it might mean, what one would ask; kept apart, so that talk can
/// go back from conclusion to sight. Only its author reads it until it is handed in.
/// </summary>
[NotPersonal]
public sealed class VisitNote : IOwned, IAuthored
{
    public const int WordsLength = 4000;

    /// <summary>Random: keys that sort would tell who wrote when.</summary>
    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    [Personal("author", "to know whose note it is", Foundation.PersonalData.Retention.Review)]
    public required Guid AuthorId { get; init; }

    /// <summary>A word of <see cref="Activities"/>.</summary>
    public required string Activity { get; set; }

    /// <summary>Instead of a teacher's name: lesson visit 4.</summary>
    public int? Number { get; set; }

    /// <summary>The enquiry question it bears on; null when none.</summary>
    public string? QuestionKey { get; set; }

    [Personal("author", "what a reviewer saw or heard", Foundation.PersonalData.Retention.Review)]
    public string Described { get; set; } = "";

    [Personal("author", "what a reviewer thinks it might mean", Foundation.PersonalData.Retention.Review)]
    public string Inferred { get; set; } = "";

    [Personal("author", "what a reviewer would ask", Foundation.PersonalData.Retention.Review)]
    public string Asked { get; set; } = "";

    public required DateTime WrittenAt { get; init; }

    /// <summary>When it was handed to the team; from then on it does not change.</summary>
    public DateTime? HandedInAt { get; set; }

    /// <summary>A note's words change while its author writes; counts saves so that two tabs do not overwrite one another.</summary>
    public int Version { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("note");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    internal sealed class Mapping : IEntityTypeConfiguration<VisitNote>
    {
        public void Configure(EntityTypeBuilder<VisitNote> builder)
        {
            builder.Property(n => n.Version).IsConcurrencyToken();
            builder.HasIndex(n => new { n.OwnerId, n.HandedInAt });
        }
    }
}

/// <summary>The kinds of activity a note comes from. Two kinds, or two people, make a finding.</summary>
public static class Activities
{
    public const string LearningWalk = "learning-walk";
    public const string LessonVisit = "lesson-visit";
    public const string BookLook = "book-look";
    public const string PupilTalk = "pupil-talk";
    public const string StaffTalk = "staff-talk";
    public const string FamilyTalk = "family-talk";
    public const string Document = "document";
    public const string Conversation = "leader-talk";

    /// <summary>In the order in which a form lists them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [LearningWalk, LessonVisit, BookLook, PupilTalk, StaffTalk, FamilyTalk, Document, Conversation];
}
