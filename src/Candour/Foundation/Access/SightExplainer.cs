using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Access;

/// <summary>
/// Explains who can see one record, for the page <em>Who can see this?</em>. One class for each kind, in its room,
/// found by the kind's key.
/// </summary>
public interface ISightExplainer
{
    /// <summary>The key of the kind.</summary>
    string Kind { get; }

    /// <summary>The explanation; null when the record is not there, or the viewer may not see it.</summary>
    Task<Sight?> ExplainAsync(Guid id, CancellationToken cancel = default);
}

/// <summary>What the page says.</summary>
/// <param name="Subject">The record in words, and the way back to it.</param>
/// <param name="Owner">The name of the party whose it is.</param>
/// <param name="Why">Keys of the sentences that say why this viewer sees it.</param>
/// <param name="Holders">Keys of the words that name who sees it.</param>
/// <param name="Audiences">By the agreement the owner signed: "group", "cluster", "partnership".</param>
/// <param name="Grants">Those to whom the owner opened this one record.</param>
/// <param name="IsLogged">Whether each reading is logged, for the owner and the reader to see.</param>
public sealed record Sight(
    SightSubject Subject,
    string Owner,
    IReadOnlyList<string> Why,
    IReadOnlyList<string> Holders,
    IReadOnlyList<string> Audiences,
    IReadOnlyList<GrantedSight> Grants,
    bool IsLogged
);

/// <summary>The record in words: a text key with arguments, and the address of its page.</summary>
public sealed record SightSubject(string TextKey, object[] Arguments, string Url);

/// <summary>Somebody to whom the owner opened one record until a date: role and organisation, not the person.</summary>
public sealed record GrantedSight(string Role, string Organisation, DateOnly Until);

/// <summary>
/// The part that is the same for every kind: it takes the sentences from the room's own rule, so that the page can
/// say nothing that the code does not do.
/// </summary>
public abstract class SightExplainer<T>(SightLines lines) : ISightExplainer
    where T : class, IOwned
{
    /// <inheritdoc />
    public string Kind => T.Kind.Key;

    /// <summary>The room's rule.</summary>
    protected abstract Rule<T> Rule { get; }

    /// <summary>Whether reading this kind is logged.</summary>
    protected virtual bool IsLogged => false;

    /// <inheritdoc />
    public async Task<Sight?> ExplainAsync(Guid id, CancellationToken cancel = default)
    {
        if (await FindAsync(id, cancel) is not { } record)
            return null;
        var audiences = await lines.AudiencesAsync(T.Kind, record.OwnerId, cancel);
        // Grants are named one by one, an agreement only where one stands.
        var holders = Rule.Holders(record)
            .Where(g => g.Key != GroundKeys.Granted && (g.Key != GroundKeys.Agreement || audiences.Count > 0));
        return new Sight(
            Subject(record),
            await lines.NameAsync(record.OwnerId, cancel),
            [.. Why(record).Select(g => g.SentenceKey)],
            [.. holders.Select(g => g.HoldersKey)],
            audiences,
            await lines.GrantsAsync(T.Kind, record.OwnerId, record.Id, cancel),
            IsLogged
        );
    }

    /// <summary>The viewer's grounds. Nobody sees their own school's record because it has signed an agreement with others.</summary>
    private IEnumerable<Ground<T>> Why(T record) =>
        Rule.Why(lines.Viewer, record).Where(g => g.Key != GroundKeys.Agreement || !lines.Viewer.OwnIds.Contains(record.OwnerId));

    /// <summary>The record, through its room's access.</summary>
    protected abstract Task<T?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>The record in words.</summary>
    protected abstract SightSubject Subject(T record);
}

/// <summary>Grounds that many rooms share, with one pair of sentences for all.</summary>
public static class GroundKeys
{
    /// <summary>The head and senior leaders of the school that owns the record.</summary>
    public const string SchoolLeader = "school-leader";

    /// <summary>The agreement that the owner signed opens the kind.</summary>
    public const string Agreement = "agreement";

    /// <summary>The owner opened this one record to an appointment.</summary>
    public const string Granted = "granted";
}

/// <summary>What the page says beyond the grounds: whose it is, what the owner agreed, whom the owner let in.</summary>
public sealed class SightLines(CandourDb db)
{
    /// <summary>Who is asking.</summary>
    public Viewer Viewer => db.Viewer;

    /// <summary>The name of a party.</summary>
    public async Task<string> NameAsync(Guid partyId, CancellationToken cancel) =>
        await db.Set<Party>().Where(p => p.Id == partyId).Select(p => p.Name).FirstAsync(cancel);

    /// <summary>To whom the owner's agreements open the kind now, nearest first.</summary>
    public async Task<IReadOnlyList<string>> AudiencesAsync(RecordKind kind, Guid ownerId, CancellationToken cancel)
    {
        if (!kind.Opens.HasFlag(Opens.ByAgreement))
            return [];
        var open = await db.Set<Opening>()
            .Where(o => o.OwnerId == ownerId && o.Opened == kind.Key && o.EndedAt == null)
            .Select(o => o.Audience)
            .Distinct()
            .ToListAsync(cancel);
        string[] nearestFirst = [PartyKinds.Group, PartyKinds.Cluster, PartyKinds.Partnership];
        return [.. nearestFirst.Where(open.Contains)];
    }

    /// <summary>The grants of one record that stand today.</summary>
    public async Task<IReadOnlyList<GrantedSight>> GrantsAsync(RecordKind kind, Guid ownerId, Guid recordId, CancellationToken cancel)
    {
        var today = db.Today;
        var key = kind.Key;
        return await (
            from grant in db.Set<Grant>()
            where
                grant.OwnerId == ownerId
                && grant.RecordKindKey == key
                && grant.RecordId == recordId
                && grant.EndedAt == null
                && grant.Until >= today
            join appointment in db.Set<Appointment>() on grant.AppointmentId equals appointment.Id
            join organisation in db.Set<Party>() on appointment.OwnerId equals organisation.Id
            orderby grant.Until, grant.Id
            select new GrantedSight(appointment.Role, organisation.Name, grant.Until)
        )
            .Take(50)
            .ToListAsync(cancel);
    }
}
