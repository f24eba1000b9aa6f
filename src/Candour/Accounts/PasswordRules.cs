using System.Text;
using Candour.Foundation;

namespace Candour.Accounts;

/// <summary>
/// What makes a password weak: being short, being built from what everybody tries first, or from one's own name.
/// Nothing else is asked, no capitals and no signs: such rules give passwords that are hard to keep in mind and easy to
/// guess.
/// </summary>
public static class PasswordRules
{
    /// <summary>The fewest signs.</summary>
    public const int Shortest = 12;

    /// <summary>The most.</summary>
    public const int Longest = 200;

    private const int FewestDifferent = 5;
    private const int WordsTooFew = 2;
    private const int OwnWord = 4;

    private static readonly HashSet<string> Common = Read();
    private static readonly int LongestCommon = Common.Max(w => w.Length);

    /// <summary>The key of the reason for which a password is not taken; null when it is.</summary>
    public static string? WhyNot(string password, string name, string address)
    {
        if (password.EnumerateRunes().Count() < Shortest)
            return "accounts.password.short";
        if (password.Length > Longest)
            return "accounts.password.long";
        if (HoldsOwn(password, name, address))
            return "accounts.password.own";
        return IsCommon(password) ? "accounts.password.common" : null;
    }

    /// <summary>How many words the list has, for its test.</summary>
    internal static int Count => Common.Count;

    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        if (lower.EnumerateRunes().Distinct().Count() < FewestDifferent || IsRun(lower))
            return true;
        return new[] { lower, Unleet(lower) }.Any(text => Common.Contains(text) || IsBuiltOfCommon(Letters(text)));
    }

    /// <summary>"abcdefgh1234", "aaaabbbbcccc": each sign the next, the one before or the same.</summary>
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1)).Count(pair => Math.Abs(pair.Second - pair.First) <= 1);
        return steps >= (text.Length - 1) * 0.8;
    }

    /// <summary>Whether the letters are one or two words of the list, as often as you like: "summersummer", "welcomepassword".</summary>
    private static bool IsBuiltOfCommon(string letters)
    {
        if (letters.Length == 0)
            return false;
        // Fewest different words that make up the text up to each place; a word repeated counts once.
        var ways = new HashSet<string>?[letters.Length + 1];
        ways[0] = [];
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var start = Math.Max(0, end - LongestCommon); start < end; start++)
            {
                if (ways[start] is not { } before || !Common.Contains(letters[start..end]))
                    continue;
                HashSet<string> words = [.. before, letters[start..end]];
                if (words.Count <= WordsTooFew && (ways[end] is null || words.Count < ways[end]!.Count))
                    ways[end] = words;
            }
        }
        return ways[letters.Length] is not null;
    }

    private static bool HoldsOwn(string password, string name, string address)
    {
        var folded = Fold.Sort(password).Replace(" ", "", StringComparison.Ordinal);
        var before = address.Split('@')[0];
        var own = Fold.Sort(name)
            .Split(' ')
            .Append(Fold.Sort(name).Replace(" ", "", StringComparison.Ordinal))
            .Concat(Fold.Sort(before).Split(' '))
            .Append(Fold.Sort(before).Replace(" ", "", StringComparison.Ordinal));
        return own.Any(word => word.Length >= OwnWord && folded.Contains(word, StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    private static string Unleet(string text)
    {
        // Signs at the end are an ornament ("summer!"), within a word they stand for a letter ("p@ssw0rd").
        var result = new StringBuilder(text.Length);
        foreach (var c in text.TrimEnd([.. "0123456789!?.,*#£$ "]))
        {
            result.Append(
                c switch
                {
                    '0' => 'o',
                    '1' or '!' or '|' => 'i',
                    '3' => 'e',
                    '4' or '@' => 'a',
                    '5' or '$' => 's',
                    '7' or '+' => 't',
                    '8' => 'b',
                    '9' => 'g',
                    _ => c,
                }
            );
        }
        return result.ToString();
    }

    private static HashSet<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Candour.Accounts.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#')
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        ];
    }
}
