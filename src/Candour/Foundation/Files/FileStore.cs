using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Candour.Foundation.Access;
using Candour.Foundation.Keeping;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Calendar = Candour.Foundation.Time.Calendar;

namespace Candour.Foundation.Files;

/// <summary>Bytes that lie in the folder and that no record speaks of yet.</summary>
public sealed record HeldFile(Guid OwnerId, string Name, FileType Type, long Length, string ContentKey);

/// <summary>A file to send: close the content when it is sent.</summary>
public sealed record OpenedFile(StoredFile File, FileType Type, Stream Content);

/// <summary>
/// Takes files in and gives them out. First <see cref="HoldAsync"/>, which reads, checks, cleans and hashes without
/// holding any lock; then <see cref="Add"/> in the change that the file belongs to. Bytes that no record came to speak
/// of are swept away after a day.
/// </summary>
public sealed class FileStore(
    CandourDb db,
    ViewerScope scope,
    Journal.Journal journal,
    KeyFolder keys,
    StorageSettings settings,
    Calendar calendar
)
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const long Largest = 10 * 1024 * 1024;

    private const int LargestInMegabytes = (int)(Largest / 1024 / 1024);

    /// <summary>Where the bytes lie.</summary>
    public static string Folder(StorageSettings settings) => Path.Combine(settings.Folder, "files");

    /// <summary>Where the bytes of a file lie.</summary>
    public static string PathOf(StorageSettings settings, string contentKey) => Path.Combine(Folder(settings), contentKey[..2], contentKey);

    /// <summary>Reads a file in, or says in a sentence why it is not taken.</summary>
    /// <param name="ownerId">The owner of the record that it will belong to.</param>
    /// <param name="name">Its name on the person's own machine.</param>
    /// <param name="content">The bytes; read to the end or to one byte past the largest size.</param>
    public async Task<Outcome<HeldFile>> HoldAsync(Guid ownerId, string name, Stream content, CancellationToken cancel = default)
    {
        var incoming = Directory.CreateDirectory(Path.Combine(Folder(settings), "incoming")).FullName;
        var raw = Path.Combine(incoming, $"{Ids.Random():N}.raw");
        var clean = Path.ChangeExtension(raw, ".clean");
        try
        {
            if (!await CopyAsync(content, raw, cancel))
                return Refusal.Because("files.too-large", LargestInMegabytes);
            if (await TypeAsync(raw, cancel) is not { } type)
                return new FileInfo(raw).Length == 0 ? Refusal.Because("files.empty") : Refusal.Because("files.type");
            if (!Clean(type, raw, clean))
                return Refusal.Because("files.broken");
            var key = await ContentKeyAsync(ownerId, clean, cancel);
            var length = new FileInfo(clean).Length;
            var path = PathOf(settings, key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.SetLastWriteTimeUtc(clean, calendar.Now);
            File.Move(clean, path, overwrite: true);
            return new HeldFile(ownerId, CleanName(name, type), type, length, key);
        }
        finally
        {
            File.Delete(raw);
            File.Delete(clean);
        }
    }

    /// <summary>Adds the record of a held file, with its fact, to the save of the change that it belongs to.</summary>
    public StoredFile Add(HeldFile held)
    {
        var file = new StoredFile
        {
            Id = Ids.New(),
            OwnerId = held.OwnerId,
            Name = held.Name,
            Type = held.Type.Key,
            Length = held.Length,
            ContentKey = held.ContentKey,
            AddedById = db.Viewer.PersonId,
            AddedAt = calendar.Now,
        };
        db.Add(file);
        journal.Record("file-added", file);
        return file;
    }

    /// <summary>
    /// A file that a record speaks of, for somebody who may read that record: whoever may read the record may read its
    /// files, and nobody else. Null when it is not the record's owner's, was withdrawn, or its bytes are gone.
    /// </summary>
    /// <param name="citing">The record, found through its room's access by the present viewer.</param>
    /// <param name="fileId">The file that the record names.</param>
    public async Task<OpenedFile?> OpenAsync(IGuarded citing, Guid fileId, CancellationToken cancel = default)
    {
        using (scope.As(Viewers.Librarian))
        {
            var file = await db.Set<StoredFile>()
                .AsNoTracking()
                .SingleOrDefaultAsync(f => f.Id == fileId && f.OwnerId == citing.OwnerId, cancel);
            var path = file is null ? null : PathOf(settings, file.ContentKey);
            return path is null || !File.Exists(path) ? null : new OpenedFile(file!, FileType.Of(file!.Type), File.OpenRead(path));
        }
    }

    /// <summary>The names, types and sizes of files that a record speaks of, by their keys.</summary>
    /// <inheritdoc cref="OpenAsync" />
    public async Task<IReadOnlyDictionary<Guid, StoredFile>> OfAsync(
        Guid ownerId,
        IReadOnlyCollection<Guid> fileIds,
        CancellationToken cancel = default
    )
    {
        using (scope.As(Viewers.Librarian))
            return await db.Set<StoredFile>()
                .AsNoTracking()
                .Where(f => f.OwnerId == ownerId && fileIds.Contains(f.Id))
                .ToDictionaryAsync(f => f.Id, cancel);
    }

    /// <summary>Removes the record of a file, with its fact, in the save of the change that makes it pointless; the bytes are swept later.</summary>
    public async Task RemoveAsync(Guid ownerId, Guid fileId, CancellationToken cancel = default)
    {
        if (
            await db.Set<StoredFile>()
                .IgnoreQueryFilters([CandourDb.LiveFilter])
                .SingleOrDefaultAsync(f => f.Id == fileId && f.OwnerId == ownerId, cancel)
            is not { } file
        )
            return;
        db.Remove(file);
        journal.Record("file-purged", file);
    }

    private static async Task<bool> CopyAsync(Stream from, string path, CancellationToken cancel)
    {
        await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (long total = 0; await from.ReadAsync(buffer, cancel) is > 0 and var read; )
            {
                if ((total += read) > Largest)
                    return false;
                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<FileType?> TypeAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[FileType.HeadLength];
        return FileType.ByContent(head.AsSpan(0, await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel)));
    }

    private static bool Clean(FileType type, string raw, string clean)
    {
        using var from = new BufferedStream(File.OpenRead(raw), 65536);
        using var file = new FileStream(clean, FileMode.CreateNew, FileAccess.Write);
        using var to = new BufferedStream(file, 65536);
        var whole =
            type == FileType.Jpeg ? JpegImage.Strip(from, to)
            : type == FileType.Png ? PngImage.Strip(from, to)
            : Copy(from, to);
        to.Flush();
        file.Flush(flushToDisk: true);
        return whole;
    }

    private static bool Copy(Stream from, Stream to)
    {
        from.CopyTo(to);
        return true;
    }

    private async Task<string> ContentKeyAsync(Guid ownerId, string path, CancellationToken cancel)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Get("files"), 32, info: ownerId.ToByteArray(bigEndian: true));
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await HMACSHA256.HashDataAsync(key, file, cancel));
    }

    /// <summary>A name without path, control characters and marks that turn the direction of writing, ending as its type does.</summary>
    private static string CleanName(string name, FileType type)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var cleaned = new string([
            .. Fold.Cleaned(last)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)),
        ]).Trim();
        var stem = Path.GetFileNameWithoutExtension(cleaned);
        if (stem.Length == 0)
            stem = type.Key;
        var longest = StoredFile.NameLength - type.Ending.Length;
        if (stem.Length > longest)
            stem = stem[..(char.IsHighSurrogate(stem[longest - 1]) ? longest - 1 : longest)];
        return stem + type.Ending;
    }
}
