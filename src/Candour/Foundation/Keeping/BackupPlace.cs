using System.Data;
using System.Data.Common;
using System.Formats.Tar;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Journal;
using Candour.Foundation.Storage;
using Candour.Foundation.Time;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.Keeping;

/// <summary>
/// Writes everything the place holds into one archive, while people work: every table as lines of JSON from one
/// snapshot, every file, and a manifest with digests and the heads of the journal. It can be restored on either
/// database. The folder of keys is not in it; neither are sealed judgements readable from it.
/// </summary>
public sealed class BackupPlace(CandourDb db, ViewerScope scope, StorageSettings settings, Calendar calendar)
{
    /// <summary>Writes the archive and answers its manifest. An unfinished archive never has the given name.</summary>
    public async Task<Manifest> RunAsync(string path, CancellationToken cancel = default)
    {
        var part = path + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var keeper = scope.As(KindCatalogue.Keeper(db.Model));
        try
        {
            Manifest manifest;
            await using (var file = Private(part, FileAccess.Write))
            await using (var archive = new TarWriter(file, TarEntryFormat.Pax, leaveOpen: true))
            {
                manifest = await WriteAsync(archive, part + ".table", cancel);
                await archive.DisposeAsync();
                file.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(part);
            File.Delete(part + ".table");
        }
    }

    private async Task<Manifest> WriteAsync(TarWriter archive, string scratch, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            // Asked before the snapshot: where there is no table of versions yet, PostgreSQL's error would end the transaction.
            var applied = (await AppliedAsync(cancel))?.Order(StringComparer.Ordinal).LastOrDefault();
            await using var snapshot = await SnapshotAsync(cancel);
            await db.Database.UseTransactionAsync(snapshot, cancel);
            var model =
                applied is null || applied == db.Database.GetMigrations().LastOrDefault()
                    ? PortableModel.Of(db)
                    : PortableModel.At(db, applied);
            var now = calendar.Now;
            List<ManifestTable> tables = [];
            foreach (var table in model.Tables)
                tables.Add(await TableAsync(archive, snapshot, table, scratch, cancel));
            var files = await FilesAsync(archive, cancel);
            var version =
                typeof(BackupPlace).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            var manifest = new Manifest(
                Manifest.ProductWord,
                Manifest.FormatNow,
                version,
                now,
                model.Digest,
                Manifest.NameOf(applied),
                tables,
                files,
                await Chain.HeadsAsync(db, cancel)
            );
            await EntryAsync(
                archive,
                Manifest.EntryName,
                new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, Manifest.Json)),
                cancel
            );
            return manifest;
        }
        finally
        {
            await db.Database.UseTransactionAsync(null, cancel);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>One state of everything: on SQLite a reading transaction that does not hold up writers.</summary>
    private async Task<DbTransaction> SnapshotAsync(CancellationToken cancel) =>
        db.Database.GetDbConnection() is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await db.Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    private async Task<IEnumerable<string>?> AppliedAsync(CancellationToken cancel) =>
        db.Database.GetMigrations().Any() ? await db.Database.GetAppliedMigrationsAsync(cancel) : null;

    private async Task<ManifestTable> TableAsync(
        TarWriter archive,
        DbTransaction snapshot,
        PortableTable table,
        string scratch,
        CancellationToken cancel
    )
    {
        await using var lines = Private(scratch, FileAccess.ReadWrite);
        var rows = await PortableRows.WriteAsync(db, snapshot, table, lines, cancel);
        var digest = await DigestAsync(lines, cancel);
        await EntryAsync(archive, $"tables/{table.Name}.jsonl", lines, cancel);
        return new ManifestTable(table.Name, [.. table.Columns.Select(c => c.Name)], rows, digest);
    }

    private async Task<List<ManifestFile>> FilesAsync(TarWriter archive, CancellationToken cancel)
    {
        List<ManifestFile> files = [];
        var keys = await db.Set<StoredFile>()
            .IgnoreQueryFilters([CandourDb.LiveFilter])
            .Select(f => f.ContentKey)
            .Distinct()
            .OrderBy(k => k)
            .ToListAsync(cancel);
        foreach (var key in keys.Where(k => File.Exists(FileStore.PathOf(settings, k))))
        {
            await using var file = File.OpenRead(FileStore.PathOf(settings, key));
            files.Add(new ManifestFile(key, file.Length, await DigestAsync(file, cancel)));
            await EntryAsync(archive, $"files/{key}", file, cancel);
        }
        return files;
    }

    /// <summary>A new file that nobody else on this machine reads: it holds everything the place holds.</summary>
    private static FileStream Private(string path, FileAccess access)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = access };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static async Task<string> DigestAsync(Stream stream, CancellationToken cancel)
    {
        stream.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    private static async Task EntryAsync(TarWriter archive, string name, Stream content, CancellationToken cancel)
    {
        content.Position = 0;
        await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content }, cancel);
    }
}
