using System.Text.RegularExpressions;

namespace Candour.Sample.Making;

/// <summary>
/// Makes texts from templates: {gaps} are filled and [one|of|these] is chosen. It remembers every
/// sentence of six words or more and does not use one again while there is another way to say it.
/// </summary>
internal sealed partial class Weaver(Dice dice)
{
    private readonly Dictionary<string, int> _said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);

    /// <summary>One of the templates, worded so that no sentence is used more often than the limit.</summary>
    public string Say(IReadOnlyList<string> templates, Slots slots, int most = 1) =>
        TrySay(templates, slots, most) ?? throw new InvalidOperationException($"All has been said already: {templates[0]}");

    /// <summary>The same, or nothing when everything has been said too often.</summary>
    public string? TrySay(IReadOnlyList<string> templates, Slots slots, int most = 1)
    {
        for (var limit = 1; limit <= most; limit++)
        {
            foreach (var template in dice.Shuffled(templates).OrderBy(Uses))
            {
                if (TryWord(template, slots, limit) is { } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    /// <summary>A phrase within a sentence: filled, and not remembered.</summary>
    public string Phrase(string template, Slots slots) => Fill(template, slots);

    private int Uses(string template) => _used.GetValueOrDefault(template);

    private string? TryWord(string template, Slots slots, int limit)
    {
        for (var attempt = 0; attempt < 14; attempt++)
        {
            var text = Fill(template, slots);
            var sentences = Sentences.Long(text).Distinct().ToList();
            if (sentences.TrueForAll(sentence => _said.GetValueOrDefault(sentence) < limit))
            {
                sentences.ForEach(sentence => _said[sentence] = _said.GetValueOrDefault(sentence) + 1);
                _used[template] = Uses(template) + 1;
                return text;
            }
        }

        return null;
    }

    private string Fill(string template, Slots slots)
    {
        var drawn = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = template;
        for (var depth = 0; depth < 4 && text.Contains('{', StringComparison.Ordinal); depth++)
        {
            text = Gap().Replace(text, match => Value(match.Groups["name"].Value, slots, drawn));
        }

        return Choice().Replace(text, match => dice.Pick(match.Groups["ways"].Value.Split('|')));
    }

    private string Value(string name, Slots slots, Dictionary<string, string> drawn)
    {
        if (!char.IsUpper(name[0]))
        {
            return slots.Value(name, drawn, dice);
        }

        var value = slots.Value(char.ToLowerInvariant(name[0]) + name[1..], drawn, dice);
        return Capital(value);
    }

    /// <summary>Puts a capital at the front, or on the gap that will stand at the front.</summary>
    public static string Capital(string value)
    {
        var at = value.TakeWhile(letter => letter is '{' or '[' or '"').Count();
        var capital = value[..at] + char.ToUpperInvariant(value[at]) + value[(at + 1)..];
        return value[0] is '['
            ? "["
                + string.Join('|', value[1..value.IndexOf(']', StringComparison.Ordinal)].Split('|').Select(Capital))
                + value[value.IndexOf(']', StringComparison.Ordinal)..]
            : capital;
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\[(?<ways>[^\[\]]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choice();
}
