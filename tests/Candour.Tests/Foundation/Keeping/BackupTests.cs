using System.Formats.Tar;
using System.Text.Json.Nodes;
using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Foundation.Outcomes;
using Candour.Foundation.PersonalData;
using Candour.Partnerships;
using Candour.Testing;
using Microsoft.EntityFrameworkCore;

namespace Candour.Tests.Foundation.Keeping;

public sealed class BackupTests
{
    [Theory, OnEachDatabase(DatabaseKind.Sqlite), OnEachDatabase(DatabaseKind.PostgreSql)]
    public async Task A_backup_brings_everything_back_into_an_empty_place_on_either_database(DatabaseKind from, DatabaseKind to)
    {
        SkipWithout(to);
        using var folder = new TemporaryFolder();
        await using var place = await FurnishedPlace.CreateAsync(from);
        var manifest = await place.BackupAsync(folder.At("one.tar"));
        manifest.Files.Count.ShouldBe(1);
        manifest.Heads.ShouldNotBeEmpty();
        manifest.Tables.Single(t => t.Name == "party").Rows.ShouldBe(4);

        await using var empty = await FoundationHost.CreateEmptyAsync(to);
        var restored = (await RestoreAsync(empty, folder.At("one.tar"))).Value;
        (restored.Manifest.Schema, restored.MailHeld).ShouldBe((manifest.Schema, 1));
        await using (var scope = empty.As(Viewer.Nobody))
            await scope.Get<BackupPlace>().RunAsync(folder.At("two.tar"));
        var (before, after) = (await RowsAsync(folder.At("one.tar")), await RowsAsync(folder.At("two.tar")));
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        foreach (var table in before.Keys.Where(t => t != "tables/out_mail.jsonl"))
            after[table].ShouldBe(before[table], table);
        (await place.ReadFileAsync(empty)).ShouldBe(Files.Pictures.Pdf);
        await using (var scope = empty.As(Viewer.Nobody))
            (await scope.Get<DataCheck>().RunAsync(manifest.Heads)).ShouldNotContain(b => b.Invariant != "seals-can-be-opened");
    }

    [Theory, OnEachDatabase]
    public async Task Who_was_erased_since_the_backup_is_erased_again(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        await using var place = await FurnishedPlace.CreateAsync(kind);
        await place.BackupAsync(folder.At("before.tar"));
        await using (var scope = place.Host.As(Viewer.Nobody))
            (await scope.Get<ErasePerson>().RunAsync(place.Head)).IsDone.ShouldBeTrue();
        var ledger = place.Host.Services.GetService(typeof(ErasureLedger)) as ErasureLedger;
        ledger!.Read().ShouldHaveSingleItem().PersonId.ShouldBe(place.Head);

        await using var empty = await FoundationHost.CreateEmptyAsync(kind);
        (await RestoreAsync(empty, folder.At("before.tar"), ledger.Read())).Value.Erased.ShouldBe(1);
        await using var again = empty.As(Viewer.Nobody);
        (await again.Db.Set<Party>().SingleAsync(p => p.Id == place.Head)).Name.ShouldBe("Someone who has left");
        (await again.Db.Users.AnyAsync(a => a.Id == place.Head)).ShouldBeFalse();
        (await again.Get<DataCheck>().RunAsync()).ShouldNotContain(b => b.Invariant != "seals-can-be-opened");
    }

    [Theory, OnEachDatabase]
    public async Task A_backup_is_never_restored_over_anything(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        await using var place = await FurnishedPlace.CreateAsync(kind);
        await place.BackupAsync(folder.At("one.tar"));
        (await RestoreAsync(place.Host, folder.At("one.tar")))
            .Refusals.ShouldHaveSingleItem()
            .TextKey.ShouldBe("keeping.restore.not-empty");
        await Should.ThrowAsync<IOException>(() => place.BackupAsync(folder.At("one.tar")));
        (await RestorePlace.ReadManifestAsync(folder.At("one.tar"))).ShouldNotBeNull();
        Directory.GetFiles(folder.Path).ShouldBe([folder.At("one.tar")]);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_restores_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var place = await FurnishedPlace.CreateAsync(DatabaseKind.Sqlite);
        await place.BackupAsync(folder.At("one.tar"));
        var bytes = await File.ReadAllBytesAsync(folder.At("one.tar"));
        var at = bytes.AsSpan().IndexOf("Millbrook"u8);
        bytes[at] = (byte)'W';
        await File.WriteAllBytesAsync(folder.At("altered.tar"), bytes);
        await File.WriteAllBytesAsync(folder.At("short.tar"), bytes[..(bytes.Length / 2)]);
        await File.WriteAllTextAsync(folder.At("words.tar"), "no archive");
        await using var empty = await FoundationHost.CreateEmptyAsync(DatabaseKind.Sqlite);
        foreach (var name in new[] { "altered.tar", "short.tar", "words.tar", "absent.tar" })
            (await RestoreAsync(empty, folder.At(name)))
                .Refusals.ShouldHaveSingleItem()
                .TextKey.ShouldBe("keeping.restore.not-whole", name);
        await using var scope = empty.As(Viewer.Nobody);
        (await scope.Get<Schema>().LookAsync()).State.ShouldBe(SchemaState.Empty);
    }

    [Theory, OnEachDatabase]
    public async Task A_backup_is_one_moment_while_people_go_on_working(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        await using var place = await FurnishedPlace.CreateAsync(kind);
        using var stop = new CancellationTokenSource();
        var work = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var person = Make.Person($"Person {i}");
                await place.Host.Database.SeedAsync(person, Make.Account(person, $"person.{i}@example.org"));
            }
        });
        for (var i = 0; i < 5; i++)
            await place.BackupAsync(folder.At($"{i}.tar"));
        await stop.CancelAsync();
        await work;
        for (var i = 0; i < 5; i++)
        {
            var rows = await RowsAsync(folder.At($"{i}.tar"));
            // Each person was saved with their account, a fact and its content in one save.
            rows["tables/fact.jsonl"].Count.ShouldBe(rows["tables/fact_content.jsonl"].Count);
            rows["tables/party.jsonl"]
                .Count(r => r.Contains("\"Person ", StringComparison.Ordinal))
                .ShouldBe(rows["tables/asp_net_users.jsonl"].Count(r => r.Contains("person.", StringComparison.Ordinal)));
        }
    }

    [Theory, OnEachDatabase]
    public async Task The_keys_that_open_seals_are_not_in_the_backup(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        await using var place = await FurnishedPlace.CreateAsync(kind);
        await place.BackupAsync(folder.At("one.tar"));
        var key = (await File.ReadAllTextAsync(Path.Combine(place.Host.Database.Settings.Folder, "keys", "seal.key"))).Trim();
        var bytes = await File.ReadAllBytesAsync(folder.At("one.tar"));
        bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key)).ShouldBe(-1);
        bytes.AsSpan().IndexOf(Convert.FromBase64String(key)).ShouldBe(-1);
        bytes.AsSpan().IndexOf("a sealed judgement"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task Both_databases_have_the_same_portable_model()
    {
        SkipWithout(DatabaseKind.PostgreSql);
        await using var sqlite = await TestDatabase.CreateEmptyAsync(DatabaseKind.Sqlite);
        await using var postgres = await TestDatabase.CreateEmptyAsync(DatabaseKind.PostgreSql);
        await using var one = sqlite.Open(Viewer.Nobody);
        await using var two = postgres.Open(Viewer.Nobody);
        PortableModel.Of(one).Digest.ShouldBe(PortableModel.Of(two).Digest);
    }

    private static void SkipWithout(DatabaseKind kind)
    {
        if (DatabaseKinds.WhyMissing(kind) is { } why)
            Assert.Skip(why);
    }

    private static async Task<Outcome<Restored>> RestoreAsync(FoundationHost host, string path, IReadOnlyList<Erasure>? erasures = null)
    {
        await using var scope = host.As(Viewer.Nobody);
        return await scope.Get<RestorePlace>().RunAsync(path, erasures ?? []);
    }

    /// <summary>The rows of each table, with documents written in one way; the databases space them differently.</summary>
    private static async Task<Dictionary<string, List<string>>> RowsAsync(string path)
    {
        var rows = new Dictionary<string, List<string>>();
        await using var file = File.OpenRead(path);
        await using var archive = new TarReader(file);
        while (await archive.GetNextEntryAsync() is { } entry)
        {
            if (!entry.Name.StartsWith("tables/", StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(entry.DataStream ?? Stream.Null);
            var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            rows[entry.Name] = [.. lines.Select(l => Sorted(JsonNode.Parse(l))!.ToJsonString()).Order(StringComparer.Ordinal)];
        }
        return rows;
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonArray array => new JsonArray([.. array.Select(Sorted)]),
            JsonObject document => new JsonObject(
                document.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))
            ),
            _ => node?.DeepClone(),
        };
}
