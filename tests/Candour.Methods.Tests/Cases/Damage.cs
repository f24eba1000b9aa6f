namespace Candour.Methods.Tests.Cases;

/// <summary>Damages a text in a way that a seed says: cells go, come or change their kind, lines are lost, the end is cut off.</summary>
internal static class Damage
{
    private static readonly string[] Values =
    [
        "",
        "x",
        "-1",
        "0",
        "1e308",
        "-1e308",
        "1e-300",
        "NaN",
        "Infinity",
        "99999999999",
        "2147483647",
        "-2147483648",
        "null",
        "1.5",
        "2026-02-30",
        "\"",
        "ä\t",
    ];

    public static string Of(string text, int seed)
    {
        var dice = new Random(seed);
        for (var times = 1 + dice.Next(3); times > 0; times--)
            text = Once(text, dice);
        return text;
    }

    private static string Once(string text, Random dice)
    {
        if (text.Length == 0)
            return text;
        var lines = text.Split('\n');
        var line = dice.Next(lines.Length);
        switch (dice.Next(9))
        {
            case 0:
                return text[..dice.Next(text.Length)];
            case 1:
                lines[line] = lines[dice.Next(lines.Length)];
                break;
            case 2:
                lines = [.. lines.Take(1 + dice.Next(lines.Length))];
                break;
            case 3:
                lines = [.. lines.Where((_, i) => i == 0 || dice.Next(2) == 0)];
                break;
            case 4:
                // One column says the same throughout.
                var column = dice.Next(lines[0].Split(',').Length);
                var same = Values[dice.Next(Values.Length)];
                lines = [.. lines.Select((l, i) => i == 0 ? l : Replaced(l, column, same))];
                break;
            default:
                lines[line] = Replaced(lines[line], dice.Next(8), Values[dice.Next(Values.Length)]);
                break;
        }
        return string.Join('\n', lines);
    }

    private static string Replaced(string line, int cell, string value)
    {
        var cells = line.Split(',');
        // In JSON the mark before or after a value stays, so that what comes of it is mostly JSON of another kind.
        var at = cell % cells.Length;
        var (old, begin) = (cells[at], cells[at].IndexOf(':', StringComparison.Ordinal));
        cells[at] = begin < 0 ? value : string.Concat(old.AsSpan(0, begin + 1), value);
        return string.Join(',', cells);
    }
}
