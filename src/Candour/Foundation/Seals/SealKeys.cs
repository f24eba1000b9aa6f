using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Candour.Foundation.Keeping;
using Candour.Foundation.Storage;

namespace Candour.Foundation.Seals;

/// <summary>Sealed text cannot be opened: altered, of another review, or the wrapping key is not here.</summary>
public sealed class SealBrokenException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Seals judgements under a key per review. A copy of the database or a backup does not open them, because the key
/// that wraps the review's key is in neither; who holds the running server's folder and the database can
/// (SECURITY.md says so).
/// </summary>
/// <remarks>Sealed text is padded, so that its length does not tell how much somebody wrote.</remarks>
public sealed class SealKeys(CandourDb db, KeyFolder folder)
{
    private const string WrappingKey = "seal";
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Step = 256;
    private const int SaltLength = 16;

    /// <summary>Seals a text for a review. The review's key is made with its first seal, in the same save.</summary>
    public string Seal(Guid reviewId, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var padded = new byte[(sizeof(int) + bytes.Length + Step - 1) / Step * Step];
        BinaryPrimitives.WriteInt32BigEndian(padded, bytes.Length);
        bytes.CopyTo(padded, sizeof(int));
        return Convert.ToBase64String(Encrypt(KeyOf(reviewId, make: true), padded, reviewId));
    }

    /// <summary>Opens what was sealed for a review.</summary>
    public string Open(Guid reviewId, string sealedText)
    {
        var padded = Decrypt(
            KeyOf(reviewId, make: false),
            sealedText,
            reviewId,
            "The sealed text was altered, or belongs to another review."
        );
        return Encoding.UTF8.GetString(padded, sizeof(int), BinaryPrimitives.ReadInt32BigEndian(padded));
    }

    /// <summary>A salted digest of a text, kept at sealing: it tells nothing of the text and shows later that it was altered.</summary>
    public static string Digest(string text)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return $"{Convert.ToHexStringLower(salt)}:{Hash(salt, text)}";
    }

    /// <summary>Whether a text is the one of which the digest was made.</summary>
    public static bool Matches(string digest, string text)
    {
        var colon = digest.IndexOf(':', StringComparison.Ordinal);
        return colon == SaltLength * 2
            && string.Equals(digest[(colon + 1)..], Hash(Convert.FromHexString(digest[..colon]), text), StringComparison.Ordinal);
    }

    /// <summary>Whether the folder's key unwraps this review's.</summary>
    internal bool CanOpen(Guid reviewId)
    {
        try
        {
            return KeyOf(reviewId, make: false).Length > 0;
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    private static string Hash(byte[] salt, string text) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]));

    private byte[] KeyOf(Guid reviewId, bool make)
    {
        if (db.Set<SealKey>().Find(reviewId) is { } stored)
            return Decrypt(
                folder.Get(WrappingKey),
                stored.Wrapped,
                reviewId,
                $"The key that wraps the seals is not the one in {folder.Path}: put back the folder that was there when they were made."
            );
        if (!make)
            throw new SealBrokenException("Nothing was ever sealed in this review.");
        var key = RandomNumberGenerator.GetBytes(32);
        db.Add(new SealKey { ReviewId = reviewId, Wrapped = Convert.ToBase64String(Encrypt(folder.Get(WrappingKey), key, reviewId)) });
        return key;
    }

    /// <summary>Nonce, tag and cipher text. The review's key is bound in, so that a seal moved to another review does not open.</summary>
    private static byte[] Encrypt(byte[] key, byte[] plain, Guid reviewId)
    {
        var result = new byte[NonceLength + TagLength + plain.Length];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            nonce,
            plain,
            result.AsSpan(NonceLength + TagLength),
            result.AsSpan(NonceLength, TagLength),
            reviewId.ToByteArray(bigEndian: true)
        );
        return result;
    }

    private static byte[] Decrypt(byte[] key, string sealedText, Guid reviewId, string otherwise)
    {
        try
        {
            var bytes = Convert.FromBase64String(sealedText);
            var plain = new byte[bytes.Length - NonceLength - TagLength];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(
                bytes.AsSpan(0, NonceLength),
                bytes.AsSpan(NonceLength + TagLength),
                bytes.AsSpan(NonceLength, TagLength),
                plain,
                reviewId.ToByteArray(bigEndian: true)
            );
            return plain;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or OverflowException)
        {
            throw new SealBrokenException(otherwise, error);
        }
    }
}
