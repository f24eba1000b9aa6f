using System.Globalization;
using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.PersonalData;
using Candour.PeerReview.Stages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Candour.PeerReview;

/// <summary>
/// The present stage's checklist as the engine last worked it out: what a page shows without loading the whole
/// review. It is derived, so it tells the journal nothing; the engine writes it after every change.
/// </summary>
[NotPersonal]
public sealed class Checklist : IOwned, IUntold
{
    /// <summary>The review.</summary>
    public Guid Id { get; init; }

    /// <summary>The review's circle.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The stage it is of.</summary>
    public required string Stage { get; set; }

    /// <summary>The items, as JSON. They can quote questions and pledges, so only the circle reads them.</summary>
    [Personal("team", "what a stage of the review still waits for", Foundation.PersonalData.Retention.Review)]
    public required string Items { get; set; }

    /// <inheritdoc />
    public static RecordKind Kind { get; } = new("checklist");

    /// <inheritdoc />
    public RecordKind RecordKind => Kind;

    /// <summary>The items that somebody in this role of the circle may read.</summary>
    public IReadOnlyList<CheckItem> ReadAs(string? role) =>
        [
            .. JsonSerializer
                .Deserialize<Stored[]>(Items)!
                .Where(s => !s.ForTeam || role is Roles.LeadReviewer or Roles.Reviewer or Roles.Moderator)
                .Select(s => new CheckItem(s.Key, Enum.Parse<CheckState>(s.State), s.WaitsOn, [.. s.Arguments.Select(Value)])
                {
                    IsForTeam = s.ForTeam,
                }),
        ];

    /// <summary>Items as they are stored.</summary>
    public static string Write(IEnumerable<CheckItem> items) =>
        JsonSerializer.Serialize(
            items.Select(i => new Stored(i.TextKey, i.State.ToString(), [.. i.WaitsOn], [.. i.Arguments.Select(Text)], i.IsForTeam))
        );

    private sealed record Stored(string Key, string State, string[] WaitsOn, string[] Arguments, bool ForTeam = false);

    // A letter says what kind of thing follows, so that a date is written as a date again.
    private static string Text(object value) =>
        value switch
        {
            DateOnly day => "d" + day.ToString("O", CultureInfo.InvariantCulture),
            int number => "n" + number.ToString(CultureInfo.InvariantCulture),
            _ => "t" + value,
        };

    private static object Value(string text) =>
        text[0] switch
        {
            'd' => DateOnly.ParseExact(text[1..], "O", CultureInfo.InvariantCulture),
            'n' => int.Parse(text[1..], CultureInfo.InvariantCulture),
            _ => text[1..],
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Checklist>
    {
        public void Configure(EntityTypeBuilder<Checklist> builder) => builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
