using System.Buffers.Binary;

namespace Candour.Tests.Foundation.Files;

/// <summary>Small pictures as a browser made them, and the same with what cameras and phones add.</summary>
internal static class Pictures
{
    public static byte[] Jpeg { get; } =
        Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Oz"
                + "s7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAGBAAAwEBAAAAAAAAAAAAAAAAAAQh"
                + "MQP/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABgRAAIDAAAAAAAAAAAAAAAAAAABAgQh/9oADAMBAAIRAxEAPwCWhwyGlQXyAEa9N6IqRWH/2Q=="
        );

    public static byte[] Png { get; } =
        Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAA+0lEQVR4AVxQsU4CURBcltv7FT/A2k6D0ZCoRA0xxsoYGwsqCyoLKSgIBQUJCR09NR/AX90wu++9cFDszc2b2X2zTy+eh7h8G+Lq4x"
                + "W3ny94+h7g/WeAr9EjRr8PGI/7mPz1Mf+/x2p6h82sh+2ih93yBvv1NbTuilTaiHUhpixyI68zd906jZzwrFf0q/ETJqL/ezl30ZsCK4nhzoueEBIJEskmFSYCbzyidcABwkrnbT8TNFKrtETyWKOY"
                + "GzHnXCklSzyS8VxDzDsdJ/sQyAnniqXJsr9iMjUKMZnEdyymQGpFT9geCnF/vEGYGeccvSklZCN1535ZGw8AAAD//5dNNvYAAAAGSURBVAMAc+RvCI294zoAAAAASUVORK5CYII="
        );

    public static byte[] Pdf { get; } = [.. "%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n"u8];

    /// <summary>The JPEG with these segments after its beginning, and these bytes after its end.</summary>
    public static byte[] JpegWith(IEnumerable<(byte Marker, byte[] Body)> segments, byte[]? after = null)
    {
        List<byte> result = [0xFF, 0xD8];
        foreach (var (marker, body) in segments)
        {
            var length = new byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
            result.AddRange([0xFF, marker, .. length, .. body]);
        }
        return [.. result, .. Jpeg[2..], .. after ?? []];
    }

    /// <summary>Exif as a phone writes it: which way up, then a place in words.</summary>
    public static byte[] Exif(byte orientation, bool bigEndian, string words) =>
        [
            .. "Exif\0\0"u8,
            .. bigEndian
                ? (byte[])[.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
                : [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
            .. System.Text.Encoding.UTF8.GetBytes(words),
        ];

    /// <summary>The PNG with a chunk after its header, and bytes after its end.</summary>
    public static byte[] PngWith(string type, byte[] body, byte[]? after = null)
    {
        const int Header = 8 + 4 + 4 + 13 + 4;
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return
        [
            .. Png[..Header],
            .. length,
            .. System.Text.Encoding.ASCII.GetBytes(type),
            .. body,
            0,
            0,
            0,
            0,
            .. Png[Header..],
            .. after ?? [],
        ];
    }
}
