using System.Security.Cryptography;
using System.Text;
using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview.Reports;

/// <summary>
/// What the team found for a question. It cites the notes it rests on; one that rests on fewer than two notes from
/// two kinds of activity or two people is printed as a question (<see cref="FindingRule"/>).
/// </summary>
[NotPersonal]
public sealed class Finding : IOwned
{
    public const int WordsLength = 2000;

    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    public required string QuestionKey { get; set; }

    /// <summary>"strength", "even-better-if" or "question".</summary>
    public required string Sort { get; set; }

    [Personal("team", "what the team found", Foundation.PersonalData.Retention.Review)]
    public required string Words { get; set; }

    /// <summary>The notes it rests on.</summary>
    public required List<Guid> NoteIds { get; set; }

    public required int Position { get; set; }

    /// <summary>When the draft it stands in went to the host; from then on the host reads it.</summary>
    public DateTime? SentAt { get; set; }

    public DateTime? RemovedAt { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("finding");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>A short sign of what it says now: another as soon as anybody changes it.</summary>
    public string Stand() =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [QuestionKey, Sort, .. NoteIds.Order().Select(n => $"{n:N}"), Words])))
        )[..16];

    internal sealed class Mapping : IEntityTypeConfiguration<Finding>
    {
        public void Configure(EntityTypeBuilder<Finding> builder) => builder.HasIndex(f => f.OwnerId);
    }
}

/// <summary>The sorts of finding.</summary>
public static class FindingSorts
{
    public const string Strength = "strength";
    public const string EvenBetterIf = "even-better-if";
    public const string Question = "question";

    public static IReadOnlyList<string> All { get; } = [Strength, EvenBetterIf, Question];
}

/// <summary>Where a finding may stand as one: the rule of two.</summary>
public static class FindingRule
{
    /// <summary>A note, as far as the rule needs it.</summary>
    public readonly record struct Source(Guid NoteId, string Activity, Guid AuthorId);

    /// <summary>What a finding is printed as: itself when it rests on two notes from two kinds of activity or two reviewers; else a question.</summary>
    public static string PrintedAs(string sort, IReadOnlyCollection<Source> sources) => Stands(sources) ? sort : FindingSorts.Question;

    /// <summary>Whether the sources carry a finding.</summary>
    public static bool Stands(IReadOnlyCollection<Source> sources) =>
        sources.Select(s => s.NoteId).Distinct().Count() >= 2
        && (
            sources.Select(s => s.Activity).Distinct(StringComparer.Ordinal).Count() >= 2
            || sources.Select(s => s.AuthorId).Distinct().Count() >= 2
        );
}
