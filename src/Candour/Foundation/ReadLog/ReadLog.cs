using System.Runtime.CompilerServices;
using System.Text;
using Candour.Foundation.Access;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.ReadLog;

/// <summary>Writes down who read what before it is shown, and shows that to the owner and to the reader.</summary>
public sealed class ReadLog(CandourDb db, Calendar calendar)
{
    private const int RowsAtOnce = 100;

    /// <summary>Logs that the viewer is about to be shown these records. Call it before showing them; if it throws, show nothing.</summary>
    /// <remarks>What the viewer wrote is not logged as read by its author: leave it out, or pass <see cref="IAuthored"/> records.</remarks>
    public Task WriteAsync(params IReadOnlyCollection<IGuarded> records) => WriteAsync(records, default);

    /// <inheritdoc cref="WriteAsync(IReadOnlyCollection{IGuarded})" />
    public async Task WriteAsync(IReadOnlyCollection<IGuarded> records, CancellationToken cancel)
    {
        var reader = db.Viewer.PersonId ?? throw new InvalidOperationException("Only a person reads what is logged.");
        foreach (var some in records.Where(r => r is not IAuthored own || own.AuthorId != reader).Chunk(RowsAtOnce))
            await db.Database.ExecuteSqlAsync(Insert(some, reader), cancel);
    }

    /// <summary>Who has read a record, for those on its owner's side; newest first. For others, their own reading of it.</summary>
    public async Task<IReadOnlyList<ReadEntry>> OfAsync(Guid recordId, CancellationToken cancel = default) =>
        await Readable().Where(e => e.RecordId == recordId).OrderByDescending(e => e.At).ThenBy(e => e.Id).ToListAsync(cancel);

    /// <summary>What the viewer has read, newest first.</summary>
    public async Task<IReadOnlyList<ReadEntry>> MineAsync(int take, CancellationToken cancel = default)
    {
        var me = db.Viewer.PersonId;
        return await Readable().Where(e => e.PersonId == me).OrderByDescending(e => e.At).ThenBy(e => e.Id).Take(take).ToListAsync(cancel);
    }

    /// <summary>
    /// The entries that this viewer may see: their own reading; that of records they own themselves; as head, that of
    /// the school's records; as the host's head or lead reviewer, that of the review's.
    /// </summary>
    private IQueryable<ReadEntry> Readable()
    {
        var viewer = db.Viewer;
        Guid[] owners =
        [
            .. viewer.OrganisationsAs(Roles.Head),
            .. viewer.CirclesAs(Roles.Host, Roles.LeadReviewer),
            .. viewer.PersonId is { } me ? [me] : Array.Empty<Guid>(),
        ];
        return db.Set<ReadEntry>().AsNoTracking().Where(e => e.PersonId == viewer.PersonId || owners.Contains(e.OwnerId));
    }

    /// <summary>One command for all rows; the day's second reading of a record changes nothing.</summary>
    private FormattableString Insert(IReadOnlyList<IGuarded> records, Guid reader)
    {
        var now = calendar.Now;
        var capacity = db.Viewer.Capacity?.Role ?? "self";
        var sql = new StringBuilder(
            "INSERT INTO read_entry (id, owner_id, record_kind_key, record_id, person_id, capacity, day, at) VALUES "
        );
        List<object> values = [];
        foreach (var record in records)
        {
            object[] row = [Ids.New(), record.OwnerId, record.RecordKind.Key, record.Id, reader, capacity, calendar.DateOf(now), now];
            sql.Append(values.Count > 0 ? ", (" : "(").AppendJoin(", ", row.Select((_, i) => $"{{{values.Count + i}}}")).Append(')');
            values.AddRange(row);
        }
        sql.Append(" ON CONFLICT (record_id, person_id, day) DO NOTHING");
        return FormattableStringFactory.Create(sql.ToString(), [.. values]);
    }
}
