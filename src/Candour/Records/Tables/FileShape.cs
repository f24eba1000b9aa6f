using System.Text;

namespace Candour.Records.Tables;

/// <summary>
/// Tells what a file that is not a table of text looks like, from its first bytes: its name proves nothing.
/// </summary>
public static class FileShape
{
    private static readonly (byte[] Start, string Shape)[] Starts =
    [
        ([0x25, 0x50, 0x44, 0x46], "pdf"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old-office"),
        ([0x89, 0x50, 0x4E, 0x47], "picture"),
        ([0xFF, 0xD8, 0xFF], "picture"),
        ([0x47, 0x49, 0x46, 0x38], "picture"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "archive"),
        ([0x52, 0x61, 0x72, 0x21], "archive"),
        ([0x42, 0x5A, 0x68], "archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "archive"),
        ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20], "database"),
        ([0x50, 0x41, 0x52, 0x31], "parquet"),
        ([0x7B, 0x5C, 0x72, 0x74, 0x66], "document"),
        ([0x00, 0x00, 0xFE, 0xFF], "utf-32"),
        ([0xFF, 0xFE, 0x00, 0x00], "utf-32"),
        ([0xFF, 0xFE], "utf-16"),
        ([0xFE, 0xFF], "utf-16"),
    ];

    /// <summary>Whether the bytes are packed with gzip.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    /// <summary>The word for what it looks like, or null when it may be a table of text.</summary>
    public static string? Of(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return "empty";
        }

        if (IsGzip(start))
        {
            return "packed-twice";
        }

        if (start is [0x50, 0x4B, 0x03 or 0x05, 0x04 or 0x06, ..])
        {
            return Zip(start);
        }

        foreach (var (bytes, shape) in Starts)
        {
            if (start.StartsWith(bytes))
            {
                return shape;
            }
        }

        return IsTar(start) ? "archive" : Nuls(start) ?? Text(start);
    }

    // Office files are zips; their first entries give them away.
    private static string Zip(ReadOnlySpan<byte> start)
    {
        if (start.IndexOf("opendocument.spreadsheet"u8) >= 0 || start.IndexOf("xl/"u8) >= 0)
        {
            return "spreadsheet";
        }

        if (start.IndexOf("word/"u8) >= 0 || start.IndexOf("opendocument.text"u8) >= 0)
        {
            return "document";
        }

        return start.IndexOf("[Content_Types].xml"u8) >= 0 ? "spreadsheet" : "zip";
    }

    private static bool IsTar(ReadOnlySpan<byte> start) => start.Length > 262 && start[257..262].SequenceEqual("ustar"u8);

    // UTF-16 without its mark: every second byte of plain English is NUL. A stray NUL in a cell is a matter for its row.
    private static string? Nuls(ReadOnlySpan<byte> start)
    {
        int even = 0,
            odd = 0,
            controls = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
            else if (start[i] < 0x20 && start[i] is not (0x09 or 0x0A or 0x0D))
            {
                controls++;
            }
        }

        var half = start.Length / 2;
        if (half >= 4 && Math.Max(even, odd) > half * 0.7 && Math.Min(even, odd) < half * 0.3)
        {
            return "utf-16";
        }

        return (even + odd + controls) * 20 > start.Length ? "binary" : null;
    }

    private static string? Text(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(Unmarked(start)).AsSpan().TrimStart();
        if (text.IsEmpty)
        {
            return "empty";
        }

        if (text[0] == '<')
        {
            return
                text.Contains("<html", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
                ? "web-page"
                : "xml";
        }

        return IsJson(text) ? "json" : null;
    }

    private static bool IsJson(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('{' or '['))
        {
            return false;
        }

        var rest = text[1..].TrimStart();
        return !rest.IsEmpty && (rest[0] is '{' or '[' or '"' or '}' or ']');
    }

    private static ReadOnlySpan<byte> Unmarked(ReadOnlySpan<byte> start) =>
        start.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? start[3..] : start;

    /// <summary>Reads a little from a stream, as far as it goes.</summary>
    internal static int Fill(Stream stream, Span<byte> into)
    {
        var filled = 0;
        while (filled < into.Length)
        {
            var read = stream.Read(into[filled..]);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }
}
