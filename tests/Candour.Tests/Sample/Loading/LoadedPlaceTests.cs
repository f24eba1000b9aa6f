using System.Text.Json;
using System.Text.RegularExpressions;
using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Journal;
using Candour.Foundation.Seals;
using Candour.Frameworks;
using Candour.PeerReview;
using Candour.PeerReview.Visits;
using Candour.ReportCards;
using Candour.Sample.Loading;
using Candour.Sample.Making;
using Candour.Sample.Plan;
using Candour.Testing;
using Candour.Tests.Foundation;
using Candour.Tests.ReportCards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.Tests.Sample.Loading;

/// <summary>What stands in the database once the sample is loaded, read past every wall and compared with the plan, and with itself.</summary>
public sealed partial class LoadedPlaceTests
{
    /// <summary>What is random by design: nonces, keys, and lines that stand in the order of keys.</summary>
    private static readonly Type[] ByChance = [typeof(Fact), typeof(FactContent), typeof(Job), typeof(Checklist)];

    [Fact]
    public async Task Two_loads_from_one_seed_on_one_day_hold_the_same()
    {
        var (one, other) = (await RowsAsync(), await RowsAsync());

        one.Count.ShouldBeGreaterThan(7_000);
        other.Count.ShouldBe(one.Count);
        one.Zip(other).Where(pair => pair.First != pair.Second).Take(3).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_text_of_the_plan_reaches_a_record()
    {
        // The part that each of the cast plays is printed beside their names when the sample is loaded.
        string[] said = [nameof(SampleCastMember.Role)];
        await using var host = await LoadedAsync();
        var stored = (await TextsAsync(host)).SelectMany(t => t.Texts).ToList();
        var whole = stored.ToHashSet(StringComparer.Ordinal);
        var sentences = stored.SelectMany(Lines).SelectMany(Sentences.All).ToHashSet(StringComparer.Ordinal);

        PlanTexts
            .Read(SamplePlan.Create(host.Database.Calendar.Today))
            .Where(text => !said.Contains(text.Property) || !text.Record.Contains("/Cast/", StringComparison.Ordinal))
            .Where(text => !whole.Contains(text.Text) && Lines(text.Text).SelectMany(Sentences.All).Any(s => !sentences.Contains(s)))
            .Select(text => $"{text.Record} {text.Property}: {text.Text}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task No_sentence_of_six_words_is_told_of_more_than_three_schools()
    {
        await using var host = await LoadedAsync();
        var records = await TextsAsync(host);
        var hosts = (await host.Database.RowsAsync<Review>()).ToDictionary(r => r.Id, r => r.HostId);
        // A framework's own words are copied into every evaluation that uses it.
        var shared = records
            .Where(r => r.Row is Framework)
            .SelectMany(r => r.Texts)
            .SelectMany(Lines)
            .SelectMany(Sentences.Long)
            .ToHashSet(StringComparer.Ordinal);
        var told = records
            .Where(r => r.Row is IGuarded)
            .SelectMany(r =>
                r.Texts.SelectMany(Lines)
                    .SelectMany(Sentences.Long)
                    .Select(s => (Sentence: s, School: hosts.GetValueOrDefault(((IGuarded)r.Row).OwnerId, ((IGuarded)r.Row).OwnerId)))
            )
            .Where(t => !shared.Contains(t.Sentence))
            .Distinct()
            .CountBy(t => t.Sentence)
            .ToList();

        told.Count.ShouldBeGreaterThan(3000);
        told.Where(t => t.Value > 3).Select(t => $"{t.Value} × {t.Key}").ShouldBeEmpty();
    }

    private static async Task<FoundationHost> LoadedAsync()
    {
        var host = await FoundationHost.CreateAsync(DatabaseKind.Sqlite, s => s.AddScoped<ICardPrinter, LinePrinter>());
        await using var scope = host.As(Viewer.Nobody);
        _ = (await scope.Get<LoadSample>().RunAsync(new())).Value;
        return host;
    }

    /// <summary>Every row as text with its keys blotted out, sorted.</summary>
    private static async Task<List<string>> RowsAsync()
    {
        await using var host = await LoadedAsync();
        var rows = await EveryAsync(host);
        return
        [
            .. rows.Select(r => $"{r.GetType().Name} {Chance().Replace(JsonSerializer.Serialize(r, r.GetType()), "*")}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The texts of each record; a sealed judgement's are read with its key.</summary>
    private static async Task<List<(object Row, List<string> Texts)>> TextsAsync(FoundationHost host)
    {
        await using var scope = host.As(Viewer.Nobody);
        var seals = scope.Get<SealKeys>();
        var texts = new List<(object, List<string>)>();
        foreach (var row in await EveryAsync(host))
            texts.Add((row, [.. Strings(JsonSerializer.Serialize(row, row.GetType())), .. Opened(row, seals)]));
        return texts;
    }

    private static IEnumerable<string> Opened(object row, SealKeys seals) =>
        row is Judgement { Sealed: { } words } judgement ? Strings(seals.Open(judgement.OwnerId, words)) : [];

    private static async Task<List<object>> EveryAsync(FoundationHost host)
    {
        await using var db = host.Database.Open(Viewer.Nobody);
        var rows = new List<object>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !ByChance.Contains(t.ClrType)))
            rows.AddRange(
                await (Task<List<object>>)
                    typeof(LoadedPlaceTests)
                        .GetMethod(nameof(AllAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                        .MakeGenericMethod(type.ClrType)
                        .Invoke(null, [db])!
            );
        return rows;
    }

    private static async Task<List<object>> AllAsync<T>(DbContext db)
        where T : class => [.. await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync()];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Strings(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Strings(document.RootElement)];
    }

    /// <summary>Texts at any depth, also of JSON that is kept as text.</summary>
    private static IEnumerable<string> Strings(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String when element.GetString() is ['{', ..] json => Strings(json),
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            _ => [],
        };

    /// <summary>Keys, stamps, digests and seals: hexadecimal or base 64, thirty-two and longer, without a space.</summary>
    [GeneratedRegex(
        @"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<="")[A-Za-z0-9+/=_:\\-]{32,}(?="")",
        RegexOptions.None,
        10_000
    )]
    private static partial Regex Chance();
}
