using System.Reflection;
using System.Text;
using System.Text.Json;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.ReportCards;
using Candour.Testing;
using Candour.Testing.Oracle;
using Microsoft.EntityFrameworkCore;

namespace Candour.Web.Tests.Canary;

/// <summary>
/// Where each token lies at one moment, and what the second oracle says of who may read it there. The product itself
/// carries words on (a draft becomes a report): a token lies in every record whose stored text holds it.
/// </summary>
internal sealed class Homes
{
    private static readonly MethodInfo RowsOf = typeof(Seeds).GetMethod(nameof(Seeds.RowsAsync))!;

    private readonly Dictionary<string, List<object>> _rows = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Guid> _names;
    private readonly Dictionary<string, List<Guid>> _namesakes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Guid>> _invited = new(StringComparer.Ordinal);

    private Homes(Facts facts, IReadOnlyDictionary<string, Guid> names)
    {
        Facts = facts;
        Oracle = new SecondOracle(facts);
        _names = names;
    }

    public Facts Facts { get; }

    public SecondOracle Oracle { get; }

    /// <summary>Every record with content.</summary>
    public List<object> Records { get; } = [];

    /// <summary>Everybody's sign-in stamp and address.</summary>
    public Dictionary<Guid, (string Stamp, string Address)> Accounts { get; } = [];

    /// <summary>Looks at the database as it is.</summary>
    public static async Task<Homes> LookAsync(CandourApp app, CanaryPutter put, IReadOnlyDictionary<string, Guid> names)
    {
        await using var scope = app.As(Viewers.Doorkeeper);
        List<object> rows = [];
        foreach (var type in scope.Db.Model.GetEntityTypes().Select(t => t.ClrType).Distinct())
        {
            if (
                typeof(IOwned).IsAssignableFrom(type)
                || type == typeof(Membership)
                || type == typeof(Appointment)
                || type == typeof(PartyLink)
                || type == typeof(Grant)
            )
            {
                var found = (Task)RowsOf.MakeGenericMethod(type).Invoke(null, [app.Database])!;
                await found;
                rows.AddRange(((System.Collections.IEnumerable)found.GetType().GetProperty("Result")!.GetValue(found)!).Cast<object>());
            }
        }
        var homes = new Homes(FactsOf.Rows(rows, app.Database.Calendar.Today), names);
        foreach (var account in await scope.Db.Users.AsNoTracking().ToListAsync())
            homes.Accounts[account.Id] = (account.SecurityStamp!, account.Email ?? "");
        foreach (var party in await scope.Db.Set<Party>().AsNoTracking().ToListAsync())
            Note(homes._namesakes, party.Name, party.Id);
        foreach (var invitation in await app.Database.RowsAsync<Invitation>())
            Note(homes._invited, invitation.Name, invitation.OwnerId);
        homes.Records.AddRange(rows.Where(r => FactsOf.ThingOf(r) is not null));
        // What lies sealed shows no token; it lies where it was put.
        var sealedIn = put.Put.Values.Where(c => c.Where == "Judgement.Sealed").ToLookup(c => c.Record, c => c.Token);
        foreach (var row in homes.Records)
        foreach (var token in Canaries.In(TextOf(row)).Concat(sealedIn[((IGuarded)row).Id]))
            (homes._rows.TryGetValue(token, out var at) ? at : homes._rows[token] = []).Add(row);
        return homes;
    }

    /// <summary>The records that hold a token.</summary>
    public IReadOnlyList<object> Of(string token) => _rows.TryGetValue(token, out var at) ? at : [];

    /// <summary>The tokens there are.</summary>
    public IEnumerable<string> Tokens => _rows.Keys;

    /// <summary>Whether this is a token that was put, and not a chance of letters.</summary>
    public bool Knows(string token) => _rows.ContainsKey(token) || _names.ContainsKey(token);

    /// <summary>
    /// Whether somebody may be shown a token. One in a name is where people put it who knew the name: whoever may type their own name may type
    /// another's, and an invitation is read by those who stand in for whoever sent it.
    /// </summary>
    public bool Allows(Guid? person, string token) =>
        _names.TryGetValue(token, out var named)
            ? Oracle.MayKnow(person, named)
                || _namesakes.GetValueOrDefault(token, []).Exists(other => Oracle.MayKnow(person, other))
                || (
                    person is { } key
                    && _invited
                        .GetValueOrDefault(token, [])
                        .Exists(owner => Oracle.Of(key).Holds(owner, "partnership-lead", "head", "operator"))
                )
            : Of(token).Any(row => MayRead(person, row));

    /// <summary>Whether somebody may read a record; what was taken back is read by the same people who may put it back.</summary>
    public bool MayRead(Guid? person, object row)
    {
        var thing = FactsOf.ThingOf(row)!;
        return Oracle.MayRead(person, thing.What is "evidence" or "evidence-use" ? thing with { IsGone = false } : thing);
    }

    /// <summary>Whether a record holds somebody's key: their own words or words about them, which are in the export they may ask for.</summary>
    public static bool IsAbout(object row, Guid person) =>
        row.GetType()
            .GetProperties()
            .Any(p => (p.PropertyType == typeof(Guid) || p.PropertyType == typeof(Guid?)) && Equals(p.GetValue(row), person));

    private static void Note(Dictionary<string, List<Guid>> at, string text, Guid id)
    {
        foreach (var token in Canaries.In(text))
            (at.TryGetValue(token, out var ids) ? ids : at[token] = []).Add(id);
    }

    private static string TextOf(object row) =>
        row is EditionContent content
            ? $"{content.Data} {Encoding.UTF8.GetString(content.Page)}"
            : JsonSerializer.Serialize(row, row.GetType());
}
