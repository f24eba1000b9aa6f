using System.Text.Json;
using System.Text.RegularExpressions;
using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.Journal;
using Candour.Foundation.Seals;
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
    /// <summary>What is random by design: nonces, keys, and the bytes of a seal.</summary>
    private static readonly Type[] ByChance = [typeof(Fact), typeof(FactContent), typeof(Job)];

    [Fact]
    public async Task Two_loads_from_one_seed_on_one_day_hold_the_same()
    {
        var (one, other) = (await RowsAsync(), await RowsAsync());

        one.Count.ShouldBeGreaterThan(7_000);
        other.ShouldBe(one);
    }

    [Fact]
    public async Task Every_text_of_the_plan_reaches_a_record()
    {
        await using var host = await LoadedAsync();
        var stored = await TextsAsync(host);
        var whole = stored.SelectMany(t => t.Texts).ToHashSet(StringComparer.Ordinal);
        var sentences = stored.SelectMany(t => t.Texts).SelectMany(Lines).SelectMany(Sentences.All).ToHashSet(StringComparer.Ordinal);

        PlanTexts
            .Read(SamplePlan.Create(host.Database.Calendar.Today))
            .Where(text => !whole.Contains(text.Text) && Lines(text.Text).SelectMany(Sentences.All).Any(s => !sentences.Contains(s)))
            .Select(text => $"{text.Record} {text.Property}: {text.Text}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task No_sentence_of_six_words_is_in_more_than_three_records()
    {
        await using var host = await LoadedAsync();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        // A published page is a print of records; what its bytes repeat is counted where it was written.
        foreach (var record in (await TextsAsync(host)).Where(t => t.Type != typeof(EditionContent)))
        {
            foreach (var sentence in record.Texts.SelectMany(Lines).SelectMany(Sentences.Long).Distinct())
                counts[sentence] = counts.GetValueOrDefault(sentence) + 1;
        }

        counts.Count.ShouldBeGreaterThan(3000);
        counts.Where(c => c.Value > 3).Select(c => $"{c.Value} × {c.Key}").ShouldBeEmpty();
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
        return [.. rows.Select(r => $"{r.GetType().Name} {Chance().Replace(JsonSerializer.Serialize(r, r.GetType()), "*")}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The texts of each record; a sealed judgement's are read with its key.</summary>
    private static async Task<List<(Type Type, List<string> Texts)>> TextsAsync(FoundationHost host)
    {
        await using var scope = host.As(Viewer.Nobody);
        var seals = scope.Get<SealKeys>();
        return
        [
            .. (await EveryAsync(host)).Select(row =>
                (row.GetType(), row is Judgement { Sealed: { } sealed_ } j ? [seals.Open(j.OwnerId, sealed_)] : Strings(row).ToList())
            ),
        ];
    }

    private static async Task<List<object>> EveryAsync(FoundationHost host)
    {
        await using var db = host.Database.Open(Viewer.Nobody);
        var rows = new List<object>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !ByChance.Contains(t.ClrType)))
            rows.AddRange(await (Task<List<object>>)typeof(LoadedPlaceTests).GetMethod(nameof(AllAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db])!);
        return rows;
    }

    private static async Task<List<object>> AllAsync<T>(DbContext db)
        where T : class => [.. await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync()];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Strings(object row)
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(row, row.GetType()));
        return [.. Strings(json.RootElement)];
    }

    private static IEnumerable<string> Strings(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            _ => [],
        };

    /// <summary>Keys, stamps, digests and seals: hexadecimal or base 64, thirty-two and longer, without a space.</summary>
    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<="")[A-Za-z0-9+/=_\\-]{32,}(?="")", RegexOptions.None, 10_000)]
    private static partial Regex Chance();
}
