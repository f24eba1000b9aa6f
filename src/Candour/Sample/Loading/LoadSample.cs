using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Candour.Frameworks;
using Candour.PeerReview.Protocols;
using Candour.Results;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>Somebody to be: the name, the part and the line that says where to look.</summary>
public sealed record SamplePart(Guid PersonId, string Name, string Role, string Line);

/// <summary>What was loaded.</summary>
public sealed record SampleLoaded(string Name, int Schools, int People, int Reviews, IReadOnlyList<SamplePart> Cast);

/// <summary>
/// Loads the sample place into an empty one, whole or not at all. It is a sample from its first row: a place with
/// anything in it is refused.
/// </summary>
public sealed class LoadSample(
    CandourDb db,
    UnitOfWork unit,
    ViewerScope scope,
    SampleAccess access,
    ReviewsLoading reviews,
    CardsLoading cards,
    ShippedFrameworks frameworks,
    ProtocolCatalogue protocols,
    Journal journal,
    Calendar calendar,
    Texts texts
)
{
    /// <summary>The word of every fact that tells of it.</summary>
    public const string Loaded = "sample-loaded";

    /// <param name="Plan">Another plan than the one that comes with Candour.</param>
    public sealed record Request(SamplePlan? Plan = null);

    public async Task<Outcome<SampleLoaded>> RunAsync(Request request, CancellationToken cancel = default)
    {
        using var keeper = scope.As(KindCatalogue.Keeper(db.Model));
        return await unit.RunAsync<SampleLoaded>(
            async () =>
            {
                if (!await access.IsEmptyAsync(cancel))
                    return Refusal.Because("sample.not-empty");
                var plan = request.Plan ?? SamplePlan.Create(calendar.Today);
                var book = new SampleBook(plan, calendar, frameworks, protocols);
                await SaveAsync(new PlaceRows(book, texts["sample.installation"]).All(), cancel);
                await SaveAsync(new PeopleRows(book).All(), cancel);
                await SaveAsync(new WorkRows(book).All(), cancel);
                await ReviewsAsync(book, cancel);
                await reviews.CheckAsync(book, cancel);
                return Summary(book);
            },
            cancel
        );
    }

    /// <summary>The reviews, what their reports say to Results, and the cards that rest on it.</summary>
    private async Task ReviewsAsync(SampleBook book, CancellationToken cancel)
    {
        var results = new Dictionary<string, IReadOnlyList<Result>>(StringComparer.Ordinal);
        foreach (var (key, circle, content) in reviews.Rows(book))
        {
            await SaveAsync(circle.Concat(content), cancel);
            results[key] = CardRows.Results(book, content);
        }
        foreach (var card in book.Plan.Cards)
        {
            var standing = card.ReviewKey is { } review && results.Remove(review, out var said) ? said : [];
            await cards.LoadAsync(book, card, standing, rows => SaveAsync(rows, cancel), cancel);
        }
        // What has no card yet is there for its head to choose from.
        foreach (var rest in results.Values.Where(r => r.Count > 0))
            await SaveAsync(rest, cancel);
    }

    /// <summary>One save: each record with content tells its own fact; the parties and ties of the save tell one together.</summary>
    private async Task SaveAsync(IEnumerable<object> rows, CancellationToken cancel)
    {
        var plain = new List<IGuarded>();
        foreach (var row in rows)
        {
            db.Add(row);
            if (row is IGuarded record and IReached)
                journal.Record(Loaded, record);
            else if (row is IGuarded other)
                plain.Add(other);
        }
        if (plain.Count > 0)
            journal.RecordMany(Loaded, plain[0].RecordKind.Key, plain[0].Id, plain[0].OwnerId, Digest(plain));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>How many there were and a digest of what they held: enough to show later that none was altered, and no second copy of anybody's name.</summary>
    private static string Digest(List<IGuarded> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
            hash.AppendData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(row, row.GetType())));
        return JsonSerializer.Serialize(new { rows = rows.Count, sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) });
    }

    private static SampleLoaded Summary(SampleBook book) =>
        new(
            book.Plan.Partnership.Name,
            book.Plan.Schools.Count,
            book.Plan.People.Count,
            book.Plan.Reviews.Count,
            [.. book.Plan.Cast.Select(c => new SamplePart(book.Of(c.PersonKey), book.Person(c.PersonKey).Name, c.Role, c.Line))]
        );
}
