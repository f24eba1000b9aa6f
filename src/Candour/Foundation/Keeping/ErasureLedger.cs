using System.Text.Json;
using Candour.Foundation.Storage;

namespace Candour.Foundation.Keeping;

/// <summary>That a person was erased.</summary>
public sealed record Erasure(Guid PersonId, DateTime At);

/// <summary>
/// Who was erased and when, by key alone, in a file beside the database and outside every backup: a backup made before
/// an erasure brings the person back, and restoring it reads here whom to erase again.
/// </summary>
public sealed class ErasureLedger(StorageSettings settings)
{
    /// <summary>The file.</summary>
    public string FilePath => Path.Combine(settings.Folder, "erasures.jsonl");

    /// <summary>Writes an erasure down, on the disk before it is answered.</summary>
    public void Add(Erasure erasure)
    {
        Directory.CreateDirectory(settings.Folder);
        using var file = new FileStream(FilePath, FileMode.Append, FileAccess.Write);
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(erasure, JsonSerializerOptions.Web), (byte)'\n']);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Every erasure written down, each person once.</summary>
    public IReadOnlyList<Erasure> Read() => Read(FilePath);

    /// <summary>The same from a copy kept elsewhere.</summary>
    public static IReadOnlyList<Erasure> Read(string path) =>
        !File.Exists(path)
            ? []
            :
            [
                .. File.ReadLines(path)
                    .Where(line => line.Length > 0)
                    .Select(line => JsonSerializer.Deserialize<Erasure>(line, JsonSerializerOptions.Web)!)
                    .DistinctBy(e => e.PersonId),
            ];
}
