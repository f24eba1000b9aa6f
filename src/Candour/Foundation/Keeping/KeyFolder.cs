using System.Collections.Concurrent;
using System.Security.Cryptography;
using Candour.Foundation.Storage;

namespace Candour.Foundation.Keeping;

/// <summary>
/// The keys that lie outside the database and outside every backup: who holds a copy of the database, or a backup,
/// holds sealed text and cannot read it. Whoever keeps the house keeps a copy of this folder in another place.
/// </summary>
public sealed class KeyFolder(StorageSettings settings)
{
    private const int Length = 32;
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>Where they lie.</summary>
    public string Path => System.IO.Path.Combine(settings.Folder, "keys");

    /// <summary>A key by name; made at its first use.</summary>
    public byte[] Get(string name) => _keys.GetOrAdd(name, Read);

    private byte[] Read(string name)
    {
        var path = System.IO.Path.Combine(Path, name + ".key");
        if (!File.Exists(path))
            Make(path);
        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == Length ? key : throw new InvalidOperationException($"{path} does not hold a key of {Length} bytes.");
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var part = $"{path}.{Ids.Random():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(part, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it in the same moment; theirs stands.
            File.Delete(part);
        }
    }
}
