namespace Candour.Records.Tables;

/// <summary>
/// A file somebody brought. It is opened more than once (to look at it, then to read it) and never held in memory.
/// </summary>
/// <param name="Name">The name it came under, which may tell its date.</param>
/// <param name="Open">Opens it at its beginning.</param>
public sealed record ImportFile(string Name, Func<Stream> Open)
{
    /// <summary>A file on this machine.</summary>
    public static ImportFile At(string path) =>
        new(
            Path.GetFileName(path),
            () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
        );

    /// <summary>A small file in memory.</summary>
    public static ImportFile Of(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes, writable: false));
}

/// <summary>How much of a file is taken before it is refused; a whole national register is well within.</summary>
public sealed record TableLimits
{
    /// <summary>Bytes as they come: 100 MB.</summary>
    public long Bytes { get; init; } = 100L << 20;

    /// <summary>Bytes once unpacked: 400 MB. The national extract at full width is about 70.</summary>
    public long UnpackedBytes { get; init; } = 400L << 20;

    /// <summary>Rows: the register has grown past 51,000 with closed schools and children's centres.</summary>
    public int Rows { get; init; } = 300_000;

    /// <summary>Columns: the widest published file has about 510.</summary>
    public int Columns { get; init; } = 1_000;

    /// <summary>Characters in a cell; more means that a quotation mark was opened and never closed.</summary>
    public int CellLength { get; init; } = 32_000;
}
