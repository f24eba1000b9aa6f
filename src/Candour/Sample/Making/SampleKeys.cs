using System.Globalization;
using System.Text;

namespace Candour.Sample.Making;

/// <summary>Readable keys and short names.</summary>
internal static class SampleKeys
{
    /// <summary>Small letters without marks, joined by hyphens.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in Plain(text).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (letter is ' ' or '-' && slug is not [] && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }

    /// <summary>What people call a school.</summary>
    public static string Short(string name)
    {
        foreach (var ending in new[] { "Primary School", "High School", "Infants' School", "Junior School" })
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return name[..^" School".Length].Replace("Infants'", "Infants", StringComparison.Ordinal);
            }
        }

        return name;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(
                    letter switch
                    {
                        'ł' => "l",
                        'Ł' => "L",
                        'ø' => "o",
                        'Ø' => "O",
                        'đ' => "d",
                        'Đ' => "D",
                        'ı' => "i",
                        'æ' => "ae",
                        'Æ' => "Ae",
                        _ => letter.ToString(),
                    }
                );
            }
        }

        return plain.ToString();
    }
}
