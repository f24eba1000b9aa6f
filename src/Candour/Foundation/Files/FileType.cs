namespace Candour.Foundation.Files;

/// <summary>The types of file that are taken, each told from its first bytes and never from its name.</summary>
/// <param name="Key">The stored word.</param>
/// <param name="MediaType">What the browser is told.</param>
/// <param name="Ending">The ending of a downloaded file.</param>
/// <param name="IsAttachment">Whether it is only ever downloaded: a PDF can hold script.</param>
public sealed record FileType(string Key, string MediaType, string Ending, bool IsAttachment)
{
    public static FileType Jpeg { get; } = new("jpeg", "image/jpeg", ".jpg", IsAttachment: false);
    public static FileType Png { get; } = new("png", "image/png", ".png", IsAttachment: false);
    public static FileType Pdf { get; } = new("pdf", "application/pdf", ".pdf", IsAttachment: true);

    /// <summary>How many first bytes are looked at.</summary>
    public const int HeadLength = 8;

    /// <summary>The type by its stored word.</summary>
    public static FileType Of(string key) =>
        key switch
        {
            "jpeg" => Jpeg,
            "png" => Png,
            "pdf" => Pdf,
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such type of file."),
        };

    /// <summary>The type by the first bytes; null for every other.</summary>
    public static FileType? ByContent(ReadOnlySpan<byte> head) =>
        head.StartsWith(JpegImage.Signature) ? Jpeg
        : head.StartsWith(PngImage.Signature) ? Png
        : head.StartsWith("%PDF-"u8) ? Pdf
        : null;
}
