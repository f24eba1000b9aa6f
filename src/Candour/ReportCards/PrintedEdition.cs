using System.Security.Cryptography;
using System.Text.Json;
using Candour.Foundation;
using Candour.Foundation.Time;

namespace Candour.ReportCards;

/// <summary>Makes the two rows of an edition from a proof and its printed page.</summary>
internal static class PrintedEdition
{
    /// <param name="day">The day that the page names.</param>
    /// <param name="at">The instant of publishing.</param>
    public static (CardEdition Edition, EditionContent Content) Of(
        CardProof proof,
        string slug,
        int version,
        byte[] page,
        DateOnly day,
        DateTime at
    )
    {
        var edition = new CardEdition
        {
            Id = Ids.New(),
            OwnerId = proof.SchoolId,
            School = proof.School,
            Slug = slug,
            Version = version,
            Year = AcademicYear.Of(day).Start,
            Design = proof.Composed.Design,
            ResultIds = [.. proof.Used],
            Digest = Convert.ToHexStringLower(SHA256.HashData(page)),
            PublishedAt = at,
        };
        var content = new EditionContent
        {
            Id = Ids.New(),
            EditionId = edition.Id,
            OwnerId = proof.SchoolId,
            PublishedAt = at,
            Page = page,
            Data = JsonSerializer.Serialize(proof.Composed, JsonSerializerOptions.Web),
        };
        return (edition, content);
    }
}
