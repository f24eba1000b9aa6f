using System.Text.RegularExpressions;

namespace Candour.Foundation.Wording;

/// <summary>
/// Looks for what could be somebody's name in written English: a warning for whoever writes, never a proof that there
/// is none. It asks about too much rather than too little, and knows nobody.
/// </summary>
public static partial class NameScreen
{
    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase)
    {
        "I",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Easter",
        "Eid",
        "Diwali",
        "Hanukkah",
        "Ramadan",
        "Passover",
        "Year",
        "Key",
        "Stage",
        "Early",
        "Years",
        "Foundation",
        "Reception",
        "Nursery",
        "Spring",
        "Summer",
        "Autumn",
        "Winter",
        "English",
        "Maths",
        "Science",
        "History",
        "Geography",
        "Art",
        "Music",
        "French",
        "Spanish",
        "German",
        "Latin",
        "Urdu",
        "Polish",
        "Arabic",
        "Welsh",
        "British",
        "European",
        "Christian",
        "Muslim",
        "Jewish",
        "Hindu",
        "Sikh",
        "Catholic",
        "Church",
        "England",
        "Britain",
        "Europe",
        "Internet",
        "Primary",
        "Secondary",
        "Academy",
        "School",
        "College",
        "Infant",
        "Junior",
        "Sixth",
        "Form",
    };

    /// <summary>Words that could name somebody, each once, in the order in which they stand.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="known">Names that may stand there: of the school, of the town.</param>
    public static IReadOnlyList<string> Suspects(string text, params IEnumerable<string> known)
    {
        var allowed = known.SelectMany(name => Word().Matches(name).Select(m => m.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var titled = Titled().Matches(text).Select(m => (m.Index, m.Value));
        var within = Word()
            .Matches(text)
            .Where(m =>
                char.IsUpper(m.Value[0]) && !m.Value.All(c => char.IsUpper(c) || !char.IsLetter(c)) && !BeginsSentence(text, m.Index)
            )
            .Where(m => !Ordinary.Contains(Bare(m.Value)) && !allowed.Contains(Bare(m.Value)))
            .Select(m => (m.Index, Value: Bare(m.Value)));
        var found = titled.Concat(within).OrderBy(m => m.Index).ToList();
        return
        [
            .. found
                .Where(m => !found.Any(o => o.Value.Length > m.Value.Length && o.Index <= m.Index && m.Index < o.Index + o.Value.Length))
                .Select(m => m.Value)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Bare(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    private static bool BeginsSentence(string text, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (text[i] is '.' or '!' or '?' or '\n' or ':' or '…' or '•')
                return true;
            if (!char.IsWhiteSpace(text[i]) && text[i] is not ('"' or '“' or '‘' or '\'' or '(' or '-' or '–'))
                return false;
        }
        return true;
    }

    [GeneratedRegex(
        @"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Madam|Rev|Reverend|Father|Sister|Imam|Rabbi)\.?\s+\p{Lu}[\p{L}’'-]*",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Titled();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}’'-]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
