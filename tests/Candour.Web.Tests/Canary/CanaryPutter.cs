using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Journal;
using Candour.Foundation.Keeping;
using Candour.Foundation.Seals;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Candour.PeerReview.Visits;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Candour.Web.Tests.Canary;

/// <summary>
/// Puts a token of its own into every text of every record. What is derived from words is derived again: a snapshot's
/// and an edition's digest; what lies sealed is opened, marked and sealed again under the review's own key.
/// </summary>
internal sealed class CanaryPutter(TestScope scope)
{
    private static readonly MethodInfo PutIntoOf = typeof(CanaryPutter).GetMethod(
        nameof(PutIntoAsync),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private readonly CandourDb _db = scope.Db;

    /// <summary>What was put where.</summary>
    public Dictionary<string, Canary> Put { get; } = new(StringComparer.Ordinal);

    /// <summary>The texts that bear one.</summary>
    public HashSet<string> Bearing { get; } = new(StringComparer.Ordinal);

    /// <summary>Every stored text of every record.</summary>
    public HashSet<string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Marks all there is.</summary>
    public static async Task<CanaryPutter> RunAsync(CandourApp app)
    {
        await using var asking = app.As(Viewer.Nobody);
        var keeper = KindCatalogue.Keeper(asking.Db.Model);
        await using var scope = app.As(keeper);
        var putter = new CanaryPutter(scope);
        foreach (var type in scope.Db.Model.GetEntityTypes().Where(t => typeof(IOwned).IsAssignableFrom(Root(t).ClrType)).ToList())
            putter.Texts.UnionWith(
                type.GetProperties().Where(p => !p.IsShadowProperty() && IsText(p)).Select(p => $"{type.ClrType.Name}.{p.Name}")
            );
        foreach (var type in scope.Db.Model.GetEntityTypes().Where(t => typeof(IOwned).IsAssignableFrom(t.ClrType)).ToList())
            await (Task)PutIntoOf.MakeGenericMethod(type.ClrType).Invoke(putter, [])!;
        return putter;
    }

    private async Task PutIntoAsync<T>()
        where T : class, IOwned
    {
        var rows = await _db.Set<T>().IgnoreQueryFilters().ToListAsync();
        foreach (var row in rows)
            Mark(_db.Entry(row), row.Id);
        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        scope.Get<Journal>().RecordMany("marked", "party", Party.Installation, Party.Installation, "{}");
        await _db.SaveChangesAsync();
        _db.ChangeTracker.Clear();
    }

    private void Mark(EntityEntry entry, Guid record)
    {
        foreach (var property in entry.Metadata.GetProperties().Where(p => !p.IsShadowProperty()))
        {
            var where = $"{entry.Metadata.ClrType.Name}.{property.Name}";
            if (IsText(property) && !Canaries.Barren.ContainsKey(where))
                Mark(entry, entry.Property(property.Name), where, record);
        }
        foreach (var one in entry.References.Where(r => r.Metadata.TargetEntityType.IsOwned() && r.TargetEntry is not null))
            Mark(one.TargetEntry!, record);
        foreach (var many in entry.Collections.Where(c => c.Metadata.TargetEntityType.IsOwned() && c.CurrentValue is not null))
        foreach (var item in many.CurrentValue!.Cast<object>().ToList())
            Mark(many.FindEntry(item)!, record);
    }

    private static bool IsText(IReadOnlyProperty property) =>
        property.ClrType == typeof(string) || property.ClrType == typeof(List<string>) || property.ClrType == typeof(byte[]);

    private static IEntityType Root(IEntityType type) => type.FindOwnership() is { } owned ? Root(owned.PrincipalEntityType) : type;

    private void Mark(EntityEntry entry, PropertyEntry text, string where, Guid record)
    {
        switch (text.CurrentValue)
        {
            case List<string> { Count: > 0 } some:
                text.CurrentValue = some.ConvertAll(s => Marked(s, where, record, text.Metadata));
                break;
            case byte[] { Length: > 0 } page when where == "EditionContent.Page":
                text.CurrentValue = Encoding.UTF8.GetBytes(InPage(Encoding.UTF8.GetString(page), where, record));
                break;
            case string { Length: > 0 } words:
                text.CurrentValue = where switch
                {
                    "EvidenceItem.Link" => $"{words}/{Next(where, record)}",
                    "Judgement.Sealed" => Resealed((Judgement)entry.Entity, words, where, record),
                    "Snapshot.Canonical" => Redigested(entry, InJson(words, where, record, free: s => s.Contains(' '))),
                    "EditionContent.Data" => InJson(words, where, record, free: s => s.Contains(' ')),
                    "Draft.Fields" => InJson(words, where, record, free: _ => true),
                    // A letter says what kind of thing follows; only words are words.
                    "Checklist.Items" => InJson(words, where, record, free: s => s.StartsWith('t') && s.Contains(' '), skip: 1),
                    _ => Marked(words, where, record, text.Metadata),
                };
                break;
        }
    }

    private string Next(string where, Guid record)
    {
        var token = Canaries.Token(Put.Count + 1);
        Put.Add(token, new(token, where, record));
        Bearing.Add(where);
        return token;
    }

    /// <summary>At the beginning, where an excerpt would take it, and at the end, where there is room.</summary>
    private string Marked(string words, string where, Guid record, IReadOnlyProperty property)
    {
        var token = Next(where, record);
        var marked = words.Length > 60 ? $"{token} {words} {token}" : $"{token} {words}";
        return property.GetMaxLength() is { } most && marked.Length > most ? marked[..most] : marked;
    }

    private string InJson(string json, string where, Guid record, Func<string, bool> free, int skip = 0)
    {
        var root = JsonNode.Parse(json)!;
        string? token = null;
        foreach (var value in Values(root).Where(v => v.TryGetValue<string>(out var s) && free(s)).ToList())
        {
            token ??= Next(where, record);
            value.ReplaceWith(value.GetValue<string>().Insert(skip, $"{token} "));
        }
        return token is null ? json : root.ToJsonString();
    }

    private static IEnumerable<JsonValue> Values(JsonNode? node) =>
        node switch
        {
            JsonValue value => [value],
            JsonArray array => array.SelectMany(Values),
            JsonObject some => some.SelectMany(p => Values(p.Value)),
            _ => [],
        };

    private string InPage(string page, string where, Guid record) =>
        page.Contains("</main>", StringComparison.Ordinal)
            ? page.Replace("</main>", $"<p>{Next(where, record)}</p></main>", StringComparison.Ordinal)
            : page;

    private static string Redigested(EntityEntry snapshot, string canonical)
    {
        snapshot.Property("Digest").CurrentValue = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        return canonical;
    }

    private string Resealed(Judgement judgement, string sealedWords, string where, Guid record)
    {
        if (judgement.OpenedAt is not null)
            return sealedWords;
        var seals = scope.Get<SealKeys>();
        var open = SealedWords.FromJson(seals.Open(judgement.OwnerId, sealedWords));
        var marked = (open with { Words = $"{Next(where, record)} {open.Words}" }).ToJson();
        _db.Entry(judgement).Property(j => j.SealDigest).CurrentValue = SealKeys.Digest(marked);
        return seals.Seal(judgement.OwnerId, marked);
    }

    /// <summary>Names are no records with content, but a search must not find them either: these people's names bear a token.</summary>
    public static async Task<Dictionary<string, Guid>> NameAsync(CandourApp app, IReadOnlyList<Party> people)
    {
        await using var scope = app.As(Make.Keeper);
        var names = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var ids = people.Select(p => p.Id).ToList();
        foreach (var person in await scope.Db.Set<Party>().Where(p => ids.Contains(p.Id)).ToListAsync())
        {
            var token = Canaries.Token(9_000_000 + names.Count);
            names.Add(token, person.Id);
            person.Name = $"{person.Name} {token}";
            person.SortKey = Fold.Sort(person.Name);
            person.SearchKey = Fold.Search(person.Name);
        }
        scope.Get<Journal>().RecordMany("marked", "party", Party.Installation, Party.Installation, "{}");
        await scope.Db.SaveChangesAsync();
        return names;
    }
}
