using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Candour.Accounts;
using Candour.Foundation.Access;
using Candour.Foundation.Drafts;
using Candour.Foundation.Journal;
using Candour.Foundation.Wording;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Web.Tests.Access.Table;

/// <summary>
/// The one furnished place that the whole table is asked of: reviews at every stage (each a partnership of its own, so
/// that each is a stranger to all others), a town with its schools, and a place to write in. Rows name people and
/// records; this knows who and which they are. What a name with a plus means is there to be written in.
/// </summary>
public sealed partial class AccessPlace : IAsyncLifetime
{
    /// <summary>Somebody who is not signed in.</summary>
    public const string Nobody = "nobody";

    private readonly Dictionary<string, string> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _people = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reviews = new(StringComparer.Ordinal);

    /// <summary>The host.</summary>
    internal CandourApp App { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        App = await CandourApp.StartAsync();
        var town = new TownRecords(this);
        await town.FurnishAsync();
        await new ReviewRecords(this).FurnishAsync();
        await town.LinksAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Names a record: "focus" is the review at that stage, "note:on-site" a note of it.</summary>
    internal void Record(string name, object value) => Add(_records, name, value.ToString()!);

    /// <summary>Names a person: "Hana", or "head@focus" for the part in a review.</summary>
    internal void Person(string name, Guid id) => Add(_people, name, id);

    /// <summary>Says that a name is a review's.</summary>
    internal void Review(string name)
    {
        lock (_reviews)
            _reviews.Add(name);
    }

    /// <summary>Reviews are furnished side by side.</summary>
    private static void Add<T>(Dictionary<string, T> to, string name, T value)
    {
        lock (to)
            to.Add(name, value);
    }

    /// <summary>Every record by name.</summary>
    internal IReadOnlyDictionary<string, string> Records => _records;

    /// <summary>A text with the records it names put in.</summary>
    internal string Address(string text) =>
        Name()
            .Replace(
                text,
                m =>
                    _records.TryGetValue(m.Groups[1].Value, out var id)
                        ? id
                        : throw new InvalidOperationException(
                            $"{text}: the furnished place has no {m.Value}. Add it to ReviewRecords or TownRecords."
                        )
            );

    /// <summary>The same address with ids and links that nothing has; a page that is none where it names no record.</summary>
    internal string Missing(string at) =>
        Name().IsMatch(at)
            ? Name().Replace(at, m => _records[m.Groups[1].Value].Contains('-') ? Guid.NewGuid().ToString() : Guid.NewGuid().ToString("N"))
            : "/no-such-page";

    /// <summary>Somebody by name, with a browser of their own. The parts of a review are those of the review in the address.</summary>
    internal async Task<Visitor> AsAsync(string who, string at) => who == Nobody ? App.Visit() : await App.SignInAsAsync(Who(who, at));

    /// <summary>The person that a name means at an address.</summary>
    internal Guid Who(string who, string at)
    {
        if (_people.TryGetValue(who, out var known))
            return known;
        var review = ReviewIn(at);
        var part = who == "stranger" ? $"head@{(review == "closed" ? "check" : "closed")}" : $"{who}@{review}";
        return _people.TryGetValue(part, out var id)
            ? id
            : throw new InvalidOperationException($"{at}: the furnished place has nobody called {who} ({part}).");
    }

    /// <summary>The review that an address is about; null when it is about none.</summary>
    internal string? ReviewIn(string at) =>
        Name().Matches(at).Select(m => m.Groups[1].Value.Split(':')[^1]).FirstOrDefault(_reviews.Contains);

    /// <summary>How much the journal tells.</summary>
    internal async Task<int> FactsAsync()
    {
        await using var db = App.Database.Open(Viewer.Nobody);
        return await db.Set<Fact>().IgnoreQueryFilters().CountAsync();
    }

    /// <summary>Whether an answer shows a text (by key or in words), sends on to an address ("→ …"), or has a header ("Name: value").</summary>
    internal bool Shows(Answer answer, string shows)
    {
        if (shows.StartsWith('→'))
            return answer.Location?.Contains(Address(shows[1..].Trim()), StringComparison.Ordinal) == true;
        if (HeaderLine().Match(shows) is { Success: true } header)
            return answer.Headers.GetValueOrDefault(header.Groups[1].Value)?.Contains(header.Groups[2].Value, StringComparison.Ordinal)
                == true;
        var words = App.Services.GetRequiredService<Texts>().Template(shows) ?? shows;
        var longest = Gap().Split(words).MaxBy(part => part.Length)!.Trim();
        return answer.Text.Contains(longest, StringComparison.Ordinal) || answer.Title.Contains(longest, StringComparison.Ordinal);
    }

    /// <summary>
    /// Sends a form: of the page that is open the one that has the fields, else these fields and a good token. A field
    /// that begins with @ is a file of the register's cases.
    /// </summary>
    internal async Task<Answer> SendAsync(Visitor visitor, Answer open, string at, string handler, string[] fields, string? to = null)
    {
        var typed = fields.Select(Address).SelectMany(Typed).ToArray();
        var form = FormOf(open, handler, [.. typed.Select(t => t.Name)]);
        var all = form?.With(typed) ?? [(HtmlForm.TokenField, await TokenAsync(visitor, open)), .. typed];
        var address = to is null && form is { Action.Length: > 0 } ? form.Action : to ?? Address(at);
        if (to is not null && form?.Action.Split('?', 2) is [_, var query])
            address = $"{to.Split('?')[0]}?{query}";
        if (handler.Length > 0 && !address.Contains($"handler={handler}", StringComparison.OrdinalIgnoreCase))
            address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
        await ForgetKnocksAsync();
        return all.Any(f => f.Item1.StartsWith('@')) ? await UploadAsync(visitor, address, all) : await visitor.PostAsync(address, all);
    }

    /// <summary>The table knocks more often than anybody may: a door that is shut would refuse for the wrong reason.</summary>
    private async Task ForgetKnocksAsync()
    {
        await using var db = App.Database.Open(Viewer.Nobody);
        if (await db.Set<Knock>().ToListAsync() is not { Count: > 0 } knocks)
            return;
        db.RemoveRange(knocks);
        await db.SaveChangesAsync();
    }

    /// <summary>What is sent in vain is kept as a draft and shown again; the row that goes through begins with the page itself.</summary>
    internal async Task ForgetDraftsAsync()
    {
        await using var db = App.Database.Open(Viewers.Clock(ClockJob.Purge));
        db.RemoveRange(await db.Set<Draft>().ToListAsync());
        await db.SaveChangesAsync();
    }

    /// <summary>Sends fields with a good token and without the page: what somebody would who may not open it.</summary>
    internal async Task<Answer> ForgeAsync(Visitor visitor, string at, string handler, string[] fields) =>
        await SendAsync(visitor, await visitor.GetAsync("/problem/404"), at, handler, fields);

    /// <summary>The form of an open page that a handler is sent by: its own, or the one with the fields; null when the page has none.</summary>
    internal static HtmlForm? FormOf(Answer open, string handler, IReadOnlyList<string> fields) =>
        open
            .Forms.Where(f => f.IsPost && f.Action != "/sign-out")
            .Where(f => !f.Action.Contains("handler=", StringComparison.OrdinalIgnoreCase) || Sends(f, handler))
            .OrderByDescending(f => Sends(f, handler))
            .ThenByDescending(f => fields.Count(f.Has))
            .FirstOrDefault();

    private static bool Sends(HtmlForm form, string handler) =>
        handler.Length > 0 && form.Action.Contains($"handler={handler}", StringComparison.OrdinalIgnoreCase);

    private static async Task<string> TokenAsync(Visitor visitor, Answer open) =>
        open.Token ?? (await visitor.GetAsync("/me")).Token ?? (await visitor.GetAsync("/sign-in")).Token ?? "";

    /// <summary>"Name=value"; a day is typed in its three boxes: "Name:2026-12-10".</summary>
    private static IEnumerable<(string Name, string Value)> Typed(string field) =>
        Day().Match(field) is { Success: true } day
            ? new[] { "Day", "Month", "Year" }.Select((part, i) => ($"{day.Groups[1].Value}.{part}", day.Groups[4 - i].Value))
            :
            [
                field.Split('=', 2) is [var name, var value]
                    ? (name, value)
                    : throw new ArgumentException($"{field} is no field", nameof(field)),
            ];

    private static async Task<Answer> UploadAsync(Visitor visitor, string address, (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(f => !f.Name.StartsWith('@')))
            content.Add(new StringContent(value), name);
        foreach (var (name, value) in fields.Where(f => f.Name.StartsWith('@')))
        {
            var file = new ByteArrayContent(await File.ReadAllBytesAsync(Repository.At("tests", "data", "register", "cases", value)));
            file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            content.Add(file, name[1..], value);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        return await visitor.SendAsync(request);
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"^([^=]+):(\d{4})-(\d{2})-(\d{2})$")]
    private static partial Regex Day();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"^([A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+): (.*)$")]
    private static partial Regex HeaderLine();
}
