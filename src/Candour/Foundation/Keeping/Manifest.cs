using System.Text.Json;
using Candour.Foundation.Journal;

namespace Candour.Foundation.Keeping;

/// <summary>What a backup holds, with a digest of each part: the last entry of the archive.</summary>
/// <param name="Product">"candour".</param>
/// <param name="Format">The version of this format.</param>
/// <param name="Version">The version of the product that made it.</param>
/// <param name="MadeAt">When its snapshot was taken.</param>
/// <param name="Schema">The digest of the model; see <see cref="PortableModel.Digest"/>.</param>
/// <param name="Migration">The name of the last migration, without its time; null before the first.</param>
/// <param name="Tables">The tables, in the order in which they are put back.</param>
/// <param name="Files">The stored files.</param>
/// <param name="Heads">The last link of each journal.</param>
public sealed record Manifest(
    string Product,
    int Format,
    string Version,
    DateTime MadeAt,
    string Schema,
    string? Migration,
    IReadOnlyList<ManifestTable> Tables,
    IReadOnlyList<ManifestFile> Files,
    IReadOnlyList<ChainHead> Heads
)
{
    public const string ProductWord = "candour";
    public const int FormatNow = 1;
    public const string EntryName = "manifest.json";

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The migration's name without its time, which differs between the two databases.</summary>
    internal static string? NameOf(string? migrationId) => migrationId?[(migrationId.IndexOf('_', StringComparison.Ordinal) + 1)..];
}

/// <summary>A table in a backup.</summary>
public sealed record ManifestTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256);

/// <summary>A stored file in a backup.</summary>
public sealed record ManifestFile(string Name, long Length, string Sha256);
