using System.Text.Encodings.Web;
using System.Text.Json;
using Candour.Foundation.Access;
using Candour.Foundation.Files;
using Candour.Foundation.Keeping;
using Candour.Foundation.Outcomes;
using Candour.Foundation.Storage;
using Candour.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Candour.Foundation.PersonalData;

/// <summary>All that is held about a person, table by table.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Tables">Their rows, with what is theirs in each.</param>
/// <param name="NamedIn">Where others' records name them, by place; the words there are others'.</param>
public sealed record PersonExport(
    Guid PersonId,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, object?>>> Tables,
    IReadOnlyList<Mention> NamedIn
);

/// <summary>Writes all that is held about a person into a folder: one file that a person or a program can read, and the files they added.</summary>
public sealed class ExportPerson(CandourDb db, ViewerScope scope, StorageSettings settings)
{
    /// <summary>Parts of a row that open doors or prove things, and tell nothing about the person.</summary>
    private static readonly string[] Secrets =
    [
        "Stamp",
        "Digest",
        "Hash",
        "Link",
        "Token",
        "Sealed",
        "Nonce",
        "ContentKey",
        "SortKey",
        "SearchKey",
        "ChainIndex",
    ];

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the folder, which must not be there yet.</summary>
    public async Task<Outcome<PersonExport>> RunAsync(Guid personId, string folder, CancellationToken cancel = default)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return Refusal.Because("people.folder-in-use", folder);
        using var keeper = scope.As(KindCatalogue.Keeper(db.Model));
        var person = await db.Set<Party>()
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == personId && p.Kind == PartyKinds.Person, cancel);
        if (person is null)
            return Refusal.Because("people.not-a-person");
        var address = await db.Users.Where(a => a.Id == personId).Select(a => a.Email).SingleOrDefaultAsync(cancel);
        var rows = new PersonRows(db);
        var found = await rows.OfAsync(personId, address is null ? [] : [address], cancel);
        var own = found.Select(r => r.Row).ToHashSet(ReferenceEqualityComparer.Instance);
        var naming = (await rows.NamingAsync([person.Name], cancel)).Where(n => !own.Contains(n.Row) && n.Row != person);
        var export = new PersonExport(
            personId,
            found
                .GroupBy(r => r.Entity.GetTableName()!, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(
                    g => g.Key,
                    g => (IReadOnlyList<IReadOnlyDictionary<string, object?>>)[.. g.Select(r => ValuesOf(r, rows.Map))],
                    StringComparer.Ordinal
                ),
            [.. naming.Select(n => rows.At(n.Row, n.Property))]
        );
        await WriteAsync(export, found.Select(r => r.Row).OfType<StoredFile>(), folder, cancel);
        return export;
    }

    /// <summary>What is theirs in a row, and what is nobody's: kinds, dates, keys.</summary>
    private Dictionary<string, object?> ValuesOf(PersonRow row, PersonalDataMap map)
    {
        var theirs = row.Links.Concat(row.TextsIn(map)).Select(p => p.Property).ToHashSet(StringComparer.Ordinal);
        var others = map
            .Properties.Where(p => p.Entity == row.Entity && !theirs.Contains(p.Property))
            .Select(p => p.Property)
            .ToHashSet(StringComparer.Ordinal);
        return db.Entry(row.Row)
            .Properties.Where(p =>
                !others.Contains(p.Metadata.Name)
                && !Secrets.Any(s => p.Metadata.Name.EndsWith(s, StringComparison.Ordinal))
                && p.CurrentValue is not null
            )
            .ToDictionary(p => p.Metadata.Name, p => p.CurrentValue, StringComparer.Ordinal);
    }

    private async Task WriteAsync(PersonExport export, IEnumerable<StoredFile> files, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "person.json"), JsonSerializer.Serialize(export, Json), cancel);
        foreach (var file in files.Where(f => File.Exists(FileStore.PathOf(settings, f.ContentKey))))
        {
            var to = Directory.CreateDirectory(Path.Combine(folder, "files"));
            File.Copy(
                FileStore.PathOf(settings, file.ContentKey),
                Path.Combine(to.FullName, $"{file.Id:N}{FileType.Of(file.Type).Ending}"),
                overwrite: true
            );
        }
    }
}
