using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>
/// Who may read what. What the head is writing is read by the leaders of the school; what was published is read by
/// everybody, and what it said only until it is withdrawn.
/// </summary>
public sealed class ReportCardsAccess(CandourDb db)
{
    /// <summary>The card as it is written.</summary>
    public static Rule<Card> CardRule { get; } = new(Leaders<Card>());

    /// <summary>That an edition was published.</summary>
    public static Rule<CardEdition> EditionRule { get; } = new(Everybody<CardEdition>(), Leaders<CardEdition>());

    /// <summary>What an edition says: nobody reads it once it is withdrawn, the school's own people neither; their words are still on the card they write.</summary>
    public static Rule<EditionContent> ContentRule { get; } = new(Everybody<EditionContent>());

    /// <summary>Who is asking.</summary>
    public Viewer Viewer => db.Viewer;

    /// <summary>The cards that the viewer may read.</summary>
    public IQueryable<Card> Cards => db.Set<Card>().Where(CardRule.Condition(db.Viewer));

    /// <summary>The editions that the viewer may read of.</summary>
    public IQueryable<CardEdition> Editions => db.Set<CardEdition>().Where(EditionRule.Condition(db.Viewer));

    /// <summary>What editions say.</summary>
    public IQueryable<EditionContent> Contents => db.Set<EditionContent>().Where(ContentRule.Condition(db.Viewer));

    /// <summary>Whether the viewer is the head of the school; takes that capacity if so.</summary>
    public bool ActAsHead(Guid schoolId) => db.Viewer.ActAs(schoolId, Roles.Head);

    /// <summary>Editions that stand and have nothing to show: none, ever.</summary>
    internal static IQueryable<Guid> EditionsWithoutContent(CandourDb db) =>
        db.Set<CardEdition>()
            .Where(e => e.WithdrawnAt == null && !db.Set<EditionContent>().Any(c => c.EditionId == e.Id && c.PublishedAt != null))
            .Select(e => e.Id);

    /// <summary>Content of a withdrawn edition that could still be read: none, ever.</summary>
    internal static IQueryable<Guid> WithdrawnAndReadable(CandourDb db) =>
        db.Set<EditionContent>()
            .Where(c => c.PublishedAt != null && !db.Set<CardEdition>().Any(e => e.Id == c.EditionId && e.WithdrawnAt == null))
            .Select(c => c.Id);

    private static GroundOf<T> Leaders<T>()
        where T : class, IOwned =>
        new("school-leader", v => v.OrganisationsAs(Roles.Head, Roles.SeniorLeader), ids => r => ids.Contains(r.OwnerId));

    private static GroundOf<T> Everybody<T>()
        where T : class, IPublished => new("published", _ => r => r.PublishedAt != null, r => r.PublishedAt is not null);
}
