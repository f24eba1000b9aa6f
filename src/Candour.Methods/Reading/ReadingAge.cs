using Candour.Methods.Disclosure;

namespace Candour.Methods.Reading;

/// <summary>
/// About how old a reader must be to read an English text with ease: a hint for whoever writes, never a mark.
/// </summary>
/// <remarks>
/// Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75):
/// <c>0.39 × words/sentences + 11.8 × syllables/words − 15.59</c>, plus five for the age at which an English child is
/// in the year of that grade. Syllables are counted by groups of vowels, which is within one in ten for ordinary
/// English. Unit: years. Fewer than <see cref="FewestWords"/> words are too few to say: Unknown.
/// </remarks>
public static class ReadingAge
{
    /// <summary>Below this one long word moves the answer by years.</summary>
    public const int FewestWords = 30;

    /// <summary>The youngest age told; the formula has no meaning below it.</summary>
    private const double Youngest = 5;

    private const double YearsToAge = 5;

    /// <summary>Too few words to say.</summary>
    public static Reason TooShort { get; } = new("too-short", FewestWords);

    /// <summary>The age, rounded to whole years.</summary>
    /// <param name="text">Any text; without words there is no reading age.</param>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    public static Stated<int> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words(text);
        if (words.Count < FewestWords)
            return Stated.Unknown<int>(TooShort);
        var grade = Grade(words.Count, Sentences(text), words.Sum(Syllables));
        return Stated.Number((int)Math.Round(Math.Max(Youngest, grade + YearsToAge), MidpointRounding.AwayFromZero));
    }

    /// <summary>The formula itself.</summary>
    /// <param name="words">How many words.</param>
    /// <param name="sentences">How many sentences.</param>
    /// <param name="syllables">How many syllables in all.</param>
    public static double Grade(int words, int sentences, int syllables)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sentences, 1);
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    /// <summary>The syllables of an English word: groups of vowels, less a silent e, at least one.</summary>
    /// <param name="word">One word.</param>
    public static int Syllables(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var letters = word.ToLowerInvariant().Where(char.IsLetter).ToArray();
        var count = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (IsVowel(letters[i]) && (i == 0 || !IsVowel(letters[i - 1])))
                count++;
        }
        return Math.Max(1, count - (EndsSilently(letters) ? 1 : 0));
    }

    // "care" and "cared" have one syllable, "little", "wanted" and "see" keep their last.
    private static bool EndsSilently(char[] letters) =>
        letters switch
        {
            [.., 'l' or 'r', 'e'] when letters.Length > 2 && !IsVowel(letters[^3]) => false,
            [.., var before, 'e'] => !IsVowel(before),
            [.., var before, 'e', 'd'] => !IsVowel(before) && before is not ('t' or 'd'),
            [.., var before, 'e', 's'] => !IsVowel(before) && before is not ('s' or 'z' or 'x' or 'c' or 'g' or 'h'),
            _ => false,
        };

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static List<string> Words(string text) =>
        [
            .. text.Split([' ', '\t', '\r', '\n', '\u00A0', '/', '–', '—'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Any(char.IsLetter)),
        ];

    /// <summary>Ends of sentences; a line without one ends a sentence too, as headings and list items do.</summary>
    private static int Sentences(string text)
    {
        var count = 0;
        var open = false;
        foreach (var letter in text)
        {
            if (open && letter is ('.' or '!' or '?' or '\n' or '…'))
            {
                count++;
                open = false;
            }
            else if (char.IsLetter(letter))
            {
                open = true;
            }
        }
        return Math.Max(1, count + (open ? 1 : 0));
    }
}
