using System.Buffers.Binary;

namespace Candour.Foundation.Files;

/// <summary>
/// Copies a JPEG without its metadata: where and when a photo was taken, with what, by whom, and the small copy of
/// the picture before it was cropped. Only segments that the picture needs are kept, and which way up it is.
/// </summary>
internal static class JpegImage
{
    private const byte App0 = 0xE0,
        App1 = 0xE1,
        App14 = 0xEE,
        App15 = 0xEF,
        Comment = 0xFE,
        Scan = 0xDA,
        End = 0xD9;

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    /// <summary>False when it is no whole JPEG.</summary>
    public static bool Strip(Stream from, Stream to)
    {
        if (from.ReadByte() != 0xFF || from.ReadByte() != 0xD8)
            return false;
        to.Write([0xFF, 0xD8]);
        var turned = false;
        var scanned = false;
        for (var marker = NextMarker(from); marker is not null; )
        {
            if (marker == End)
            {
                to.Write([0xFF, End]);
                // What follows the end (a film, a second picture) is no part of the picture.
                return scanned;
            }
            if (Segment(from, marker.Value) is not { } body)
                return false;
            if (marker == App1 && !turned && Orientation(body) is > 1 and <= 8 and var way)
            {
                Write(to, App1, ExifOf(way));
                turned = true;
            }
            else if (Kept(marker.Value, body) is { } kept)
            {
                Write(to, marker.Value, kept);
            }
            scanned |= marker == Scan;
            marker = marker == Scan ? CopyScan(from, to) : NextMarker(from);
        }
        if (scanned)
            to.Write([0xFF, End]);
        return scanned;
    }

    /// <summary>What is kept of a segment; null for none of it.</summary>
    private static byte[]? Kept(byte marker, byte[] body) =>
        marker switch
        {
            App0 => body.AsSpan().StartsWith("JFIF\0"u8) && body.Length >= 14 ? [.. body[..12], 0, 0] : null,
            App14 => body.AsSpan().StartsWith("Adobe"u8) && body.Length >= 12 ? body[..12] : null,
            >= App1 and <= App15 or Comment => null,
            _ => body,
        };

    /// <summary>The next marker outside a scan; null at the end of the file or where there is none.</summary>
    private static byte? NextMarker(Stream from)
    {
        if (from.ReadByte() != 0xFF)
            return null;
        int code;
        do code = from.ReadByte();
        while (code == 0xFF);
        return code > 0 ? (byte)code : null;
    }

    /// <summary>The body of a segment; null when it is cut off or cannot stand here.</summary>
    private static byte[]? Segment(Stream from, byte marker)
    {
        if (marker is < 0xC0 or (>= 0xD0 and <= 0xD8))
            return null;
        Span<byte> length = stackalloc byte[2];
        if (
            from.ReadAtLeast(length, 2, throwOnEndOfStream: false) < 2
            || BinaryPrimitives.ReadUInt16BigEndian(length) is var whole && whole < 2
        )
            return null;
        var body = new byte[BinaryPrimitives.ReadUInt16BigEndian(length) - 2];
        return from.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) == body.Length ? body : null;
    }

    private static void Write(Stream to, byte marker, byte[] body)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(body.Length + 2));
        to.Write(head);
        to.Write(body);
    }

    /// <summary>Copies picture data up to the next marker, which it answers; null at the end of the file.</summary>
    private static byte? CopyScan(Stream from, Stream to)
    {
        for (var next = from.ReadByte(); next >= 0; next = from.ReadByte())
        {
            if (next != 0xFF)
            {
                to.WriteByte((byte)next);
                continue;
            }
            var code = from.ReadByte();
            while (code == 0xFF)
                code = from.ReadByte();
            // A byte 0xFF of the picture is followed by a nought; D0 to D7 are marks within the picture.
            if (code is 0 or (>= 0xD0 and <= 0xD7))
                to.Write([0xFF, (byte)code]);
            else
                return code < 0 ? null : (byte)code;
        }
        return null;
    }

    /// <summary>The orientation that an Exif segment tells, 1 to 8; 0 when it tells none.</summary>
    private static int Orientation(byte[] body)
    {
        const int Tiff = 6;
        if (!body.AsSpan().StartsWith("Exif\0\0"u8) || body.Length < Tiff + 8)
            return 0;
        var tiff = body.AsSpan(Tiff);
        var big = tiff[0] == 'M';
        int Short(ReadOnlySpan<byte> at) => big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
        var first = big ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (first > (uint)tiff.Length - 2)
            return 0;
        var entries = tiff[(int)first..];
        var count = Short(entries);
        for (var i = 0; i < count && 2 + (i + 1) * 12 <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + i * 12, 12);
            if (Short(entry) == 0x0112)
                return Short(entry[8..]);
        }
        return 0;
    }

    /// <summary>An Exif segment that says which way up the picture is and nothing else.</summary>
    private static byte[] ExifOf(int way) =>
        [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)way, 0, 0, 0, 0, 0, 0];
}
