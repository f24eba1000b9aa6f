using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Candour.Web.KeptForms;

/// <summary>
/// A key of all that a post holds: where to, every field, every file. Two presses of one button make the same key; the
/// same words typed into a page that was opened anew do not, because its envelope is another.
/// </summary>
internal static class PostKey
{
    public static async Task<Guid> OfAsync(HttpRequest request, IFormCollection form)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Put(hash, request.Path + request.QueryString);
        foreach (var field in form.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Put(hash, field.Key);
            foreach (var value in field.Value)
                Put(hash, value ?? "");
        }
        foreach (var file in form.Files)
        {
            Put(hash, file.Name);
            Put(hash, file.FileName);
            await using var content = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(content, request.HttpContext.RequestAborted));
        }
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>With its length before it, so that no two ways of cutting give the same bytes.</summary>
    private static void Put(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(Encoding.Unicode.GetBytes(text));
    }
}
