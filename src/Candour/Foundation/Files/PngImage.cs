using System.Buffers.Binary;
using System.Text;

namespace Candour.Foundation.Files;

/// <summary>Copies a PNG without its metadata: only the chunks that draw the picture are kept.</summary>
internal static class PngImage
{
    private static readonly HashSet<string> Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs"];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>False when it is no whole PNG.</summary>
    public static bool Strip(Stream from, Stream to)
    {
        Span<byte> signature = stackalloc byte[8];
        if (from.ReadAtLeast(signature, 8, throwOnEndOfStream: false) < 8 || !signature.SequenceEqual(Signature))
            return false;
        to.Write(signature);
        Span<byte> head = stackalloc byte[8];
        for (var first = true; from.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var type = Encoding.ASCII.GetString(head[4..]);
            if ((first && type != "IHDR") || length > from.Length - from.Position)
                return false;
            // Body and checksum.
            var rest = new byte[length + 4];
            if (from.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length)
                return false;
            if (Kept.Contains(type))
            {
                to.Write(head);
                to.Write(rest);
            }
            else if (char.IsAsciiLetterUpper(type[0]))
            {
                // A chunk that a reader must understand, and that we do not.
                return false;
            }
            if (type == "IEND")
                return true;
        }
        return false;
    }
}
