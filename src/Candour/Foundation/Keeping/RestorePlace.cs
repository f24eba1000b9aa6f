using System.Data.Common;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Mail;
using Candour.Foundation.Outcomes;
using Candour.Foundation.PersonalData;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Candour.Foundation.Keeping;

/// <summary>What came back.</summary>
/// <param name="Manifest">The backup's own account of itself.</param>
/// <param name="Erased">How many people were erased again.</param>
/// <param name="MailHeld">How many mails that waited were not carried over: they may have gone out already.</param>
public sealed record Restored(Manifest Manifest, int Erased, int MailHeld);

/// <summary>Puts a backup back into an empty place, on either database, and erases again whoever was erased since it was made.</summary>
public sealed class RestorePlace(
    CandourDb db,
    ViewerScope scope,
    Schema schema,
    StorageSettings settings,
    ErasePerson erase,
    ErasureLedger ledger
)
{
    /// <summary>Restores. Nothing is put back unless every part of the archive has its digest.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="erasures">Everybody who was ever erased: see <see cref="ErasureLedger"/>.</param>
    public async Task<Outcome<Restored>> RunAsync(string path, IReadOnlyList<Erasure> erasures, CancellationToken cancel = default)
    {
        using var keeper = scope.As(KindCatalogue.Keeper(db.Model));
        if (await ReadManifestAsync(path, cancel) is not { } manifest)
            return Refusal.Because("keeping.restore.not-whole", path);
        var outcome = await BuildAsync(manifest, cancel);
        if (!outcome.IsDone)
            return Outcome<Restored>.Refused(outcome.Refusals);
        await LoadAsync(path, outcome.Value, cancel);
        await schema.BuildAsync(cancel);
        db.ChangeTracker.Clear();
        var held = await HoldMailAsync(cancel);
        var erased = 0;
        foreach (var erasure in erasures)
        {
            if ((await erase.RunAsync(erasure.PersonId, cancel: cancel)).IsDone)
                erased++;
            else
                // Not in this backup, but perhaps in another that is restored here one day.
                ledger.Add(erasure);
        }
        return new Restored(manifest, erased, held);
    }

    /// <summary>The manifest, if every entry is there and as it was written.</summary>
    public static async Task<Manifest?> ReadManifestAsync(string path, CancellationToken cancel = default)
    {
        try
        {
            Manifest? manifest = null;
            var digests = new Dictionary<string, string>(StringComparer.Ordinal);
            await foreach (var (name, content) in EntriesAsync(path, cancel))
            {
                if (name == Manifest.EntryName)
                    manifest = await JsonSerializer.DeserializeAsync<Manifest>(content, Manifest.Json, cancel);
                else
                    digests[name] = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
            }
            return
                manifest is { Product: Manifest.ProductWord, Format: Manifest.FormatNow }
                && manifest.Tables.All(t => digests.GetValueOrDefault($"tables/{t.Name}.jsonl") == t.Sha256)
                && manifest.Files.All(f => digests.GetValueOrDefault($"files/{f.Name}") == f.Sha256)
                ? manifest
                : null;
        }
        catch (Exception error) when (error is IOException or FormatException or InvalidDataException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Makes the tables that the rows fit into, in a place that holds nothing.</summary>
    private async Task<Outcome<PortableModel>> BuildAsync(Manifest manifest, CancellationToken cancel)
    {
        var finding = await schema.LookAsync(cancel);
        if (
            finding.State is not (SchemaState.Empty or SchemaState.Current)
            || Directory.Exists(FileStore.Folder(settings))
                && Directory.EnumerateFiles(FileStore.Folder(settings), "*", SearchOption.AllDirectories).Any()
        )
            return Refusal.Because("keeping.restore.not-empty");
        var model = PortableModel.Of(db);
        if (model.Digest == manifest.Schema)
        {
            await schema.BuildAsync(cancel);
        }
        else
        {
            var then = db.Database.GetMigrations().FirstOrDefault(m => Manifest.NameOf(m) == manifest.Migration);
            if (then is null || finding.State != SchemaState.Empty)
                return Refusal.Because("keeping.restore.other-version", manifest.Version);
            StorageRoom.MakeFile(db);
            await db.GetService<IMigrator>().MigrateAsync(then, cancel);
            model = PortableModel.At(db, then);
        }
        foreach (var table in model.Tables)
        {
            if (await HasRowsAsync(table.Name, cancel))
                return Refusal.Because("keeping.restore.not-empty");
        }
        return model;
    }

    private async Task<bool> HasRowsAsync(string table, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT 1 FROM {PortableRows.Quoted(table)} LIMIT 1";
            return await command.ExecuteScalarAsync(cancel) is not null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task LoadAsync(string path, PortableModel model, CancellationToken cancel)
    {
        var tables = model.Tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var manifest = (await ReadManifestAsync(path, cancel))!;
        var columns = manifest.Tables.ToDictionary(t => t.Name, t => t.Columns, StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(cancel);
            await foreach (var (name, content) in EntriesAsync(path, cancel))
                await PutBackAsync(name, content, tables, columns, transaction, cancel);
            await transaction.CommitAsync(cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task PutBackAsync(
        string name,
        Stream content,
        Dictionary<string, PortableTable> tables,
        Dictionary<string, IReadOnlyList<string>> columns,
        DbTransaction transaction,
        CancellationToken cancel
    )
    {
        var last = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (
            name.StartsWith("tables/", StringComparison.Ordinal)
            && columns.TryGetValue(Path.GetFileNameWithoutExtension(last), out var order)
        )
            await PortableRows.InsertAsync(transaction, tables[Path.GetFileNameWithoutExtension(last)], order, content, cancel);
        else if (name.StartsWith("files/", StringComparison.Ordinal) && last.Length == 64 && last.All(char.IsAsciiHexDigitLower))
            await PutFileBackAsync(last, content, cancel);
    }

    private async Task PutFileBackAsync(string contentKey, Stream content, CancellationToken cancel)
    {
        var path = FileStore.PathOf(settings, contentKey);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        await content.CopyToAsync(file, cancel);
        file.Flush(flushToDisk: true);
    }

    private async Task<int> HoldMailAsync(CancellationToken cancel)
    {
        var waiting = await db.Set<OutMail>().Where(m => m.State == OutMail.Waiting).ToListAsync(cancel);
        foreach (var mail in waiting)
            (mail.State, mail.Error) = (OutMail.Failed, "restored");
        await db.SaveChangesAsync(cancel);
        return waiting.Count;
    }

    private static async IAsyncEnumerable<(string Name, Stream Content)> EntriesAsync(
        string path,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var file = File.OpenRead(path);
        await using var archive = new TarReader(file);
        while (await archive.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            if (entry.EntryType == TarEntryType.RegularFile)
                yield return (entry.Name, entry.DataStream ?? Stream.Null);
        }
    }
}
