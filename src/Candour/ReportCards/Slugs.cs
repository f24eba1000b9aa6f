using System.Text;
using Candour.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Candour.ReportCards;

/// <summary>Makes the name in a card's public address: the school's, in plain letters, and a number where another school has it.</summary>
public sealed class Slugs(ReportCardsAccess access)
{
    private const int Longest = 60;

    /// <summary>A name that no other school's card has.</summary>
    public async Task<string> MakeAsync(string school, Guid schoolId, CancellationToken cancel = default)
    {
        var plain = Of(school);
        var numbered = plain + "-";
        var taken = await access
            .Editions.Where(e => e.OwnerId != schoolId && (e.Slug == plain || e.Slug.StartsWith(numbered)))
            .Select(e => e.Slug)
            .Distinct()
            .ToListAsync(cancel);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? plain : $"{plain}-{n}").First(slug => !taken.Contains(slug));
    }

    /// <summary>A name in lower-case letters and digits of ASCII, with hyphens between words.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in Fold.Sort(name))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var whole = slug.ToString().Trim('-');
        var cut = whole.Length <= Longest ? whole : whole[..Longest].TrimEnd('-');
        return cut.Length > 0 ? cut : "school";
    }
}
